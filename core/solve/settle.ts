import type { Random } from "../domain/random.ts";
import { anneal } from "./anneal.ts";
import { exchange } from "./exchange.ts";
import { kick } from "./kick.ts";
import { imbalance, type Objective, strainOf } from "./objective.ts";
import { type Partition, recount } from "./partition.ts";
import type { Ticker } from "./progress.ts";
import { typicalChange } from "./refine.ts";

export type SettleTask = {
  readonly partition: Partition;
  readonly objective: Objective;
  /** Strain (see `strainOf`) above which a territory is worth the work. */
  readonly goal: number;
  /** Proposals it may take. */
  readonly proposals: number;
  /** Also kicks, and a second time round: for territories that must not stay as they are. */
  readonly thorough: boolean;
};

/** Farthest neighbourhood that is reworked, in steps from territory to territory. */
const FARTHEST = 4;
const EXCHANGE_PRESSURE = 10;
/** What looking for exchanges and kicks costs, in proposals. */
const EXCHANGE_PROPOSALS = 300;
const KICK_PROPOSALS = 4000;
/**
 * Beginning softly lets the neighbourhood find other shapes: measured with k = 200 and 500 on ZIP cells, an early
 * pressure of 0.3 instead leaves half as many again over the goal.
 */
const REWORK_PRESSURE = [0.005, 1] as const;
/** … and of the second time round, so soft that units of a third of a target change hands. */
const SOFT_PRESSURE = [0.00005, 1] as const;
const PROPOSALS_PER_NODE = 30;
const FEWEST_PROPOSALS = 2048;
const MOST_PROPOSALS = 61440;

/**
 * Brings stubborn territories into tolerance: the worst one is offered exchanges and kicks (see these); failing them,
 * it and the territories round it are annealed again on their own, under growing pressure and with chains of two moves, and put back as they were if that was no gain. The next
 * attempt at the same territory reaches one step farther, and after the farthest, where the task is thorough, begins softer with the
 * nearest again.
 *
 * @returns Proposals made. The partition is never worse than before by Σ imbalance.
 */
export function settle(task: SettleTask, random: Random, ticker: Ticker): number {
  const { partition, objective, goal, proposals, thorough } = task;
  const mostAttempts = thorough ? 2 * FARTHEST : FARTHEST;
  const { part, k, frozen } = partition;
  const attempts = new Int32Array(k);
  const kicked = new Uint8Array(k);
  const open = new Uint8Array(k);
  const frozenBefore = frozen.slice();
  const before = part.slice();
  let iterations = 0;
  while (iterations < proposals) {
    const worst = worstWithin(partition, objective, goal, attempts, mostAttempts);
    if (worst < 0 || !ticker.tick(partition, [], iterations / proposals)) break;
    iterations += EXCHANGE_PROPOSALS;
    let isBetter = exchange(partition, objective, worst, goal, EXCHANGE_PRESSURE);
    if (!isBetter && thorough && kicked[worst] === 0) {
      kicked[worst] = 1;
      iterations += KICK_PROPOSALS;
      isBetter = kick(partition, objective, worst, goal, EXCHANGE_PRESSURE);
    }
    if (isBetter) {
      attempts.fill(0);
      continue;
    }
    openAround(partition, worst, 1 + (attempts[worst]! % FARTHEST), open);
    let nodes = 0;
    for (let node = 0; node < part.length; node++) {
      const isOpen = open[part[node]!] === 1;
      if (isOpen) nodes++;
      frozen[node] = isOpen ? frozenBefore[node]! : 1;
    }
    recount(partition);
    before.set(part);
    const costBefore = costOf(partition, objective, open);
    const scale = typicalChange(partition, objective, random);
    if (scale > 0) {
      const most = Math.min(MOST_PROPOSALS, Math.max(FEWEST_PROPOSALS, PROPOSALS_PER_NODE * nodes));
      iterations += anneal(
        partition,
        objective,
        {
          temperature: [0.5 * scale, 0.02 * scale],
          pressure: attempts[worst]! < FARTHEST ? REWORK_PRESSURE : SOFT_PRESSURE,
          proposals: most,
          open,
          chains: true,
        },
        random,
        () => ticker.tick(partition, [], iterations / proposals),
      );
    }
    if (costOf(partition, objective, open) < costBefore - 1e-9) {
      attempts[worst] = 0;
      kicked[worst] = 0;
    } else {
      part.set(before);
      attempts[worst]!++;
    }
    frozen.set(frozenBefore);
    recount(partition);
  }
  return iterations;
}

function worstWithin(
  partition: Partition,
  objective: Objective,
  goal: number,
  attempts: Int32Array,
  most: number,
): number {
  let worst = -1;
  let worstStrain = goal;
  for (let territory = 0; territory < partition.k; territory++) {
    const strain = strainOf(objective, partition, territory);
    if (strain <= worstStrain || attempts[territory]! >= most) continue;
    worst = territory;
    worstStrain = strain;
  }
  return worst;
}

/** Marks the territories within `steps` of `centre`. */
function openAround({ graph, part }: Partition, centre: number, steps: number, open: Uint8Array): void {
  open.fill(0);
  open[centre] = 1;
  for (let step = 0; step < steps; step++) {
    const inner = open.slice();
    for (let node = 0; node < part.length; node++) {
      if (inner[part[node]!] === 0) continue;
      for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) open[part[graph.neighbours[e]!]!] = 1;
    }
  }
}

function costOf({ total, k }: Partition, objective: Objective, open: Uint8Array): number {
  let cost = 0;
  for (let territory = 0; territory < k; territory++) {
    if (open[territory] === 1) cost += imbalance(objective, total, territory);
  }
  return cost;
}

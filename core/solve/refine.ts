import type { Random } from "../domain/random.ts";
import { anneal, costOfMove } from "./anneal.ts";
import type { CoarseLevel } from "./coarsen.ts";
import { pullUp } from "./hierarchy.ts";
import type { Objective } from "./objective.ts";
import { type Partition, partitionOf } from "./partition.ts";
import type { Ticker } from "./progress.ts";
import type { SolveGraph } from "./solve-graph.ts";

/**
 * How a run cools, temperatures in units of the mean change of cost by shape of a move on the level. Measured on
 * 33,296 ZIP cells, k = 10, 50, 200: hotter coarse levels or an early high pressure give long, thin territories
 * (border + 10 … 25 %), colder ones leave imbalance behind. Since currents (see `currentsOf`) balance at a distance,
 * the pressure may begin near nothing: with 0.0005 200 territories are a hundredth less round, with 0.002 four; with
 * 0.00003 some plans of 10 are.
 */
export type Cooling = {
  readonly coarsest: number;
  readonly warm: number;
  readonly cold: number;
  readonly last: number;
  /** Weight of the balance, from the first proposal on the coarsest level to the last on the finest. */
  readonly pressure: readonly [number, number];
  /** Proposals per boundary node, on the coarsest level and on all others. */
  readonly sweeps: readonly [number, number];
};

/** Beginning with nothing: the coarsest level decides where the territories lie. */
export const FROM_NOTHING: Cooling = {
  coarsest: 0.3,
  warm: 0.15,
  cold: 0.1,
  last: 0.03,
  pressure: [0.0001, 1],
  sweeps: [200, 240],
};

/** Beginning with a plan that is to be improved, not replaced. */
export const FROM_PLAN: Cooling = {
  coarsest: 0.05,
  warm: 0.05,
  cold: 0.03,
  last: 0.02,
  pressure: [0.01, 1],
  sweeps: [240, 160],
};

export type RefineTask = {
  readonly graph: SolveGraph;
  /** Finest first; may be empty. */
  readonly levels: readonly CoarseLevel[];
  readonly k: number;
  readonly objective: Objective;
  readonly cooling: Cooling;
  readonly effort: number;
};

/**
 * Anneals a plan of the coarsest level, then of each finer one down to the units.
 *
 * @param coarsest Plan on the coarsest graph, connected territories; overwritten.
 * @returns The plan of the units with its sums, the proposals made, and the objective with the price of the last level.
 */
export function refine(
  task: RefineTask,
  coarsest: Int32Array,
  random: Random,
  ticker: Ticker,
): { readonly partition: Partition; readonly iterations: number; readonly objective: Objective } {
  const { graph, levels, k, objective, cooling, effort } = task;
  const [firstPressure, lastPressure] = cooling.pressure;
  const steps = levels.length + 1;
  let iterations = 0;
  let part = coarsest;
  for (let level = levels.length; ; level--) {
    const levelGraph = level === 0 ? graph : levels[level - 1]!.graph;
    const partition = partitionOf(levelGraph, k, part);
    const isCoarsest = level === levels.length;
    const step = levels.length - level;
    const pressureAt = (done: number): number => firstPressure * (lastPressure / firstPressure) ** done;
    const scale = typicalChange(partition, objective, random);
    const priced = pricedFor(partition, objective, scale);
    const path = levels.slice(0, level);
    const proposals = Math.ceil(effort * cooling.sweeps[isCoarsest ? 0 : 1] * partition.boundaryCount);
    let ticks = 0;
    if (scale > 0) {
      iterations += anneal(
        partition,
        priced,
        {
          temperature: [
            scale * (isCoarsest ? cooling.coarsest : cooling.warm),
            scale * (level === 0 ? cooling.last : cooling.cold),
          ],
          pressure: [pressureAt(step / steps), pressureAt((step + 1) / steps)],
          proposals,
          currents: true,
        },
        random,
        () => ticker.tick(partition, path, (step + (ticks++ * 2048) / proposals) / steps),
      );
    }
    if (level === 0) return { partition, iterations, objective: priced };
    part = pullUp(partition.part, levels[level - 1]!);
  }
}

/**
 * The objective with its price, given in typical changes of shape per typical boundary node that leaves home, turned
 * into cost. */
function pricedFor({ graph, boundary, boundaryCount }: Partition, objective: Objective, scale: number): Objective {
  if (objective.price === 0 || boundaryCount === 0) return objective;
  let stake = 0;
  for (let i = 0; i < boundaryCount; i++) stake += graph.stake[boundary[i]!]!;
  return { ...objective, price: stake > 0 ? (objective.price * scale * boundaryCount) / stake : 0 };
}

/** Mean absolute change of the cost by shape alone over random moves; 0 when nothing can move. */
export function typicalChange(partition: Partition, objective: Objective, random: Random): number {
  const { graph, part, boundary, boundaryCount, size } = partition;
  let sum = 0;
  let count = 0;
  if (boundaryCount === 0) return 0;
  for (let i = 0; i < 1000; i++) {
    const node = boundary[Math.floor(random() * boundaryCount)]!;
    const begin = graph.offsets[node]!;
    const slot = begin + Math.floor(random() * (graph.offsets[node + 1]! - begin));
    const to = part[graph.neighbours[slot]!]!;
    if (to === part[node] || size[part[node]!] === 1) continue;
    const change = Math.abs(costOfMove(partition, { ...objective, price: 0, budget: Infinity }, node, to, 0));
    sum += change;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

import type { Random } from "../domain/random.ts";
import { carryOut, isPossible } from "./carry-out.ts";
import { chainsAlong } from "./chains-along.ts";
import { type Objective, strainOf } from "./objective.ts";
import type { Partition } from "./partition.ts";
import type { Ticker } from "./progress.ts";
import { bestPath, type Path } from "./slack-path.ts";
import { territoryGraph } from "./territory-graph.ts";
import { type Trade, traderOf } from "./trades.ts";

export type RouteTask = {
  readonly partition: Partition;
  readonly objective: Objective;
  /** Strain (see `strainOf`) above which a territory has too much or too little. */
  readonly goal: number;
  /** Weight of the balance against the shapes. */
  readonly pressure: number;
  /** Paths tried for one territory before it is left as it is. */
  readonly tries: number;
};

/** Times that chains are looked for along one path, without the trades that turned out to be impossible. */
const ROUNDS = 8;
/** Largest set that may be part of a trade, in targets. */
const LARGEST = 0.6;
/** What a step counts more after each time that nothing could be carried over it. */
const DETOUR = 1;

/**
 * Slack routing: what one territory has too much (or too little) of is sent (or fetched) over the graph of touching
 * territories to where there is room for it, each territory on the way handing on about what it gets, so that only
 * the two ends change. Successive shortest paths for the minimum-cost flow of the excess (Ahuja, Magnanti, Orlin
 * 1993, "Network Flows", section 9.7), each augmentation being carried out on the units at once, since what a step
 * costs in shape and which amounts are to be had is only known there.
 *
 * @returns Paths tried. Neither the imbalance nor the cost at this pressure is higher than before; territories stay
 *   connected, locks and budget are kept.
 */
export function routeSlack(task: RouteTask, random: Random, ticker: Ticker): number {
  const { partition, objective, goal, pressure, tries } = task;
  const { k } = partition;
  const failures = new Int32Array(k);
  const detours = new Map<number, number>();
  const trader = traderOf(partition, objective, random);
  let map = territoryGraph(partition);
  const known = new Map<string, readonly Trade[]>();
  let tried = 0;

  const tradesOf = (path: Path, from: number, to: number): readonly Trade[] => {
    const name = `${path.territories[0]} ${from} ${to}`;
    const trades = known.get(name) ?? trader.tradesOf({ from, to, map, ...limitsOf(partition, objective, path) });
    known.set(name, trades);
    return trades;
  };

  /** Looks for chains along the path until one can be made, or all that are left are no gain. */
  const carryAlong = (path: Path): boolean => {
    for (let round = 0; round < ROUNDS; round++) {
      const bad = new Set<Trade>();
      const chains = chainsAlong({ partition, objective, pressure, tradesOf: (a, b) => tradesOf(path, a, b), ...path });
      for (const chain of chains) {
        if (chain.some(({ trade }) => bad.has(trade))) continue;
        if (carryOut(partition, objective, chain, pressure, map.members) === "done") {
          trader.forget(chain.flatMap(({ from, to }) => [from, to]));
          return true;
        }
        for (const step of chain) if (!isPossible(partition, objective, step, map.members)) bad.add(step.trade);
      }
      if (bad.size === 0) return false;
      for (const [name, trades] of known) {
        const left = trades.filter((trade) => !bad.has(trade));
        known.set(name, left);
      }
    }
    return false;
  };

  for (;;) {
    const worst = worstWithin(partition, objective, goal, failures, tries);
    if (worst < 0 || !ticker.tick(partition, [], tried / (tried + tries))) return tried;
    tried++;
    const path = bestPath(partition, objective, map, worst, detours);
    const done = path !== null && carryAlong(path);
    if (done) {
      map = territoryGraph(partition);
      known.clear();
      failures.fill(0);
      continue;
    }
    failures[worst]!++;
    if (!path) failures[worst] = tries;
    else {
      for (let i = 1; i < path.territories.length; i++) {
        const step = path.territories[i - 1]! * k + path.territories[i]!;
        detours.set(step, (detours.get(step) ?? 0) + DETOUR);
      }
    }
  }
}

function worstWithin(
  partition: Partition,
  objective: Objective,
  goal: number,
  failures: Int32Array,
  tries: number,
): number {
  let worst = -1;
  let worstStrain = goal;
  for (let territory = 0; territory < partition.k; territory++) {
    const strain = strainOf(objective, partition, territory);
    if (strain <= worstStrain || failures[territory]! >= tries) continue;
    worst = territory;
    worstStrain = strain;
  }
  return worst;
}

/** How much a trade on the path may be about. */
function limitsOf({ total }: Partition, { inverseTarget, working }: Objective, { territories, measure }: Path) {
  const measureCount = working.length;
  const most = new Float64Array(measureCount);
  const largest = new Float64Array(measureCount);
  for (let m = 0; m < measureCount; m++) {
    const at = territories[0]! * measureCount + m;
    const target = 1 / inverseTarget[at]!;
    largest[m] = LARGEST * target;
    most[m] = m === measure ? Math.abs(total[at]! - target) + 2 * working[m]! * target : largest[m]!;
  }
  return { most, largest, measure };
}

import type { Random } from "../domain/random.ts";
import { balancingFlow, type Flow } from "./balancing-flow.ts";
import { carryOut, isPossible, makeTrade } from "./carry-out.ts";
import { chainsAlong } from "./chains-along.ts";
import { settleOn } from "./fit-seat.ts";
import { type Objective, strainOf, totalImbalance } from "./objective.ts";
import { type Partition, recount } from "./partition.ts";
import type { Ticker } from "./progress.ts";
import { type Division, divide, divisionsOf } from "./redivide.ts";
import { seatsOf } from "./reseat.ts";
import { bestPath, type Path } from "./slack-path.ts";
import { renewed, territoryGraph } from "./territory-graph.ts";
import { type Trade, traderOf } from "./trades.ts";

export type RouteTask = {
  readonly partition: Partition;
  readonly objective: Objective;
  /** Strain (see `strainOf`) above which a territory has too much or too little. */
  readonly goal: number;
  /** Weights of the balance against the shapes, one after the other. */
  readonly pressures: readonly number[];
  /** Paths tried for one territory at each before it is left as it is. */
  readonly tries: number;
  /** Also moves that only a series of paths makes up for, where territories must not stay as they are: see below. */
  readonly thorough: boolean;
  /** … and divides what stays with one neighbour at a time anew, at some cost to the shapes (see `divisionsOf`). */
  readonly divisions: boolean;
  /** Work it may take, in proposals (see `anneal`). */
  readonly proposals: number;
};

/** Times that chains are looked for along one path, without the trades that turned out to be impossible. */
const ROUNDS = 8;
/** Largest set that may be part of a trade, in targets. */
const LARGEST = 0.6;
/** What a step counts more after each time that nothing could be carried over it. */
const DETOUR = 1;
/** What it costs, in proposals, to try a path, and to look at a node of what a chain changes and at a division or seat. */
const WORK = { path: 200, look: 0.5, division: 0.1 } as const;
/** Largest flows that are forced, amounts tried for each, and paths tried for one territory afterwards. */
const FORCED_FLOWS = 5;
const FORCED_AMOUNTS = 3;
const FORCED_TRIES = 4;

/**
 * Slack routing: what one territory has too much (or too little) of is sent (or fetched) over the graph of touching
 * territories to where there is room for it, each territory on the way handing on about what it gets, so that only
 * the two ends change. Successive shortest paths for the minimum-cost flow of the excess (Ahuja, Magnanti, Orlin
 * 1993, "Network Flows", section 9.7), each augmentation being carried out on the units at once, since what a step
 * costs in shape and which amounts are to be had is only known there.
 *
 * Where several territories behind one border are each off by little, the border may have nothing as small to offer
 * as one of them needs. A thorough routing then forces what all of them need over it at once (see `balancingFlow`),
 * routes what follows, and takes everything back unless that was a gain.
 *
 * @returns Work done, in proposals. Neither the imbalance nor, but for forced flows, the cost at this pressure is higher than
 *   before; territories stay connected, locks and budget are kept.
 */
export function routeSlack(task: RouteTask, random: Random, ticker: Ticker): number {
  const router = routerOf(task, random, ticker);
  const last = task.pressures.at(-1) ?? 1;
  for (const pressure of task.pressures) router.drain(pressure, task.tries);
  if (!task.thorough) return router.work();
  const { redivide, forceFlow, reseat } = router;
  while ((task.divisions && redivide(last)) || forceFlow(last) || (task.divisions && reseat(last)));
  return router.work();
}

function routerOf({ partition, objective, goal, proposals }: RouteTask, random: Random, ticker: Ticker) {
  const { k } = partition;
  const trader = traderOf(partition, objective, random);
  let map = territoryGraph(partition);
  let ownWork = 0;
  const work = (): number => ownWork + trader.work();

  const worstStrain = (): number => {
    let worst = 0;
    for (let t = 0; t < k; t++) worst = Math.max(worst, strainOf(objective, partition, t));
    return worst;
  };

  const renew = (changed: readonly number[]): void => {
    trader.forget(changed);
    map = renewed(partition, map, new Set(changed));
  };

  /** Looks for chains along the path until one can be made, or all that are left are no gain. */
  const carryAlong = (path: Path, pressure: number): boolean => {
    const limits = limitsOf(partition, objective, path);
    for (let round = 0; round < ROUNDS; round++) {
      const bad = new Set<Trade>();
      const tradesOf = (from: number, to: number) => trader.tradesOf({ from, to, map, ...limits });
      const chains = chainsAlong({ partition, objective, pressure, tradesOf, ...path });
      for (const chain of chains) {
        if (chain.some(({ trade }) => bad.has(trade))) continue;
        for (const { from } of chain) ownWork += WORK.look * partition.size[from]!;
        if (carryOut(partition, objective, chain, pressure, map.members)) {
          renew(chain.flatMap(({ from, to }) => [from, to]));
          return true;
        }
        for (const step of chain) if (!isPossible(partition, objective, step, map.members)) bad.add(step.trade);
      }
      if (bad.size === 0) return false;
      trader.discard(bad);
    }
    return false;
  };

  /** Routes until every territory is within the goal or has failed `tries` times since the last success. */
  const drain = (pressure: number, tries: number): void => {
    const failures = new Int32Array(k);
    const detours = new Map<number, number>();
    for (;;) {
      const worst = worstWithin(partition, objective, goal, failures, tries);
      if (worst < 0 || work() >= proposals || !ticker.tick(partition, [], work() / proposals)) return;
      ownWork += WORK.path;
      const path = bestPath(partition, objective, map, worst, detours);
      if (path && carryAlong(path, pressure)) {
        failures.fill(0);
        continue;
      }
      failures[worst] = path ? failures[worst]! + 1 : tries;
      const steps = path?.territories ?? [];
      for (let i = 1; i < steps.length; i++) {
        const step = steps[i - 1]! * k + steps[i]!;
        detours.set(step, (detours.get(step) ?? 0) + DETOUR);
      }
    }
  };

  /** Forces one of the largest flows and routes what follows; false when nothing was gained by any of them. */
  const forceFlow = (pressure: number): boolean => {
    const start = worstWithin(partition, objective, goal, new Int32Array(k), 1);
    if (start < 0 || work() >= proposals || ticker.isStopped()) return false;
    const { measure } = bestPath(partition, objective, map, start, new Map()) ?? { measure: 0 };
    for (const flow of balancingFlow(partition, objective, map, measure).slice(0, FORCED_FLOWS)) {
      for (const trade of nearestTrades(flow, measure)) {
        const isBetter = isGain(() => {
          if (!makeTrade(partition, objective, { ...flow, trade }, map.members)) return;
          renew([flow.from, flow.to]);
          drain(pressure, FORCED_TRIES);
        });
        if (isBetter) return true;
      }
    }
    return false;
  };

  /** Changes the plan, and back unless there is less imbalance then and no territory worse than the worst was. */
  const isGain = (change: () => void): boolean => {
    const before = partition.part.slice();
    const imbalanceBefore = totalImbalance(objective, partition);
    const worstBefore = worstStrain();
    change();
    if (totalImbalance(objective, partition) < imbalanceBefore - 1e-9 && worstStrain() <= worstBefore + 1e-9)
      return true;
    const changed = new Set<number>();
    before.forEach((territory, node) => {
      if (partition.part[node] !== territory) changed.add(territory).add(partition.part[node]!);
    });
    partition.part.set(before);
    recount(partition);
    renew([...changed]);
    return false;
  };

  /** Divides a territory over the goal and one of its neighbours anew; false when nothing was gained anywhere. */
  const redivide = (pressure: number): boolean => {
    const failed = new Int32Array(k);
    for (;;) {
      const worst = worstWithin(partition, objective, goal, failed, 1);
      if (worst < 0 || work() >= proposals || !ticker.tick(partition, [], work() / proposals)) return false;
      failed[worst] = 1;
      const found = divisionsOf(partition, objective, worst, map, pressure, random);
      ownWork += WORK.division * found.looks;
      const { best } = found;
      if (best && isGain(() => make(best))) return true;
      for (const division of found.forced) if (forceDivision(division, pressure)) return true;
    }
  };

  const make = (division: Division): void => {
    divide(partition, division);
    renew([division.land.territory, division.land.other]);
  };

  const forceDivision = (division: Division, pressure: number): boolean =>
    isGain(() => {
      make(division);
      drain(pressure, FORCED_TRIES);
    });

  const nearestTrades = ({ from, to, amount }: Flow, measure: number): readonly Trade[] => {
    const limits = { ...limitsOf(partition, objective, { territories: [from], measure }), wanted: 1.5 * amount };
    const miss = ({ net }: Trade): number => Math.abs(net[measure]! - amount);
    return [...trader.tradesOf({ from, to, map, ...limits })]
      .sort((a, b) => miss(a) - miss(b))
      .slice(0, FORCED_AMOUNTS);
  };

  /** Lets a territory over the goal settle on another set, whoever holds it now; false when nothing was gained anywhere. */
  const reseat = (pressure: number): boolean => {
    const failed = new Int32Array(k);
    for (;;) {
      const worst = worstWithin(partition, objective, goal, failed, 1);
      if (worst < 0 || work() >= proposals || !ticker.tick(partition, [], work() / proposals)) return false;
      failed[worst] = 1;
      const { seats, looks } = seatsOf(partition, objective, worst, map.members, pressure, random);
      ownWork += WORK.division * looks;
      for (const seat of seats) {
        const isBetter = isGain(() => {
          settleOn(partition, seat);
          renew(seat.changed);
          drain(pressure, FORCED_TRIES);
          redivide(pressure);
        });
        if (isBetter) return true;
      }
    }
  };

  return { drain, redivide, forceFlow, reseat, work };
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
function limitsOf(
  { total }: Partition,
  { inverseTarget, working }: Objective,
  { territories, measure }: Pick<Path, "territories" | "measure">,
) {
  const measureCount = working.length;
  const start = territories[0]! * measureCount;
  const largest = Float64Array.from(working, (_, m) => LARGEST / inverseTarget[start + m]!);
  const target = 1 / inverseTarget[start + measure]!;
  const wanted = Math.abs(total[start + measure]! - target) + 2 * working[measure]! * target;
  return { largest, wanted, measure };
}

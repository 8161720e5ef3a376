import type { Random } from "../domain/random.ts";
import { type Objective, strainOf } from "./objective.ts";
import type { Partition } from "./partition.ts";
import type { Ticker } from "./progress.ts";
import { routeSlack } from "./route-slack.ts";
import { settle } from "./settle.ts";

/** What a route brings territories to, as a part of the goal, and the weights of the balance in it. */
const AIM_OF_ROUTE = 0.99;
const ROUTE_PRESSURES = [1, 10];
/** What a territory over the goal costs at least, so that none gets over it to bring another one in. */
const BARRIER = 0.3;
/** Rounds of routing and reworking, and the parts of the purse that one step may take. */
const ROUNDS = 4;
const ROUTE_PART = 0.6;
const REWORK_PART = 0.5;
/** What a proposal of a rework costs beside one of the search, with its chains and searches for a way round. */
const COST_OF_REWORK = 4;
/** Part of the territories over 1 % that are still worth a route each. */
const FEW = 0.5;

export type RepairTask = {
  readonly partition: Partition;
  /** With the price of the level. */
  readonly objective: Objective;
  /** Strain (see `strainOf`) of a deviation of 1 %, or that the search works towards if it is more. */
  readonly loose: number;
  /** Work that may be done in all, in proposals. */
  readonly purse: number;
};

/** Repairs of a finished plan, all paid from one purse, so that what cannot be mended does not go on for ever. */
export type Repairs = {
  /** Brings territories within the goal, by whatever it takes, as long as it gets better. */
  readonly bring: (goal: number, tries: number) => void;
  /** Routes what is over the goal, with the aim of better shapes too; thoroughly or only where it is cheap. */
  readonly route: (goal: number, tries: number, thorough: boolean) => void;
  /** … if it is not too much. */
  readonly routeFew: (goal: number, tries: number) => void;
  readonly rework: (goal: number, thorough: boolean, part: number) => void;
  readonly isWithin: (goal: number) => boolean;
  /** Proposals made, and all work done in proposals. */
  readonly iterations: () => number;
};

export function repairsOf(task: RepairTask, random: Random, ticker: Ticker): Repairs {
  const { partition, objective, loose } = task;
  const { k } = partition;
  let left = task.purse;
  let iterations = 0;

  const rework = (goal: number, thorough: boolean, part: number): void => {
    const proposals = (part * left) / COST_OF_REWORK;
    const made = settle({ partition, objective, goal, thorough, proposals }, random, ticker);
    iterations += made;
    left -= COST_OF_REWORK * made;
  };
  const route = (goal: number, tries: number, thorough: boolean): void => {
    // Within the goal nothing is gained by more balance: the cheapest way there is wanted.
    const aim = objective.working.map((working) => AIM_OF_ROUTE * goal * working);
    const routing = { ...objective, aim, barrier: BARRIER };
    const pressures = thorough ? ROUTE_PRESSURES : ROUTE_PRESSURES.slice(0, 1);
    const proposals = ROUTE_PART * left;
    const divisions = goal >= loose;
    const task = { partition, objective: routing, goal, pressures, tries, thorough, divisions, proposals };
    left -= routeSlack(task, random, ticker);
  };
  const excesses = (goal: number): number[] =>
    Array.from({ length: k }, (_, t) => Math.max(0, strainOf(objective, partition, t) - goal)).filter((s) => s > 0);
  const missOf = (goal: number): number => excesses(goal).reduce((sum, excess) => sum + excess, 0);
  const isWithin = (goal: number): boolean => excesses(goal).length === 0;
  const routeFew = (goal: number, tries: number): void => {
    if (excesses(goal).length <= FEW * k) route(goal, tries, false);
  };

  const hasMeans = (): boolean => left > 0;
  const bring = (goal: number, tries: number): void => {
    let target = goal;
    let miss = missOf(goal);
    for (let round = 0; round < ROUNDS && miss > 0 && hasMeans() && !ticker.isStopped(); round++) {
      route(target, tries, target === goal);
      if (!isWithin(goal)) rework(goal, true, REWORK_PART);
      const now = missOf(goal);
      if (now > 0.9 * miss) {
        // What does not give way at this goal may at the tighter one, where more territories have slack to trade.
        if (target !== goal || target <= loose) break;
        target = loose;
      }
      miss = now;
    }
  };
  return { bring, route, routeFew, rework, isWithin, iterations: () => iterations };
}

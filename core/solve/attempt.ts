import type { Random } from "../domain/random.ts";
import type { DeadEnd } from "./dead-ends.ts";
import { type Objective, strainOf } from "./objective.ts";
import type { Partition } from "./partition.ts";
import type { Ticker } from "./progress.ts";
import { FROM_NOTHING, FROM_PLAN, refine } from "./refine.ts";
import { routeSlack } from "./route-slack.ts";
import { settle } from "./settle.ts";
import type { StartPlan } from "./start-plan.ts";
import { startingPoint } from "./starting-point.ts";

/**
 * What may be spent on territories over the tolerance, and with what is left of it on those over what the search
 * works towards: as a part of the proposals that went before, and at least. These cost about six times as much.
 */
const SETTLE_SHARE = 0.4;
const SETTLE_LEAST = 60_000;
/** Paths tried for one territory, and rounds of routing and reworking. */
const TRIES = 12;
const ROUNDS = 3;

export type AttemptTask = {
  readonly start: StartPlan;
  readonly k: number;
  readonly objective: Objective;
  /** See `startingPoint`. */
  readonly ends: readonly DeadEnd[];
  readonly effort: number;
  /** Strain that the tolerance allows (see `strainOf`), ≥ 1. */
  readonly allowedStrain: number;
  /** Times the first pressure of the cooling plan: firmer keeps more of the balance that the start had. */
  readonly firmness: number;
};

export type Attempt = { readonly partition: Partition; readonly iterations: number };

/** One run from the start to a finished plan of the units. `from` … `to`: its part of the whole work. */
export function attempt(task: AttemptTask, random: Random, ticker: Ticker, from: number, to: number): Attempt {
  const { start, k, objective, effort, allowedStrain } = task;
  const at = (fraction: number): number => from + fraction * (to - from);
  ticker.enter("starting", at(0), at(0.05));
  const { levels, coarsest } = startingPoint(start, k, task.ends, random);

  ticker.enter("balancing", at(0.05), at(0.8));
  const plan = start.part ? FROM_PLAN : FROM_NOTHING;
  const cooling = { ...plan, pressure: [task.firmness * plan.pressure[0], plan.pressure[1]] as const };
  const refined = refine({ graph: start.graph, levels, k, objective, cooling, effort }, coarsest, random, ticker);
  const { partition } = refined;

  let iterations = refined.iterations;
  let left = Math.max(SETTLE_LEAST * effort, SETTLE_SHARE * refined.iterations);
  const rework = (goal: number, thorough: boolean, share: number): void => {
    const proposals = share * left;
    const spent = settle({ partition, objective: refined.objective, goal, thorough, proposals }, random, ticker);
    iterations += spent;
    left -= spent;
  };
  const route = (goal: number): void => {
    routeSlack({ partition, objective: refined.objective, goal, pressure: 1, tries: TRIES }, random, ticker);
  };
  const isWithin = (goal: number): boolean =>
    Array.from({ length: k }, (_, territory) => strainOf(objective, partition, territory)).every((s) => s <= goal);

  ticker.enter("polishing", at(0.8), at(0.9));
  for (let round = 0; round < ROUNDS && !isWithin(allowedStrain); round++) {
    route(allowedStrain);
    if (!isWithin(allowedStrain)) rework(allowedStrain, true, 0.5);
  }
  ticker.enter("polishing", at(0.9), at(1));
  rework(1, false, 1);
  return { partition, iterations };
}

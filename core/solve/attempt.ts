import type { Random } from "../domain/random.ts";
import type { DeadEnd } from "./dead-ends.ts";
import { leastMoves } from "./least-moves.ts";
import type { Objective } from "./objective.ts";
import { type Partition, partitionOf } from "./partition.ts";
import { polish } from "./polish.ts";
import type { Ticker } from "./progress.ts";
import { FROM_NOTHING, FROM_PLAN, refine } from "./refine.ts";
import { repairsOf } from "./repair.ts";
import type { StartPlan } from "./start-plan.ts";
import { startingPoint } from "./starting-point.ts";

/**
 * What repairs of the plan that is kept may cost, and those of any plan with a tight tolerance or of an easy search, as
 * a part of the proposals that the search itself took and in proposals. A tight tolerance is worth more, unless it is a
 * given plan that misses it: a budget of moves may be all that is in the way then.
 */
const FINISH_SHARE = 2;
const TIGHT_SHARE = 4;
const REPAIR_LEAST = 240_000;
/** Deviation from which on a tolerance is tight. */
const LOOSE = 0.01;
/** Paths tried for one territory. */
const TRIES = 12;
const TIGHT_TRIES = 4;

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
  /** What repairs may cost, as a part of the proposals that the search itself took. */
  readonly repairShare: number;
};

/** A plan of the units, the objective with the price of moving them, and the proposals that the search took. */
export type Attempt = {
  readonly partition: Partition;
  readonly objective: Objective;
  readonly iterations: number;
  /** It should stay as it is. */
  readonly isFinished: boolean;
};

/** One run from the start to a plan of the units within the tolerance, if that is to be had. `from` … `to`: its part of the whole work. */
export function attempt(task: AttemptTask, random: Random, ticker: Ticker, from: number, to: number): Attempt {
  const { start, k, objective, effort, allowedStrain } = task;
  const at = (fraction: number): number => from + fraction * (to - from);
  const kept = objective.price > 0 && start.part ? keptPlan(start.part, task, random, ticker, at) : null;
  if (kept) return kept;
  ticker.enter("starting", at(0), at(0.05));
  const { levels, coarsest } = startingPoint(start, k, task.ends, random);

  ticker.enter("balancing", at(0.05), at(0.85));
  const plan = start.isPreferred ? FROM_PLAN : FROM_NOTHING;
  // However tight the tolerance, shapes are found at the pressure of a loose one; routing does the rest.
  const softness = objective.working.reduce((least, working) => Math.min(least, (working / LOOSE) ** 2), 1);
  const [first, last] = plan.pressure;
  const cooling = { ...plan, pressure: [task.firmness * softness * first, softness * last] as const };
  const refined = refine({ graph: start.graph, levels, k, objective, cooling, effort }, coarsest, random, ticker);

  ticker.enter("polishing", at(0.85), at(1));
  const loose = looseStrain(objective);
  const purse = purseOf(task, refined.iterations, task.repairShare);
  const repairs = repairsOf({ ...refined, loose, purse }, random, ticker);
  // First the tolerance, or 1 % if it is tighter.
  repairs.bring(Math.max(allowedStrain, loose), TRIES);
  return { ...refined, iterations: refined.iterations + repairs.iterations(), isFinished: false };
}

/**
 * The finish of the plan that is kept: 1 % where that is cheap, then what is left of a tighter tolerance. The more
 * attempts it took, the less is spent on it.
 */
export function finish(task: AttemptTask, kept: Attempt, attempts: number, random: Random, ticker: Ticker): Attempt {
  const { allowedStrain, effort } = task;
  if (kept.isFinished) return kept;
  ticker.enter("polishing", 0.9, 1);
  const loose = looseStrain(kept.objective);
  const purse = purseOf(task, kept.iterations, FINISH_SHARE / attempts);
  const repairs = repairsOf({ ...kept, loose, purse }, random, ticker);
  repairs.routeFew(loose, TIGHT_TRIES);
  repairs.rework(loose, false, 1);
  repairs.routeFew(loose, TIGHT_TRIES);
  let iterations = kept.iterations;
  if (loose > allowedStrain) {
    repairs.route(allowedStrain, TIGHT_TRIES, true);
    iterations += polish(kept.partition, kept.objective, allowedStrain, effort, random, ticker);
    repairs.bring(allowedStrain, TIGHT_TRIES);
  }
  return { ...kept, isFinished: true, iterations: iterations + repairs.iterations() };
}

/** Strain of a deviation of 1 %, or that the search works towards if it is more. */
export function looseStrain({ working }: Objective): number {
  return Math.max(1, LOOSE / Math.min(...working));
}

function purseOf({ effort, start, ...task }: AttemptTask, iterations: number, share: number): number {
  const isWorthMore = isTight(task.objective, task.allowedStrain) && !start.isPreferred;
  return Math.max(REPAIR_LEAST * effort, (isWorthMore ? TIGHT_SHARE : share) * iterations);
}

/** Whether the tolerance is 1 % or less. */
export function isTight(objective: Objective, allowedStrain: number): boolean {
  return allowedStrain <= looseStrain(objective);
}

/** A plan whose changes cost something, brought within the tolerance by the fewest; null where that is not enough. */
function keptPlan(
  part: Int32Array,
  { start, k, objective, allowedStrain }: AttemptTask,
  random: Random,
  ticker: Ticker,
  at: (fraction: number) => number,
): Attempt | null {
  if (start.graph.measureCount > 1) return null;
  ticker.enter("balancing", at(0), at(0.2));
  const partition = partitionOf(start.graph, k, part.slice());
  return leastMoves({ partition, objective, goal: allowedStrain }, random, ticker)
    ? { partition, objective, iterations: 0, isFinished: true }
    : null;
}

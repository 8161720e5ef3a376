import type { Random } from "../domain/random.ts";
import type { DeadEnd } from "./dead-ends.ts";
import { leastMoves } from "./least-moves.ts";
import { type Objective, strainOf } from "./objective.ts";
import { type Partition, partitionOf } from "./partition.ts";
import { polish } from "./polish.ts";
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
/** What a route brings territories to, as a part of the goal, and the weights of the balance in it. */
const AIM_OF_ROUTE = 0.99;
const ROUTE_PRESSURES = [1, 10];
/** What a territory over the goal costs at least, so that none gets over it to bring another one in. */
const BARRIER = 0.3;
/** Deviation from which on a tolerance is tight. */
const LOOSE = 0.01;
/** Paths tried for one territory, and rounds of routing and reworking. */
const TRIES = 12;
const TIGHT_TRIES = 4;
const ROUNDS = 3;
/** Part of the territories over 1 % that are still worth a route each. */
const FEW = 0.5;

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
  const kept = objective.price > 0 && start.part ? keptPlan(start.part, task, random, ticker, at) : null;
  if (kept) return kept;
  ticker.enter("starting", at(0), at(0.05));
  const { levels, coarsest } = startingPoint(start, k, task.ends, random);

  ticker.enter("balancing", at(0.05), at(0.8));
  const plan = start.part ? FROM_PLAN : FROM_NOTHING;
  // However tight the tolerance, shapes are found at the pressure of a loose one; routing does the rest.
  const softness = objective.working.reduce((least, working) => Math.min(least, (working / LOOSE) ** 2), 1);
  const [first, last] = plan.pressure;
  const cooling = { ...plan, pressure: [task.firmness * softness * first, softness * last] as const };
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
  const route = (goal: number, tries: number, pressures: readonly number[] = ROUTE_PRESSURES): void => {
    // Within the goal nothing is gained by more balance: the cheapest way there is wanted.
    const aim = objective.working.map((working) => AIM_OF_ROUTE * goal * working);
    const thorough = pressures.length > 1;
    const routing = { ...refined.objective, aim, barrier: BARRIER };
    routeSlack({ partition, objective: routing, goal, pressures, tries, thorough }, random, ticker);
  };
  const countOver = (goal: number): number =>
    Array.from({ length: k }, (_, t) => strainOf(objective, partition, t)).filter((strain) => strain > goal).length;
  const isWithin = (goal: number): boolean => countOver(goal) === 0;

  const bring = (goal: number, tries: number): void => {
    for (let round = 0; round < ROUNDS && !isWithin(goal); round++) {
      route(goal, tries);
      if (!isWithin(goal)) rework(goal, true, 0.5);
    }
  };

  // First the tolerance, or 1 % if it is tighter; then, where that is cheap, 1 %; then what is left of the tolerance.
  const loose = Math.max(1, LOOSE / Math.min(...objective.working));
  ticker.enter("polishing", at(0.8), at(0.9));
  bring(Math.max(allowedStrain, loose), TRIES);
  ticker.enter("polishing", at(0.9), at(1));
  const routeFew = (): void => {
    if (countOver(loose) <= FEW * k) route(loose, TIGHT_TRIES, [ROUTE_PRESSURES[0]!]);
  };
  routeFew();
  rework(loose, false, 1);
  routeFew();
  if (loose > allowedStrain) {
    route(allowedStrain, TIGHT_TRIES);
    iterations += polish(partition, refined.objective, allowedStrain, effort, random, ticker);
    bring(allowedStrain, TIGHT_TRIES);
  }
  return { partition, iterations };
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
    ? { partition, iterations: 0 }
    : null;
}

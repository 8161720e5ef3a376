import { seededRandom } from "../domain/random.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import { type CheckedProblem, checkProblem } from "./check-problem.ts";
import { type LowerBound, lowerBound } from "./lower-bound.ts";
import type { Objective } from "./objective.ts";
import { cutKm, type Partition } from "./partition.ts";
import type { SolveAnswer, SolveHooks, SolveNote, SolveProblem, SolveRefusal } from "./problem.ts";
import { tickerOf } from "./progress.ts";
import { FROM_NOTHING, FROM_PLAN, refine } from "./refine.ts";
import { settle } from "./settle.ts";
import { type SolveGraph, unitGraph } from "./solve-graph.ts";
import { type StartPlan, startPlan } from "./start-plan.ts";
import { startingPoint } from "./starting-point.ts";

/**
 * What may be spent on territories over the tolerance, and with what is left of it on those over what the search
 * works towards: as a part of the proposals that went before, and at least. These cost about six times as much.
 */
const SETTLE_SHARE = 0.4;
const SETTLE_LEAST = 60_000;
/**
 * With a baseline, in typical changes of shape: shapes alone should hardly ever be worth a move. Measured on 200
 * territories of ZIP cells from 3.0 % to 1.2 %: 1 moves 1.2 % of the revenue, 3 moves 0.85 % at 2 % more border.
 */
const PRICE_OF_LEAVING_HOME = 2;

/**
 * Divides the units among the territories: each measure near its target in every territory, territories connected
 * and compact, and no more of the baseline moved than allowed.
 *
 * The graph is coarsened by matching, a first plan is made on the coarsest level by bisection (or is given), and
 * improved level by level by simulated annealing of the borders; territories that stay out of tolerance are reworked
 * with their neighbours. Same problem, same answer, on every machine.
 *
 * Kept without exception: every unit has a territory, no territory is empty, locks hold, territories are connected
 * where that is required, and the moved share does not exceed the budget unless contiguity or locks alone do (a note
 * says so). The tolerance is a goal: compare `maxDeviation` with `bound.maxDeviation`.
 *
 * About 0.2 µs a proposal, some 1,000 proposals per unit on a border: 33,296 units, k = 50 in a second or two.
 *
 * @throws Cancelled when `hooks.isCancelled` says so.
 */
export function solve(problem: SolveProblem, hooks: SolveHooks = {}): Result<SolveAnswer, SolveRefusal> {
  const checked = checkProblem(problem);
  if (!checked.ok) return checked;
  const { measures, shares } = checked.value;
  const graph = unitGraph(
    problem,
    measures.map((measure) => measure.perUnit),
  );
  const start = startPlan({
    graph,
    shares,
    tolerance: Float64Array.from(measures, (measure) => measure.tolerance),
    preferred: problem.start ?? problem.baseline?.assignment ?? null,
    contiguous: problem.contiguity === "required",
  });
  if (!start.ok) return fail(start.problem);

  const objective = objectiveOf(problem, checked.value, start.value);
  const ticker = tickerOf(hooks, objective);
  ticker.enter("proving", 0, 0.05);
  const bounds = boundsOf(problem, checked.value, graph, start.value);
  ticker.enter("starting", 0.05, 0.1);
  const random = seededRandom(problem.seed);
  // With several measures a set that suits one may not suit the others; small dead ends the search copes with itself.
  const { tolerance } = measures[0]!;
  const ends = bounds.length === 1 ? bounds[0]!.deadEnds.filter(({ deviation }) => deviation > tolerance) : [];
  const { levels, coarsest } = startingPoint(start.value, problem.territoryCount, ends, random);

  ticker.enter("balancing", 0.1, 0.8);
  const cooling = start.value.part ? FROM_PLAN : FROM_NOTHING;
  const task = { graph: start.value.graph, levels, k: problem.territoryCount, objective, cooling };
  const refined = refine({ ...task, effort: problem.effort }, coarsest, random, ticker);

  const { partition } = refined;
  let iterations = refined.iterations;
  let left = Math.max(SETTLE_LEAST * problem.effort, SETTLE_SHARE * refined.iterations);
  for (const { goal, share, from, to } of [
    { goal: 1 / workingTolerance(1, problem), share: 0.7, from: 0.8, to: 0.88 },
    { goal: 1, share: 1, from: 0.88, to: 1 },
  ]) {
    ticker.enter("polishing", from, to);
    const spent = settle({ partition, objective: refined.objective, goal, proposals: share * left }, random, ticker);
    iterations += spent;
    left -= spent;
  }

  const notes = notesOf(problem, checked.value, start.value, partition);
  if (ticker.isStopped()) notes.push({ kind: "stopped-early" });
  return ok(answerOf(problem, checked.value, { graph, bounds, partition, iterations, notes }));
}

/**
 * The deviation that the search works towards, at most the tolerance. Half-way the dial it is a fifth of the
 * tolerance, since tighter balance costs little; only at 100 all of it is left to the shapes. Several measures pull at
 * the same borders, so each is given more room.
 */
function workingTolerance(tolerance: number, { compactness, measures }: SolveProblem): number {
  return tolerance * 0.04 ** ((1 - compactness / 100) / measures.length);
}

function objectiveOf(problem: SolveProblem, { measures }: CheckedProblem, { target }: StartPlan): Objective {
  const heaviest = Math.max(...measures.map((measure) => measure.weight));
  const goals = measures.map(({ tolerance, weight }) => ({
    working: workingTolerance(tolerance, problem),
    importance: Math.sqrt(weight / heaviest),
  }));
  const { baseline } = problem;
  return {
    inverseTarget: target.map((value) => 1 / value),
    // A plan that costs moves to improve is good enough sooner than one made from nothing.
    aim: Float64Array.from(goals, ({ working }) => (baseline ? 0.85 : 0.2) * working),
    steepness: Float64Array.from(goals, ({ working, importance }) => importance / working),
    working: Float64Array.from(goals, ({ working }) => working),
    shape: 1,
    price: baseline ? PRICE_OF_LEAVING_HOME : 0,
    budget: baseline?.maxMovedShare === undefined ? Infinity : baseline.maxMovedShare,
    contiguous: problem.contiguity === "required",
  };
}

/** Per balanced measure what no plan can beat. */
function boundsOf(
  problem: SolveProblem,
  { measures, shares }: CheckedProblem,
  graph: SolveGraph,
  { pieces }: StartPlan,
): LowerBound[] {
  const contiguous = problem.contiguity === "required";
  return measures.map(({ perUnit }, measure) => lowerBound({ graph, measure, perUnit, shares, pieces, contiguous }));
}

function notesOf(problem: SolveProblem, checked: CheckedProblem, start: StartPlan, partition: Partition): SolveNote[] {
  const notes: SolveNote[] = [...checked.notes];
  if (start.pieces.count > 1) notes.push({ kind: "several-pieces", pieces: start.pieces.count });
  for (const { node, measure } of start.heavy) {
    const { index } = checked.measures[measure]!;
    const share = start.graph.weight[node * start.graph.measureCount + measure]!;
    notes.push({ kind: "unit-outweighs-target", measure: problem.measures[index]!.key, unit: node, share });
  }
  const maxMovedShare = problem.baseline?.maxMovedShare;
  if (maxMovedShare !== undefined && partition.moved > maxMovedShare + 1e-9) {
    notes.push({ kind: "repair-exceeds-budget", movedShare: partition.moved, maxMovedShare });
  }
  return notes;
}

type Outcome = {
  readonly graph: SolveGraph;
  readonly bounds: readonly LowerBound[];
  readonly partition: Partition;
  readonly iterations: number;
  readonly notes: readonly SolveNote[];
};

function answerOf(problem: SolveProblem, { measures, shares }: CheckedProblem, outcome: Outcome): SolveAnswer {
  const { partition, graph, bounds } = outcome;
  const reached = problem.measures.map(() => 0);
  const bound = problem.measures.map(() => 0);
  measures.forEach(({ index }, measure) => {
    // Against the targets asked for, not the reachable ones that the search aimed at.
    const total = new Float64Array(shares.length);
    for (let unit = 0; unit < graph.nodeCount; unit++) {
      total[partition.part[unit]!]! += graph.weight[unit * graph.measureCount + measure]!;
    }
    reached[index] = total.reduce((worst, value, t) => Math.max(worst, Math.abs(value / shares[t]! - 1)), 0);
    bound[index] = bounds[measure]!.maxDeviation;
  });
  return {
    assignment: partition.part.slice(),
    maxDeviation: reached,
    bound: { maxDeviation: bound },
    borderKm: cutKm(partition),
    movedShare: problem.baseline ? partition.moved : null,
    iterations: outcome.iterations,
    notes: outcome.notes,
  };
}

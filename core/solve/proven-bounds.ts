import type { Result } from "../domain/result.ts";
import { type CheckedProblem, checkProblem } from "./check-problem.ts";
import { type LowerBound, lowerBound } from "./lower-bound.ts";
import type { SolveProblem, SolveRefusal } from "./problem.ts";
import { type SolveGraph, unitGraph } from "./solve-graph.ts";
import { type StartPlan, startPlan } from "./start-plan.ts";

/**
 * What `solve` would state as `bound.maxDeviation`, without solving: for a plan that was found on a narrower problem.
 * All 0 where the problem is refused. Costs what `lowerBound` does, and a first plan where there are locks.
 */
export function provenBounds(problem: SolveProblem): readonly number[] {
  const bounds = problem.measures.map(() => 0);
  const checked = checkProblem(problem);
  if (!checked.ok) return bounds;
  const { graph, start } = startOf(problem, checked.value, null);
  if (!start.ok) return bounds;
  boundsOf(problem, checked.value, graph, start.value).forEach(({ maxDeviation }, measure) => {
    bounds[checked.value.measures[measure]!.index] = maxDeviation;
  });
  return bounds;
}

/** The graph of the units, and how the search begins on it. */
export function startOf(
  problem: SolveProblem,
  { measures, shares }: CheckedProblem,
  preferred: Int32Array | null,
): { readonly graph: SolveGraph; readonly start: Result<StartPlan, SolveRefusal> } {
  const graph = unitGraph(
    problem,
    measures.map(({ perUnit }) => perUnit),
  );
  const start = startPlan({
    graph,
    shares,
    measureShares: measures.map((measure) => measure.shares),
    tolerance: Float64Array.from(measures, ({ tolerance }) => tolerance),
    preferred,
    contiguous: problem.contiguity === "required",
  });
  return { graph, start };
}

/** Per balanced measure what no plan can beat. */
export function boundsOf(
  problem: SolveProblem,
  { measures }: CheckedProblem,
  graph: SolveGraph,
  { pieces }: StartPlan,
): LowerBound[] {
  const contiguous = problem.contiguity === "required";
  return measures.map(({ perUnit, shares }, measure) =>
    lowerBound({ graph, measure, perUnit, shares, pieces, contiguous }),
  );
}

import { checkProblem } from "./check-problem.ts";
import { lowerBound } from "./lower-bound.ts";
import type { SolveProblem } from "./problem.ts";
import { unitGraph } from "./solve-graph.ts";
import { startPlan } from "./start-plan.ts";

/**
 * What `solve` would state as `bound.maxDeviation`, without solving: for a plan that was found on a narrower problem.
 * All 0 where the problem is refused. Costs what `lowerBound` does, and a first plan where there are locks.
 */
export function provenBounds(problem: SolveProblem): readonly number[] {
  const bounds = problem.measures.map(() => 0);
  const checked = checkProblem(problem);
  if (!checked.ok) return bounds;
  const { measures, shares } = checked.value;
  const contiguous = problem.contiguity === "required";
  const graph = unitGraph(
    problem,
    measures.map(({ perUnit }) => perUnit),
  );
  const start = startPlan({
    graph,
    shares,
    measureShares: measures.map((measure) => measure.shares),
    tolerance: Float64Array.from(measures, ({ tolerance }) => tolerance),
    preferred: null,
    contiguous,
  });
  if (!start.ok) return bounds;
  measures.forEach(({ index, perUnit, shares: own }, measure) => {
    const { pieces } = start.value;
    bounds[index] = lowerBound({ graph, measure, perUnit, shares: own, pieces, contiguous }).maxDeviation;
  });
  return bounds;
}

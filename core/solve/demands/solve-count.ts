import { ok, type Result } from "../../domain/result.ts";
import type { SolveAnswer, SolveHooks, SolveProgress, SolveRefusal } from "../problem.ts";
import { solve } from "../solve.ts";
import { type Clusters, clustersOf } from "./clusters.ts";
import type { DemandTask } from "./demand-task.ts";
import { grownFromCentres } from "./grow-from-centres.ts";
import { mendPlaces } from "./mend-places.ts";
import { putApart } from "./put-apart.ts";
import { relocated } from "./relocate.ts";
import { slotTargets, type Trial, taskProblem } from "./task-problem.ts";
import { type Misses, missesOf } from "./trial-misses.ts";

/** What a plan may miss and still count as meeting everything. */
export const MET = 1e-6;
/** Nodes that may join the parts of a group, as a part of those of a mean territory. */
const BETWEEN_SHARE = 0.2;
/** Times that groups are released, places mended, and budgets given more generously. */
const MOST_ROUNDS = 3;

/** A plan of the nodes with so many slots, and how the solver came to it. */
export type Found = {
  readonly count: number;
  readonly assignment: Int32Array;
  readonly misses: Misses;
  readonly answer: SolveAnswer;
  readonly clusters: Clusters;
  readonly iterations: number;
};

/**
 * The plan for one number of slots that misses the demands by least, with all that has to be tried for it: groups are
 * released, places mended, budgets given more generously. Every step is a run of the solver.
 */
export function solveFor(
  task: DemandTask,
  count: number,
  effort: number,
  hooks: SolveHooks,
): Result<Found, SolveRefusal> {
  const limits = Float64Array.from(task.measures, (measure) => {
    const least = slotTargets(task, measure, count).reduce((low, target) => Math.min(low, target), Infinity);
    const room = measure.weight > 0 && least > 0 ? least * (1 + measure.tolerance) : Infinity;
    return Math.min(room, measure.upper);
  });
  const released = new Set<number>();
  const { compactness, fixed } = task;
  const start = grownFromCentres(task, count);
  let trial: Trial = { count, effort, compactness, generosity: 1, fixed, start, isPutApart: false };
  let best: Found | null = null;
  let iterations = 0;
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const clusters = fittingClusters(task, limits, released, count);
    const from = round === 0 ? 0 : 0.4 + (0.6 * (round - 1)) / MOST_ROUNDS;
    const to = round === 0 ? (needsRounds(task) ? 0.4 : 1) : 0.4 + (0.6 * round) / MOST_ROUNDS;
    const solved = solve(taskProblem(task, clusters, trial), spread(part(hooks, from, to), clusters));
    if (!solved.ok) {
      if (best !== null) break;
      return solved;
    }
    iterations += solved.value.iterations;
    const assignment = clusters.of.map((cluster) => solved.value.assignment[cluster]!);
    const misses = missesOf(task, assignment, count);
    const found: Found = { count, assignment, misses, answer: solved.value, clusters, iterations };
    if (best === null || misses.sum < best.misses.sum - MET) best = found;
    const next = hooks.shouldStop?.() ? null : nextTrial(task, trial, best, released);
    if (next === null) break;
    trial = next;
  }
  return ok({ ...best!, iterations });
}

const needsRounds = ({ groups, mustDiffer, maxRadiusKm, hands }: DemandTask): boolean =>
  groups.length > 0 || mustDiffer.length > 0 || maxRadiusKm !== null || (hands?.budgets.length ?? 0) > 1;

/** Groups are released until there are enough clusters for all territories. */
function fittingClusters(task: DemandTask, limits: Float64Array, released: Set<number>, count: number): Clusters {
  const mostBetween = Math.floor((BETWEEN_SHARE * task.unitOf.length) / count);
  for (;;) {
    const clusters = clustersOf(task, limits, released, mostBetween);
    if (clusters.count >= count || clusters.whole.length === 0) return clusters;
    for (const group of clusters.whole.slice(0, Math.max(1, clusters.whole.length >> 1))) released.add(group);
  }
}

/** What to try after the best plan so far; null when everything is met, or nothing is left to try. */
function nextTrial(task: DemandTask, trial: Trial, best: Found, released: Set<number>): Trial | null {
  const { misses, assignment, count } = best;
  // What could not be mended is begun again with the pairs in slots of their own.
  const apart = misses.pairs.length > 0 && !trial.isPutApart ? putApart(task, count) : null;
  const anew: Trial | null = apart && { ...trial, fixed: apart, isPutApart: true, start: null };
  if (anew !== null && trial.fixed !== task.fixed) return anew;
  if (misses.pairs.length > 0 || misses.far.length > 0) {
    const mended = mendPlaces(task, misses, assignment, trial.fixed, count);
    const compactness = misses.far.length > 0 ? Math.max(trial.compactness, 80) : trial.compactness;
    if (mended.moved > 0 || compactness > trial.compactness) {
      return { ...trial, fixed: mended.fixed, start: mended.assignment, compactness };
    }
    if (anew !== null) return anew;
  }
  const isOff = misses.balance.some((miss) => miss > MET);
  const elsewhere = isOff ? relocated(task, assignment, count) : null;
  if (elsewhere !== null) return { ...trial, start: elsewhere };
  if (isOff && releaseNear(task, best, released)) return { ...trial, start: assignment };
  const used = Math.max(0, ...misses.budgets);
  const isJoined = (task.hands?.budgets.length ?? 0) > 1;
  if (isJoined && isOff && trial.generosity === 1 && used < 0.95) {
    return { ...trial, generosity: 1 / Math.max(used, 0.25), start: assignment };
  }
  return null;
}

/** Releases the whole groups in territories that are off and in those around them; false when there is none. */
function releaseNear(task: DemandTask, { assignment, misses, clusters }: Found, released: Set<number>): boolean {
  const { offsets, neighbours } = task.graph.adjacency;
  const isNear = Uint8Array.from(misses.balance, (miss) => (miss > MET ? 1 : 0));
  const reached = isNear.slice();
  assignment.forEach((slot, node) => {
    if (isNear[slot] === 0) return;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) reached[assignment[neighbours[e]!]!] = 1;
  });
  let any = false;
  for (const group of clusters.whole) {
    if (released.has(group) || reached[assignment[task.groups[group]![0]!]!] === 0) continue;
    released.add(group);
    any = true;
  }
  return any;
}

/** The hooks of a part of the whole work. */
export function part(hooks: SolveHooks, from: number, to: number): SolveHooks {
  const { onProgress } = hooks;
  if (onProgress === undefined) return hooks;
  return { ...hooks, onProgress: (progress) => onProgress({ ...progress, done: from + (to - from) * progress.done }) };
}

/** The hooks of a run on clusters: plans on the way are those of the nodes. */
export function spread(hooks: SolveHooks, { of }: Clusters): SolveHooks {
  const { onProgress } = hooks;
  if (onProgress === undefined) return hooks;
  const onNodes = (progress: SolveProgress): void =>
    onProgress({
      ...progress,
      assignment: () => {
        const plan = progress.assignment();
        return of.map((cluster) => plan[cluster]!);
      },
    });
  return { ...hooks, onProgress: onNodes };
}

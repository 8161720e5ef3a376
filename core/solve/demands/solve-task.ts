import { fail, ok, type Result } from "../../domain/result.ts";
import type { SolveHooks, SolveNote, SolveRefusal } from "../problem.ts";
import { provenBounds } from "../proven-bounds.ts";
import { solve } from "../solve.ts";
import type { DemandTask } from "./demand-task.ts";
import { lightened } from "./lighten.ts";
import { isBetter, planCost } from "./plan-cost.ts";
import { type Found, MET, part, solveFor, spread } from "./solve-count.ts";
import { standingAlone } from "./stand-alone.ts";
import { taskProblem } from "./task-problem.ts";
import { missesOf } from "./trial-misses.ts";

/** The best plan found for a task. */
export type TaskAnswer = {
  readonly count: number;
  /** Slot per node. */
  readonly assignment: Int32Array;
  /**
   * Proven lower bound of the largest deviation per demanded measure, for plans that keep the locks, links and scope;
   * null where groups were kept together or accounts are held by override, for which nothing was proven.
   */
  readonly bound: Readonly<Record<string, number | null>>;
  readonly notes: readonly SolveNote[];
  /** Numbers of territories that were tried, and how far each was from everything that is demanded. */
  readonly tried: readonly { readonly count: number; readonly miss: number }[];
  readonly iterations: number;
  /** How far the plan is from everything that is demanded; 0 when all of it is met. */
  readonly miss: number;
};

/** Effort of a trial beside others, as a part of the whole. */
const TRIAL_EFFORT = 0.25;
/** The part of the work in which the number is found, and of that the part before it is narrowed down. */
const NUMBER_UNTIL = 0.7;
const BETWEEN_FROM = 0.8;
/** The part of the work that comes before a plan is gone over once more. */
const SMOOTH_FROM = 0.75;

/**
 * Solves a task: chooses the number of territories where that is open, keeps groups whole until a tolerance is missed
 * for it, takes apart what must differ, and uses several budgets up as far as each allows. Every step is a run of the
 * solver; the plan that misses the demands by least is kept. Same task, same answer.
 *
 * @throws Cancelled when `hooks.isCancelled` says so.
 */
export function solveTask(task: DemandTask, hooks: SolveHooks = {}): Result<TaskAnswer, SolveRefusal> {
  const answer = solveAsAsked(task, hooks);
  if (answer.ok || !task.mayScatter || !NEEDS_PIECES.has(answer.problem.kind)) return answer;
  return solveAsAsked({ ...task, contiguity: "off" }, hooks);
}

/** Refusals that are none where territories may lie in pieces. */
const NEEDS_PIECES: ReadonlySet<SolveRefusal["kind"]> = new Set([
  "locks-cannot-connect",
  "locks-leave-no-room",
  "more-pieces-than-territories",
]);

function solveAsAsked(task: DemandTask, hooks: SolveHooks): Result<TaskAnswer, SolveRefusal> {
  const number = task.counts.length > 1 ? findNumber(task, part(hooks, 0, NUMBER_UNTIL)) : null;
  if (number !== null && !number.ok) return number;
  const best = number?.value.best ?? null;
  const count = best?.count ?? task.counts[0]!;
  const tried = number?.value.tried ?? [];
  const from = best === null ? 0 : NUMBER_UNTIL;
  const alone = standingAlone(task, count);
  if (alone !== null) {
    const parted = solveFor(alone, count, task.effort, part(hooks, from, SMOOTH_FROM));
    if (parted.ok && (parted.value.misses.sum <= MET || hooks.shouldStop?.())) {
      const found = relieved(alone, smoothed(alone, parted.value, part(hooks, SMOOTH_FROM, 1)));
      return ok(answerOf(task, withoutPieces(withBoundsOf(task, found)), tried));
    }
  }
  const final =
    hooks.shouldStop?.() && best !== null
      ? ok(best)
      : solveFor(task, count, task.effort, part(hooks, from, SMOOTH_FROM));
  if (!final.ok) return final;
  const chosen = best !== null && best.misses.sum < final.value.misses.sum ? best : final.value;
  const found = relieved(task, smoothed(task, chosen, part(hooks, SMOOTH_FROM, 1)));
  return ok(answerOf(task, task.mayScatter ? withBoundsOf(task, found) : found, tried));
}

/** A plan that was found on a narrower problem, with what is proven of all plans that are allowed. */
function withBoundsOf(task: DemandTask, found: Found): Found {
  const { count, clusters, answer } = found;
  const { fixed, effort, compactness } = task;
  const trial = { count, effort, compactness, generosity: 1, fixed, start: null, isPutApart: false };
  const allowed: DemandTask = task.mayScatter ? { ...task, contiguity: "off" } : task;
  return {
    ...found,
    answer: { ...answer, bound: { maxDeviation: provenBounds(taskProblem(allowed, clusters, trial)) } },
  };
}

/** Without what is said of pieces: they were joined by far links, which this plan does without. */
function withoutPieces(found: Found): Found {
  const notes = found.answer.notes.filter(({ kind }) => kind !== "several-pieces");
  return { ...found, answer: { ...found.answer, notes } };
}

type Number = { readonly best: Found; readonly tried: TaskAnswer["tried"] };

/**
 * The fewest slots that meet everything, by trials at little effort: the task's counts one after the other until one does,
 * then by halves what they leave out between it and the one before. Where none does, the one that misses by least.
 */
function findNumber(task: DemandTask, hooks: SolveHooks): Result<Number, SolveRefusal> {
  const tried: { readonly count: number; readonly miss: number }[] = [];
  let refused: Result<Number, SolveRefusal> = fail({ kind: "too-few-territories", territories: 0 });
  let best: Found | null = null;
  /** True when everything is met. */
  const isEnough = (count: number, from: number, to: number): boolean => {
    const found = solveFor(task, count, TRIAL_EFFORT * task.effort, part(hooks, from, to));
    if (!found.ok) {
      if (tried.length === 0) refused = found;
      return false;
    }
    const { misses } = found.value;
    tried.push({ count, miss: misses.sum });
    const isMet = misses.sum <= MET;
    if (best === null || isMet || misses.sum < best.misses.sum - MET) best = found.value;
    return isMet;
  };
  const { counts } = task;
  const step = BETWEEN_FROM / counts.length;
  const at = counts.findIndex((count, i) => isEnough(count, i * step, (i + 1) * step) || hooks.shouldStop?.());
  let few = counts[at - 1] ?? counts[0]!;
  let enough = counts[at] ?? few;
  while (enough - few > 1 && !hooks.shouldStop?.()) {
    const middle = (few + enough) >> 1;
    if (isEnough(middle, BETWEEN_FROM, 1)) enough = middle;
    else few = middle;
  }
  return best === null ? refused : ok({ best, tried: [...tried].sort((a, b) => a.count - b.count) });
}

/**
 * A plan drawn from nothing, once more from itself: what repairs have left behind in empty land, long arms above all,
 * then goes. Measured on 142,070 loans, 60 territories: mean Polsby–Popper 0.36 → 0.41 at the same balance, a third of
 * the time on top; on plans without repairs it is 1 to 4 %. Kept only where it is better (see `isBetter`).
 */
function smoothed(task: DemandTask, found: Found, hooks: SolveHooks): Found {
  if (task.startsFromPresent || hooks.shouldStop?.()) return found;
  const { count, clusters, assignment, misses } = found;
  const { fixed, effort, compactness } = task;
  const again = { count, effort, compactness, generosity: 1, fixed, isPutApart: false };
  const solved = solve(taskProblem(task, clusters, { ...again, start: assignment }), spread(hooks, clusters));
  if (!solved.ok) return found;
  const iterations = found.iterations + solved.value.iterations;
  const smoother = clusters.of.map((cluster) => solved.value.assignment[cluster]!);
  const left = missesOf(task, smoother, count);
  const isKept = isBetter(
    { miss: left.sum, cost: planCost(task, smoother, count) },
    { miss: misses.sum, cost: planCost(task, assignment, count) },
  );
  if (!isKept) return { ...found, iterations };
  return { count, assignment: smoother, misses: left, answer: solved.value, clusters, iterations };
}

/** The plan with what slots have too much of given to neighbours that have room, where the demands are nearer so. */
function relieved(task: DemandTask, found: Found): Found {
  const { count, clusters } = found;
  const sizes = new Int32Array(clusters.count);
  for (const cluster of clusters.of) sizes[cluster]!++;
  const assignment = lightened(task, found.assignment, count, (node) => sizes[clusters.of[node]!]! > 1);
  if (assignment === null) return found;
  const misses = missesOf(task, assignment, count);
  return misses.sum < found.misses.sum - MET ? { ...found, assignment, misses } : found;
}

function answerOf(task: DemandTask, found: Found, tried: TaskAnswer["tried"]): TaskAnswer {
  const { answer, clusters, assignment, count, iterations } = found;
  const isPlain = clusters.whole.length === 0;
  const solved = task.measures.filter(({ weight }) => weight > 0);
  const bound = solved.map((measure, m): [string, number | null] => {
    const holds = isPlain && measure.held.every((value) => value === 0);
    return [measure.measure, holds ? (answer.bound.maxDeviation[m] ?? 0) : null];
  });
  const nodeOfCluster = new Int32Array(clusters.count);
  clusters.of.forEach((cluster, node) => {
    nodeOfCluster[cluster] = node;
  });
  const notes = answer.notes.map(
    (note): SolveNote => (note.kind === "unit-outweighs-target" ? { ...note, unit: nodeOfCluster[note.unit]! } : note),
  );
  return { count, assignment, bound: Object.fromEntries(bound), notes, tried, iterations, miss: found.misses.sum };
}

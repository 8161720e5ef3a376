import { ok, type Result } from "../../domain/result.ts";
import type { SolveHooks, SolveNote, SolveProgress, SolveRefusal } from "../problem.ts";
import type { DemandTask } from "./demand-task.ts";
import { isBetter, planCost, worstDeviation } from "./plan-cost.ts";
import { solveTask, type TaskAnswer } from "./solve-task.ts";

/** The best plan of a search, and what it took. */
export type SearchAnswer = TaskAnswer & {
  /** Attempts that were made, that which was interrupted included, and the seed of the best one. */
  readonly attempts: number;
  readonly seed: number;
};

const SEEDS = 2 ** 32;

/**
 * Solves a task once, or again and again with the seeds that follow: as long as there is time, or until so many attempts
 * in a row have gained nothing. Nearer to the demands is better, then cheaper (see `planCost`). The number of
 * territories is found once. Where attempts are counted: same task, same answer.
 *
 * @param hooks A search by seconds ends by `isTimeOver`; without it there is one attempt.
 * @throws Cancelled when `hooks.isCancelled` says so.
 */
export function searchTask(task: DemandTask, hooks: SolveHooks = {}): Result<SearchAnswer, SolveRefusal> {
  const { search } = task;
  const isTimed = search.kind === "seconds" && hooks.isTimeOver !== undefined;
  const isTimeOver = (): boolean => isTimed && (hooks.isTimeOver?.() ?? false);
  const isStopped = (): boolean => hooks.shouldStop?.() ?? false;
  const timed: SolveHooks = isTimed ? { ...hooks, shouldStop: () => isStopped() || isTimeOver() } : hooks;

  const first = solveTask(task, timed);
  if (!first.ok) return first;
  let best = first.value;
  let cost = planCost(task, best.assignment, best.count);
  let seed = task.seed;
  let attempts = 1;
  const patience = search.kind === "until-no-better" ? search.attempts : isTimed ? Infinity : 0;
  for (let idle = 0; idle < patience && !isStopped() && !isTimeOver(); ) {
    const next = { ...task, counts: [best.count], seed: (task.seed + attempts) % SEEDS };
    attempts++;
    const tried = solveTask(next, beside(timed, { task, best, attempt: attempts }));
    idle++;
    if (!tried.ok) continue;
    const price = planCost(task, tried.value.assignment, best.count);
    if (!isBetter({ miss: tried.value.miss, cost: price }, { miss: best.miss, cost })) continue;
    best = { ...tried.value, tried: best.tried };
    cost = price;
    seed = next.seed;
    idle = 0;
  }
  return ok({ ...best, notes: notesOf(best.notes, attempts, isStopped()), attempts, seed });
}

/** The hooks of a further attempt: what is to be seen meanwhile is the best plan so far. */
function beside(
  hooks: SolveHooks,
  { task, best, attempt }: { readonly task: DemandTask; readonly best: TaskAnswer; readonly attempt: number },
): SolveHooks {
  const { onProgress } = hooks;
  if (onProgress === undefined) return hooks;
  const maxDeviation = worstDeviation(task, best.assignment, best.count);
  const onAttempt = (progress: SolveProgress): void =>
    onProgress({ ...progress, attempt, maxDeviation, assignment: () => best.assignment.slice() });
  return { ...hooks, onProgress: onAttempt };
}

/** Time that is over is no haste of the user's; it is worth a word only where it did not suffice for one attempt. */
function notesOf(notes: readonly SolveNote[], attempts: number, isStopped: boolean): readonly SolveNote[] {
  const wasCut = notes.some(({ kind }) => kind === "stopped-early");
  const rest = notes.filter(({ kind }) => kind !== "stopped-early");
  if (isStopped) return [...rest, { kind: "stopped-early" }];
  return wasCut && attempts === 1 ? [...rest, { kind: "time-was-short" }] : rest;
}

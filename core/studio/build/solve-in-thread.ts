import type { Result } from "../../domain/result.ts";
import type { DemandTask } from "../../solve/demands/demand-task.ts";
import type { SearchAnswer } from "../../solve/demands/search-task.ts";
import type { SolveRefusal } from "../../solve/problem.ts";
import { runInThread } from "../jobs/run-in-thread.ts";
import type { Solver } from "./solver.ts";

/** How a run of the solver is ended: because nobody wants the result, or because what there is will do. */
export type SolveSignals = { readonly cancelled: AbortSignal; readonly enough: AbortSignal };

/** A solver in a thread of its own, so that whoever asked can still be asked to end it. */
export const solveInThread =
  ({ cancelled, enough }: SolveSignals): Solver =>
  (task, { onProgress, onPreview }) =>
    runInThread<DemandTask, Result<SearchAnswer, SolveRefusal>>("solve", task, {
      onProgress,
      onPreview,
      signal: cancelled,
      stop: enough,
    });

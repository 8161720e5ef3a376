import { parentPort, workerData } from "node:worker_threads";
import { Cancelled } from "../../domain/cancel.ts";
import { known } from "../../domain/invariant.ts";
import type { SolverHooks } from "../build/solver.ts";
import { StudioFailure } from "../studio-failure.ts";
import type { ThreadData, ThreadMessage } from "./thread-messages.ts";

/** Shortest time between two reports of the same phase. */
const REPORT_MS = 80;

/** The worker's side of runInThread: does the task it was started with. A defect ends the thread with an error. */
export async function answerTask<Task, Result>(
  work: (task: Task, hooks: SolverHooks) => Promise<Result>,
): Promise<void> {
  const port = known(parentPort, "parent of a worker");
  const { task, flags } = workerData as ThreadData<Task>;
  const post = (message: ThreadMessage<Result>): void => port.postMessage(message);
  let phase = "";
  let reportedAtMs = -REPORT_MS;
  const hooks: SolverHooks = {
    isCancelled: () => Atomics.load(flags, 0) !== 0,
    shouldStop: () => Atomics.load(flags, 1) !== 0,
    onPreview: (assignment) => post({ kind: "preview", assignment }),
    onProgress: (progress) => {
      const nowMs = performance.now();
      if (progress.phase === phase && nowMs - reportedAtMs < REPORT_MS) return;
      phase = progress.phase;
      reportedAtMs = nowMs;
      post({ kind: "progress", progress });
    },
  };
  try {
    post({ kind: "done", result: await work(task, hooks) });
  } catch (error) {
    if (error instanceof Cancelled) post({ kind: "cancelled" });
    else if (error instanceof StudioFailure) post({ kind: "problem", problem: error.data });
    else throw error;
  }
}

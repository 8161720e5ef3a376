import { Worker } from "node:worker_threads";
import { Cancelled } from "../../domain/cancel.ts";
import { StudioFailure } from "../studio-failure.ts";
import type { JobProgress } from "./job-hooks.ts";
import type { ThreadData, ThreadMessage } from "./thread-messages.ts";
import { type WorkerName, workerUrl } from "./worker-url.ts";

export type ThreadOptions = {
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal: AbortSignal;
  /** How long the thread may take to clean up after a cancel before it is ended; 0 where it has nothing to clean up. */
  readonly patienceMs?: number;
  readonly onPreview?: ((assignment: Int32Array<ArrayBuffer>) => void) | undefined;
  /** Falls when what there is will do. */
  readonly stop?: AbortSignal | undefined;
};

/**
 * Reading a file makes much that is thrown away at once. With V8's own nursery a million rows take 510 MB of resident
 * memory and 11.7 s, with this one 450 MB and a second or two more.
 */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 16 };

const PATIENCE_MS = 3000;

/**
 * Does a task in a thread of its own, which ends with it.
 *
 * @throws Cancelled once the thread is gone after `signal`; StudioFailure; Error when the thread has a defect.
 */
export function runInThread<Task, Result>(
  name: WorkerName,
  task: Task,
  { onProgress, onPreview, signal, stop, patienceMs = PATIENCE_MS }: ThreadOptions,
): Promise<Result> {
  if (signal.aborted) return Promise.reject(new Cancelled());
  const flags = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const workerData: ThreadData<Task> = { task, flags };
  const worker = new Worker(workerUrl(name), { workerData, resourceLimits: RESOURCE_LIMITS });

  return new Promise<Result>((resolve, reject) => {
    let impatience: NodeJS.Timeout | undefined;
    const cancel = (): void => {
      Atomics.store(flags, 0, 1);
      impatience = setTimeout(() => void worker.terminate(), patienceMs);
    };
    signal.addEventListener("abort", cancel, { once: true });
    const finish = (): void => void Atomics.store(flags, 1, 1);
    if (stop?.aborted) finish();
    stop?.addEventListener("abort", finish, { once: true });

    let settle = (): void => reject(signal.aborted ? new Cancelled() : new Error(`the ${name} thread ended early`));
    worker.on("message", (message: ThreadMessage<Result>) => {
      if (message.kind === "progress") onProgress?.(message.progress);
      else if (message.kind === "preview") onPreview?.(message.assignment);
      else if (message.kind === "done") settle = () => resolve(message.result);
      else if (message.kind === "cancelled") settle = () => reject(new Cancelled());
      else settle = () => reject(new StudioFailure(message.problem.kind, message.problem.sentence));
    });
    worker.on("error", (error) => {
      settle = () => reject(error);
    });
    // Only when the thread is gone are its files closed.
    worker.on("exit", () => {
      clearTimeout(impatience);
      signal.removeEventListener("abort", cancel);
      stop?.removeEventListener("abort", finish);
      settle();
    });
  });
}

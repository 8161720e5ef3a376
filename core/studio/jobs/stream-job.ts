import { Cancelled } from "../../domain/cancel.ts";
import { StudioFailure } from "../studio-failure.ts";
import type { JobProgress } from "./job-hooks.ts";

/** What a job's stream says: progress as often as the reader asks, and once its result. */
export type JobEvent<Result> =
  | ({ readonly kind: "progress" } & JobProgress)
  | { readonly kind: "done"; readonly result: Result };

export type RunningJob = { readonly onProgress: (progress: JobProgress) => void; readonly signal: AbortSignal };

/**
 * A job as a stream. Leaving the stream, or `signal`, cancels the job; the stream ends when it has cleaned up. Of several
 * reports that nobody has read yet, the latest counts.
 *
 * @throws what the job throws; StudioFailure "cancelled" when it was ended by something else than its reader.
 */
export async function* streamJob<Result>(
  work: (job: RunningJob) => Promise<Result>,
  signal: AbortSignal | undefined,
): AsyncGenerator<JobEvent<Result>, void, undefined> {
  const own = new AbortController();
  const abort = (): void => own.abort();
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });

  const state = { latest: null as JobProgress | null, isOver: false };
  let wake = (): void => {};
  const onProgress = (progress: JobProgress): void => {
    state.latest = progress;
    wake();
  };
  const job = work({ onProgress, signal: own.signal })
    .catch(cancelledAsProblem)
    .finally(() => {
      state.isOver = true;
      wake();
    });
  // Whoever leaves the stream does not look at the job's end any more.
  job.catch(() => {});
  const takeLatest = (): JobProgress | null => {
    const taken = state.latest;
    state.latest = null;
    return taken;
  };
  try {
    while (!state.isOver) {
      const progress = takeLatest();
      if (progress !== null) yield { kind: "progress", ...progress };
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    yield { kind: "done", result: await job };
  } finally {
    own.abort();
    signal?.removeEventListener("abort", abort);
    await job.catch(() => {});
  }
}

function cancelledAsProblem(error: unknown): never {
  throw error instanceof Cancelled ? new StudioFailure("cancelled", "Cancelled: nothing was changed.") : error;
}

import { jobStore } from "../stores/job-store.ts";

export type JobEvent<Result> =
  | ({ readonly kind: "progress" } & JobReport)
  | { readonly kind: "done"; readonly result: Result };

type JobReport = {
  readonly phase: string;
  readonly done: number | null;
  readonly detail: string;
  readonly preview?: number | undefined;
};

let controller: AbortController | null = null;

/**
 * Follows a job to its end and shows its progress in the job store.
 *
 * @returns Its result; null when the user cancelled it, in which case the service has kept nothing.
 */
export async function runJob<Result>(
  title: string,
  start: (signal: AbortSignal) => Promise<AsyncIterable<JobEvent<Result>>>,
  onReport?: (report: JobReport) => void,
): Promise<Result | null> {
  const own = new AbortController();
  controller?.abort();
  controller = own;
  jobStore.setState({ job: { title, phase: "", done: null, detail: "", cancelling: false } });
  try {
    for await (const event of await start(own.signal)) {
      if (event.kind === "done") return event.result;
      const { phase, done, detail } = event;
      onReport?.(event);
      jobStore.setState(({ job }) => ({ job: job && { ...job, phase, done, detail } }));
    }
    if (own.signal.aborted) return null;
    throw new Error("the job ended without a result");
  } catch (error) {
    // oRPC reports an abort as a plain Error, so our own signal decides.
    if (own.signal.aborted) return null;
    throw error;
  } finally {
    if (controller === own) {
      controller = null;
      jobStore.setState({ job: null });
    }
  }
}

/** Drops the running job, if there is one. */
export function abortJob(): void {
  jobStore.setState(({ job }) => ({ job: job && { ...job, cancelling: true } }));
  controller?.abort();
}

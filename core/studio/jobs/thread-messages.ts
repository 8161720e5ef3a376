import type { Problem } from "../contract/problems.ts";
import type { JobProgress } from "./job-hooks.ts";

/** What a job's thread is started with. */
export type ThreadData<Task> = {
  readonly task: Task;
  /**
   * Two numbers: the first is not 0 once nobody wants the result, the second once what there is will do. Shared, so that
   * a busy thread sees them.
   */
  readonly flags: Int32Array<SharedArrayBuffer>;
};

/** What it says: progress, and how it ended. Errors cross as plain data, with what their user is told. */
export type ThreadMessage<Result> =
  | { readonly kind: "progress"; readonly progress: JobProgress }
  | { readonly kind: "preview"; readonly assignment: Int32Array<ArrayBuffer> }
  | { readonly kind: "done"; readonly result: Result }
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

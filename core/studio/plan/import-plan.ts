import { removeQuietly } from "../files/remove-quietly.ts";
import type { ImportTask } from "../jobs/import.worker.ts";
import { runInThread, type ThreadOptions } from "../jobs/run-in-thread.ts";
import type { NewPlanRequest } from "./create-plan.ts";

/** createPlan in a thread of its own. @throws StudioFailure, Cancelled; neither leaves anything behind. */
export async function importPlan(
  request: NewPlanRequest,
  resourcesFolder: string,
  options: ThreadOptions,
): Promise<void> {
  try {
    await runInThread<ImportTask, void>("import", { request, resourcesFolder }, options);
  } finally {
    // A thread that had to be ended could not clean up.
    removeQuietly(request.partPath);
  }
}

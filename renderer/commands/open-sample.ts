import { api } from "../shell/api.ts";
import { notice } from "../shell/notice.ts";
import { problemOf } from "../shell/problem.ts";
import { runJob } from "../shell/run-job.ts";
import { en } from "../text/en.ts";
import { showPlan } from "./show-plan.ts";

/** Opens the sample plan; the first time, the service imports it. */
export async function openSample(): Promise<void> {
  try {
    const snapshot = await runJob(en.welcome.openingSample, (signal) => api().plan.openSample(undefined, { signal }));
    if (snapshot !== null) await showPlan(snapshot);
  } catch (error) {
    notice.problem(problemOf(error).sentence);
  }
}

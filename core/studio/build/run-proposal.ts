import type { Result } from "../../domain/result.ts";
import type { DemandTask } from "../../solve/demands/demand-task.ts";
import type { TaskAnswer } from "../../solve/demands/solve-task.ts";
import type { SolveRefusal } from "../../solve/problem.ts";
import { runInThread } from "../jobs/run-in-thread.ts";
import type { RunningJob } from "../jobs/stream-job.ts";
import type { StudioState } from "../studio-state.ts";
import { type DemandRequest, type Proposal, proposeTerritories } from "./proposal.ts";
import type { SolveRun } from "./proposals.ts";

/** One proposal made in a thread of its own, which reports, shows its plans on the way and can be stopped or cancelled. */
export async function runProposal(
  { holder, now }: Pick<StudioState, "holder" | "now">,
  request: DemandRequest,
  run: SolveRun,
  job: RunningJob,
): Promise<Proposal> {
  const signal = holder.jobSignal(job.signal);
  let preview: number | undefined;
  const onProgress: RunningJob["onProgress"] = (progress) =>
    job.onProgress(preview === undefined ? progress : { ...progress, preview });
  return proposeTerritories(
    holder.plan(),
    request,
    (task, hooks) =>
      runInThread<DemandTask, Result<TaskAnswer, SolveRefusal>>("solve", task, {
        onProgress: hooks.onProgress,
        onPreview: (assignment) => {
          preview = run.show(task, assignment);
        },
        signal,
        stop: run.stop,
      }),
    now,
    { onProgress },
  );
}

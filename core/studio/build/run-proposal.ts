import type { RunningJob } from "../jobs/stream-job.ts";
import type { StudioState } from "../studio-state.ts";
import { type DemandRequest, type Proposal, proposeTerritories } from "./proposal.ts";
import type { SolveRun } from "./proposals.ts";
import { solveInThread } from "./solve-in-thread.ts";

/** One proposal made in a thread of its own, which reports, shows its plans on the way and can be stopped or cancelled. */
export async function runProposal(
  { holder, now }: Pick<StudioState, "holder" | "now">,
  request: DemandRequest,
  run: SolveRun,
  job: RunningJob,
): Promise<Proposal> {
  const solve = solveInThread({ cancelled: holder.jobSignal(job.signal), enough: run.stop });
  let preview: number | undefined;
  const onProgress: RunningJob["onProgress"] = (progress) =>
    job.onProgress(preview === undefined ? progress : { ...progress, preview });
  return proposeTerritories(
    holder.plan(),
    request,
    (task, hooks) =>
      solve(task, {
        ...hooks,
        onPreview: (assignment) => {
          preview = run.show(task, assignment);
        },
      }),
    now,
    { onProgress },
  );
}

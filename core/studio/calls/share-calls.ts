import { join } from "node:path";
import { implement } from "@orpc/server";
import { known } from "../../domain/invariant.ts";
import { freePath } from "../../store/free-path.ts";
import { readPlanSummary } from "../../store/queries/plan.ts";
import { readScenarioSummaries } from "../../store/queries/scenarios.ts";
import { contract } from "../contract/contract.ts";
import { stagingFolder } from "../files/staging-folder.ts";
import { streamJob } from "../jobs/stream-job.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { safeFileName } from "../plan/plan-name.ts";
import { findScenario } from "../scenario/find-scenario.ts";
import { shareScenario } from "../share/share-scenario.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).share;

export const shareCalls = ({ holder, downloads, library, now }: StudioState) => ({
  write: on.write.handler(({ input, signal }) =>
    streamJob(async (job) => {
      const plan = holder.plan();
      const { scenarioId, formats } = input;
      findScenario(plan.db, scenarioId);
      const endsWithPlan = holder.jobSignal(job.signal);
      const hooks = { onProgress: job.onProgress, isCancelled: () => endsWithPlan.aborted };
      const write = (folder: string) =>
        shareScenario(plan, { scenarioId, formats, folder, library, nowMs: now(), threadUntil: endsWithPlan }, hooks);

      if (input.folder !== null) {
        // A folder of its own in the one that was chosen: nothing that is there is written over.
        const folder = freePath(join(input.folder, safeFileName(titleOf(plan, scenarioId))));
        const staging = stagingFolder(folder);
        try {
          const files = await write(staging.path);
          staging.publish();
          return { files: files.map((file) => ({ ...file, url: null })), folder };
        } finally {
          staging.discard();
        }
      }
      const { token, folder } = downloads.create();
      try {
        const files = await write(folder);
        return { files: files.map((file) => ({ ...file, url: downloads.urlOf(token, file.name) })), folder: null };
      } catch (error) {
        downloads.remove(token);
        throw error;
      }
    }, signal),
  ),
});

function titleOf({ db }: OpenPlan, scenarioId: string): string {
  const scenario = known(readScenarioSummaries(db).find(({ id }) => id === scenarioId));
  return `${readPlanSummary(db).name} - ${scenario.name}`;
}

import { api, type Client } from "../shell/api.ts";
import { runJob } from "../shell/run-job.ts";
import { writesSettled } from "../shell/write-queue.ts";
import { en } from "../text/en.ts";
import { showPlan } from "./show-plan.ts";

export type BuildWish = Parameters<Client["solve"]["build"]>[0];
export type BuildResult = { readonly notes: readonly string[]; readonly seconds: number };

/**
 * Has the service build territories and shows them.
 *
 * @returns What the solver has to say; null when it was cancelled. Throws what the service refused.
 */
export async function buildTerritories(wish: BuildWish): Promise<BuildResult | null> {
  await writesSettled();
  const result = await runJob(en.build.building, (signal) => api().solve.build(wish, { signal }));
  if (result === null) return null;
  await showPlan(result.snapshot);
  return { notes: result.notes, seconds: result.seconds };
}

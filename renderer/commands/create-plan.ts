import { api, type Client } from "../shell/api.ts";
import { runJob } from "../shell/run-job.ts";
import type { PlanSnapshot } from "../stores/plan-store.ts";
import { en } from "../text/en.ts";

export type PlanWish = Parameters<Client["plan"]["create"]>[0];

/** Has the service import the accounts into a new plan; null when cancelled. Throws what the service refused. */
export const createPlan = (wish: PlanWish): Promise<PlanSnapshot | null> =>
  runJob(en.newPlan.importing(wish.name), (signal) => api().plan.create(wish, { signal }));

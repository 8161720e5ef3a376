import { api, type Client } from "../shell/api.ts";
import { runJob } from "../shell/run-job.ts";
import { writesSettled } from "../shell/write-queue.ts";
import { en } from "../text/en.ts";

export type ShareWish = Parameters<Client["share"]["write"]>[0];
export type ShareFormat = ShareWish["formats"][number];
export type SharedFiles = {
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly url: string | null }[];
  readonly folder: string | null;
};

/** Has the service write the chosen formats; null when it was cancelled. Throws what the service refused. */
export async function sharePlan(wish: ShareWish): Promise<SharedFiles | null> {
  await writesSettled();
  return runJob(en.share.writing, (signal) => api().share.write(wish, { signal }));
}

import { api, type Client } from "../shell/api.ts";
import { writesSettled } from "../shell/write-queue.ts";

export type Comparison = Awaited<ReturnType<Client["scenario"]["compare"]>>;
export type MovedAccount = Awaited<ReturnType<Client["scenario"]["movedAccounts"]>>["rows"][number];

/** Two scenarios side by side, with everything written that is on screen. */
export async function compareScenarios(from: string, to: string): Promise<Comparison> {
  await writesSettled();
  return api().scenario.compare({ from, to });
}

export const readMovedAccounts = (from: string, to: string, offset: number, limit: number) =>
  api().scenario.movedAccounts({ from, to, offset, limit });

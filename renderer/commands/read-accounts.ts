import { api, type Client } from "../shell/api.ts";
import { notice } from "../shell/notice.ts";
import { problemOf } from "../shell/problem.ts";
import { scenarioStore } from "../stores/scenario-store.ts";

export type AccountQuery = Omit<Parameters<Client["accounts"]["page"]>[0], "scenarioId">;
export type AccountPage = Awaited<ReturnType<Client["accounts"]["page"]>>;
export type AccountEntry = AccountPage["rows"][number];

const NONE: AccountPage = { total: 0, rows: [] };

/** One page of accounts as the scenario on screen holds them; nothing when the service cannot say. */
export async function readAccounts(query: AccountQuery): Promise<AccountPage> {
  const { id } = scenarioStore.getState();
  if (id === null) return NONE;
  try {
    return await api().accounts.page({ ...query, scenarioId: id });
  } catch (error) {
    notice.problem(problemOf(error).sentence);
    return NONE;
  }
}

/** The first few accounts of one unit. */
export const readUnitAccounts = (unitId: string, limit: number): Promise<AccountPage> =>
  readAccounts({ offset: 0, limit, search: "", territory: null, unitId, sort: null });

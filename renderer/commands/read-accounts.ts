import { api, type Client } from "../shell/api.ts";
import { notice } from "../shell/notice.ts";
import { problemOf } from "../shell/problem.ts";
import { accountPickStore } from "../stores/account-pick-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";

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

/** As many at a time as the service hands out. */
const PAGE = 1000;
/** More do not fit a spreadsheet's memory, nor a clipboard's. */
const MOST = 100_000;

/** The picked accounts where there are several; else all that the table lists, in its order. */
export async function chosenAccounts(query: Omit<AccountQuery, "offset" | "limit">): Promise<readonly AccountEntry[]> {
  const { entries } = accountPickStore.getState();
  if (entries.length > 1) return entries;
  const rows: AccountEntry[] = [];
  for (;;) {
    const page = await readAccounts({ ...query, offset: rows.length, limit: PAGE });
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) return rows;
    if (rows.length >= MOST) {
      notice.info(en.accounts.copiedFirst(rows.length, page.total));
      return rows;
    }
  }
}

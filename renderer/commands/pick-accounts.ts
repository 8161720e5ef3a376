import type { AccountRow } from "../../core/domain/account.ts";
import { MOST_PICKED_ACCOUNTS } from "../../core/studio/contract/account-schemas.ts";
import { api } from "../shell/api.ts";
import { notice } from "../shell/notice.ts";
import { accountPickStore, NO_ACCOUNTS } from "../stores/account-pick-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { attempt } from "./attempt.ts";
import type { SelectMode } from "./select-units.ts";

/** Changes which accounts are picked. */
export function pickAccounts(accounts: Iterable<AccountRow>, mode: SelectMode): void {
  const before = accountPickStore.getState().rows;
  const rows = mode === "replace" ? new Set<AccountRow>() : new Set(before);
  for (const row of accounts) {
    if (mode === "remove" || (mode === "toggle" && before.has(row))) rows.delete(row);
    else if (rows.size < MOST_PICKED_ACCOUNTS) rows.add(row);
  }
  if (rows.size === 0 && before.size === 0) return;
  accountPickStore.setState({ rows });
  void readPicked();
}

export const pickNoAccounts = (): void => {
  if (accountPickStore.getState().rows.size > 0) accountPickStore.setState(NO_ACCOUNTS);
};

/** Picks the accounts whose place lies inside a drawn shape. */
export const pickAccountsInShape = (
  corners: readonly (readonly [number, number])[],
  mode: SelectMode,
): Promise<boolean> =>
  attempt(async () => {
    const { total, rows } = await api().accounts.inShape({ corners: corners.map(([lng, lat]) => [lng, lat]) });
    if (total === 0) notice.info(en.named.noneInShape);
    else if (total > rows.length) notice.info(en.named.tooMany(rows.length, total));
    pickAccounts(rows, mode);
  });

/** Asks the service what the picked accounts are now: who holds them changes with every edit. */
export async function readPicked(): Promise<void> {
  const { rows } = accountPickStore.getState();
  const { id } = scenarioStore.getState();
  if (id === null || rows.size === 0) return accountPickStore.setState({ entries: [] });
  await attempt(async () => {
    const answer = await api().accounts.entries({ scenarioId: id, rows: [...rows] });
    if (accountPickStore.getState().rows === rows) accountPickStore.setState({ entries: answer.rows });
  });
}

import type { AccountRow } from "../../core/domain/account.ts";
import type { Change } from "../../core/domain/edit.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { api } from "../shell/api.ts";
import { writesSettled } from "../shell/write-queue.ts";
import { accountPickStore, type PickedAccount } from "../stores/account-pick-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { plural } from "../text/plural.ts";
import { attempt } from "./attempt.ts";
import { commitEdit } from "./commit-edit.ts";

/**
 * Has a territory hold the picked accounts whatever their units say, for a reason. Borders stay where they are. One undoable
 * edit; nothing for those that are held so already.
 */
export const holdPicked = (territory: TerritoryIndex, reason: string): Promise<boolean> =>
  attempt(async () => {
    const accounts = await pickedNow();
    const to = { territory, reason: reason.trim() };
    const changes = accounts.flatMap((account): Change[] => {
      const from = overrideOf(account);
      const isSame = from?.territory === to.territory && from.reason === to.reason;
      return isSame ? [] : [{ kind: "override", account: account.row, from, to }];
    });
    if (changes.length === 0) return;
    const holder = scenarioStore.getState().territories.get(territory)?.name ?? "";
    await commitEdit({ label: en.named.held(nameOf(accounts), holder, to.reason).slice(0, 300), changes });
  });

/** Lifts the overrides of the picked accounts: each goes with its unit again. */
export const liftPicked = (): Promise<boolean> =>
  attempt(async () => {
    const accounts = (await pickedNow()).filter(({ override }) => override !== null);
    const changes = accounts.map(
      (account): Change => ({ kind: "override", account: account.row, from: overrideOf(account), to: null }),
    );
    if (changes.length === 0) return;
    await commitEdit({ label: en.named.lifted(nameOf(accounts)), changes });
  });

/** Lifts every override of the scenario, or those of one territory. */
export async function liftAll(territory: TerritoryIndex | null): Promise<void> {
  const { overrides, territories } = scenarioStore.getState();
  const changes: Change[] = [];
  overrides.account.forEach((account, i) => {
    const holder = overrides.territory[i] as number;
    if (territory !== null && holder !== territory) return;
    const from = { territory: holder, reason: overrides.reasons[i] ?? "" };
    changes.push({ kind: "override", account, from, to: null });
  });
  if (changes.length === 0) return;
  const of = territory === null ? "" : (territories.get(territory)?.name ?? "");
  await commitEdit({ label: en.named.liftedAll(changes.length, of), changes });
}

/** The picked accounts as the file has them, after everything in flight. */
async function pickedNow(): Promise<readonly PickedAccount[]> {
  await writesSettled();
  const { id } = scenarioStore.getState();
  const rows: AccountRow[] = [...accountPickStore.getState().rows];
  if (id === null || rows.length === 0) return [];
  return (await api().accounts.entries({ scenarioId: id, rows })).rows;
}

const overrideOf = ({ territory, override }: PickedAccount): { territory: number; reason: string } | null =>
  override === null ? null : { territory, reason: override };

const nameOf = (accounts: readonly PickedAccount[]): string => {
  const [first] = accounts;
  if (accounts.length === 1 && first !== undefined) return first.name || en.named.account(first.id);
  return plural(accounts.length, "account", "accounts");
};

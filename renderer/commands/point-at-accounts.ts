import { api } from "../shell/api.ts";
import { type AccountEntry, type AccountHit, accountHoverStore } from "../stores/account-hover-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { narrowAccounts } from "./narrow-accounts.ts";
import { focusTerritory, selectUnits } from "./select-units.ts";

/** A pointer that passes over pins asks for none of them. */
const PAUSE_MS = 60;

let pause: ReturnType<typeof setTimeout> | undefined;

/** Says which accounts the pointer is on; the name of a single one follows. */
export function hoverAccounts(hit: AccountHit | null): void {
  const { hit: before } = accountHoverStore.getState();
  if (isSame(hit, before)) return;
  clearTimeout(pause);
  accountHoverStore.setState({ hit, entry: null });
  if (hit?.kind !== "account") return;
  pause = setTimeout(() => {
    void readAccount(hit.row).then((entry) => {
      if (accountHoverStore.getState().hit === hit) accountHoverStore.setState({ entry });
    });
  }, PAUSE_MS);
}

/** Selects the unit that accounts lie in and lists them: the one account, or all of the unit's. */
export async function selectAccounts(hit: AccountHit): Promise<void> {
  const { layer } = planStore.getState();
  if (layer === null || hit.unit === null) return;
  selectUnits([hit.unit], "replace");
  const territory = scenarioStore.getState().assignment[hit.unit] ?? -1;
  focusTerritory(territory < 0 ? null : territory);
  const unitId = layer.ids[hit.unit] ?? null;
  const entry = hit.kind === "account" ? await readAccount(hit.row) : null;
  narrowAccounts(entry === null ? { unitId } : { unitId, search: entry.id });
}

async function readAccount(row: number): Promise<AccountEntry | null> {
  const { id } = scenarioStore.getState();
  return id === null ? null : api().accounts.one({ scenarioId: id, row });
}

function isSame(a: AccountHit | null, b: AccountHit | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === "account") return b.kind === "account" && a.row === b.row;
  return b.kind === "cluster" && a.at[0] === b.at[0] && a.at[1] === b.at[1] && a.count === b.count;
}

import type { AccountRow } from "../../core/domain/account.ts";
import type { UnitIndex } from "../../core/domain/layer.ts";
import { UNASSIGNED } from "../../core/domain/territory.ts";
import { api } from "../shell/api.ts";
import { type AccountEntry, type AccountHit, accountHoverStore } from "../stores/account-hover-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { narrowAccounts } from "./narrow-accounts.ts";
import { pickAccounts } from "./pick-accounts.ts";
import { clearSelection, focusTerritory, selectUnits } from "./select-units.ts";

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

/** Picks the account of a pin, alone or besides others, and shows who holds it. Units stay unselected: nothing of theirs is meant. */
export async function pickPin(row: AccountRow, adds: boolean): Promise<void> {
  pickAccounts([row], adds ? "toggle" : "replace");
  if (adds) return;
  clearSelection();
  const entry = await readAccount(row);
  if (entry !== null && entry.territory !== UNASSIGNED) focusTerritory(entry.territory);
}

/** Selects the unit that several accounts at one place lie in, and lists them. */
export function listAccounts(unit: UnitIndex): void {
  const { layer } = planStore.getState();
  selectUnits([unit], "replace");
  const territory = scenarioStore.getState().assignment[unit] ?? UNASSIGNED;
  focusTerritory(territory === UNASSIGNED ? null : territory);
  narrowAccounts({ unitId: layer?.ids[unit] ?? null });
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

import type { Change, Edit, Override } from "../domain/edit.ts";
import { invariant } from "../domain/invariant.ts";
import { type Territory, UNASSIGNED } from "../domain/territory.ts";
import type { WritableDb } from "./database.ts";
import { assignmentCursor } from "./queries/assignments.ts";
import { overrideCursor } from "./queries/overrides.ts";
import type { ScenarioKey } from "./queries/scenarios.ts";
import { deleteTerritory, putTerritory, readTerritory } from "./queries/territories.ts";

/** Why the file does not take an edit. */
export type RefusedEdit =
  | { readonly kind: "stale-revision"; readonly revision: number }
  /** A `from` side is not what the file holds: the edit was made for another state. */
  | { readonly kind: "other-state"; readonly detail: string }
  | { readonly kind: "unknown-unit"; readonly unit: number }
  | { readonly kind: "unknown-account"; readonly account: number }
  | { readonly kind: "unknown-territory"; readonly territory: number }
  | { readonly kind: "territory-id-taken"; readonly id: string }
  | { readonly kind: "territory-in-use"; readonly territory: number }
  | { readonly kind: "malformed"; readonly detail: string };

/** Carries a refusal out of a transaction, which thereby rolls back. */
export class EditRefused extends Error {
  override readonly name = "EditRefused";
  readonly refused: RefusedEdit;
  constructor(refused: RefusedEdit) {
    super(refused.kind);
    this.refused = refused;
  }
}

const refuse = (refused: RefusedEdit): never => {
  throw new EditRefused(refused);
};

/**
 * Applies every change of `edit` to the rows of `scenario`, comparing each `from` with what is there. Call inside a
 * transaction: a refusal leaves earlier changes behind for it to roll back. O(changed units, territories and overrides).
 *
 * @throws EditRefused when the scenario is not in the state for which the edit was made, or would not be sound after it.
 */
export function applyToRows(db: WritableDb, scenario: ScenarioKey, edit: Edit): void {
  const units = assignmentCursor(db, scenario);
  const overrides = overrideCursor(db, scenario);
  const hasAccount = db.prepare<[number], number>("SELECT 1 FROM accounts WHERE account = ?").pluck();
  const named = new Set<number>();
  const touched = new Set<number>();

  const moveUnits = (change: Extract<Change, { kind: "units" }>): void => {
    const { length } = change.units;
    if (change.from.length !== length || change.to.length !== length) {
      refuse({ kind: "malformed", detail: "a list of units and its sides differ in length" });
    }
    for (const [i, unit] of change.units.entries()) {
      const from = change.from[i] as number;
      const to = change.to[i] as number;
      const current = units.get(unit);
      if (current === undefined) refuse({ kind: "unknown-unit", unit });
      if (current !== from) refuse({ kind: "other-state", detail: `unit ${unit} is in ${current}, not in ${from}` });
      units.set(unit, to);
      if (to !== UNASSIGNED) named.add(to);
    }
  };

  const replaceTerritory = ({ index, from, to }: Extract<Change, { kind: "territory" }>): void => {
    if ((from ?? to) === null || (from && from.index !== index) || (to && to.index !== index)) {
      refuse({ kind: "malformed", detail: `territory ${index} under another number` });
    }
    const current = readTerritory(db, scenario, index);
    if (!sameTerritory(current, from)) {
      refuse({ kind: "other-state", detail: `territory ${index} is not what it was` });
    }
    if (to === null) deleteTerritory(db, scenario, index);
    else putTerritory(db, scenario, to);
    touched.add(index);
  };

  const replaceOverride = ({ account, from, to }: Extract<Change, { kind: "override" }>): void => {
    if (hasAccount.get(account) === undefined) refuse({ kind: "unknown-account", account });
    if (!sameOverride(overrides.get(account), from)) {
      refuse({ kind: "other-state", detail: `account ${account} is not held as it was` });
    }
    if (to === null) overrides.remove(account);
    else overrides.put(account, to);
    if (to !== null) named.add(to.territory);
  };

  for (const change of edit.changes) {
    if (change.kind === "units") moveUnits(change);
    else if (change.kind === "territory") replaceTerritory(change);
    else replaceOverride(change);
  }
  checkTerritories(db, scenario, named, touched);
}

/** After all changes: whoever was given something exists, and who no longer exists holds nothing. */
function checkTerritories(db: WritableDb, scenario: ScenarioKey, named: Set<number>, touched: Set<number>): void {
  for (const territory of named) {
    if (readTerritory(db, scenario, territory) === null) refuse({ kind: "unknown-territory", territory });
  }
  if (touched.size === 0) return;
  const orphan = db
    .prepare<[object], number>(
      `SELECT h.territory FROM
         (SELECT territory FROM assignments WHERE scenario = $scenario
          UNION SELECT territory FROM overrides WHERE scenario = $scenario) h
       LEFT JOIN territories t ON t.scenario = $scenario AND t.territory = h.territory
       WHERE t.territory IS NULL LIMIT 1`,
    )
    .pluck()
    .get({ scenario });
  if (orphan !== undefined) refuse({ kind: "territory-in-use", territory: orphan });
  const twice = db
    .prepare<[number], string>("SELECT id FROM territories WHERE scenario = ? GROUP BY id HAVING count(*) > 1 LIMIT 1")
    .pluck()
    .get(scenario);
  if (twice !== undefined) refuse({ kind: "territory-id-taken", id: twice });
}

function sameTerritory(a: Territory | null, b: Territory | null): boolean {
  if (a === null || b === null) return a === b;
  const keys: readonly (keyof Territory)[] = ["index", "id", "name", "color", "owner", "capacity", "note"];
  invariant(Object.keys(a).length === keys.length, "a territory has fields that are not compared");
  return keys.every((key) => a[key] === b[key]);
}

function sameOverride(a: Override | null, b: Override | null): boolean {
  if (a === null || b === null) return a === b;
  return a.territory === b.territory && a.reason === b.reason;
}

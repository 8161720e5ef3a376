import type { AccountRow } from "./account.ts";
import { invariant } from "./invariant.ts";
import type { UnitIndex } from "./layer.ts";
import type { Territory, TerritoryIndex } from "./territory.ts";

/** Why an account is held by a territory whatever its unit says. */
export type Override = {
  readonly territory: TerritoryIndex;
  /** The user's words, or "today's owner". */
  readonly reason: string;
};

/** One thing that an edit changes, with what was there before, so that its inverse needs no look at the plan. */
export type Change =
  | {
      /** Units changing hands; parallel lists, a unit at most once; UNASSIGNED is a legal side. */
      readonly kind: "units";
      readonly units: readonly UnitIndex[];
      readonly from: readonly TerritoryIndex[];
      readonly to: readonly TerritoryIndex[];
    }
  | {
      /** A territory created (`from` null), changed, or removed (`to` null). A removed one holds no unit any more. */
      readonly kind: "territory";
      readonly index: TerritoryIndex;
      readonly from: Territory | null;
      readonly to: Territory | null;
    }
  | {
      /** An account's override set, changed or lifted. */
      readonly kind: "override";
      readonly account: AccountRow;
      readonly from: Override | null;
      readonly to: Override | null;
    };

/** One undoable step: what one user gesture did to one scenario. `label` is what the history shows. */
export type Edit = { readonly label: string; readonly changes: readonly Change[] };

/** The part of a scenario that edits change. Unit and account columns are typed by index; the rest by key. */
export type EditableScenario = {
  /** Territory index per unit of the layer, UNASSIGNED where there is none. */
  readonly assignment: Int32Array;
  readonly territories: ReadonlyMap<TerritoryIndex, Territory>;
  readonly overrides: ReadonlyMap<AccountRow, Override>;
};

/** The edit that undoes `edit`: every change turned round, in the opposite order. */
export function invertEdit(edit: Edit): Edit {
  return { label: edit.label, changes: edit.changes.map(invertChange).reverse() };
}

function invertChange(change: Change): Change {
  switch (change.kind) {
    case "units":
      return { ...change, from: change.to, to: change.from };
    case "territory":
      return { ...change, from: change.to, to: change.from };
    case "override":
      return { ...change, from: change.to, to: change.from };
  }
}

/**
 * The scenario after `edit`; the one given is not modified. O(units + territories + overrides) for the copies made
 * of the columns that change, nothing for those that do not.
 *
 * @throws Error when a `from` disagrees with the scenario: the edit was made for another state.
 */
export function applyEdit(scenario: EditableScenario, edit: Edit): EditableScenario {
  const kinds = new Set(edit.changes.map((change) => change.kind));
  const assignment = kinds.has("units") ? scenario.assignment.slice() : scenario.assignment;
  const territories = kinds.has("territory") ? new Map(scenario.territories) : scenario.territories;
  const overrides = kinds.has("override") ? new Map(scenario.overrides) : scenario.overrides;

  for (const change of edit.changes) {
    switch (change.kind) {
      case "units":
        moveUnits(assignment, change);
        break;
      case "territory":
        replaceEntry(territories as Map<TerritoryIndex, Territory>, change.index, change.from, change.to);
        break;
      case "override":
        replaceEntry(overrides as Map<AccountRow, Override>, change.account, change.from, change.to);
        break;
    }
  }
  return { assignment, territories, overrides };
}

function moveUnits(assignment: Int32Array, { units, from, to }: Extract<Change, { kind: "units" }>): void {
  invariant(units.length === from.length && units.length === to.length, "unit change of unequal lengths");
  units.forEach((unit, i) => {
    invariant(assignment[unit] === from[i], `unit ${unit} is in ${assignment[unit]}, not in ${from[i]}`);
    assignment[unit] = to[i] as TerritoryIndex;
  });
}

function replaceEntry<Value>(map: Map<number, Value>, key: number, from: Value | null, to: Value | null): void {
  const current = map.get(key) ?? null;
  invariant(sameEntry(current, from), `entry ${key} is ${JSON.stringify(current)}, not ${JSON.stringify(from)}`);
  if (to === null) map.delete(key);
  else map.set(key, to);
}

/** Entries are flat records of plain values, so their fields decide. */
function sameEntry(a: unknown, b: unknown): boolean {
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return a === b;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => left[key] === right[key]);
}

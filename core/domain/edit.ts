import type { AccountRow } from "./account.ts";
import type { Group, GroupIndex } from "./group.ts";
import { invariant } from "./invariant.ts";
import type { UnitIndex } from "./layer.ts";
import type { Region } from "./region.ts";
import { sameValue } from "./same-value.ts";
import type { SplitNumber } from "./split.ts";
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
    }
  | {
      /** A group created (`from` null), changed, or removed (`to` null). A removed one holds nothing any more. */
      readonly kind: "group";
      readonly index: GroupIndex;
      readonly from: Group | null;
      readonly to: Group | null;
    }
  | {
      /** Units locked or unlocked: all of them were `from` and become `to`. */
      readonly kind: "locks";
      readonly units: readonly UnitIndex[];
      readonly from: boolean;
      readonly to: boolean;
    }
  | {
      /** The whole scenario locked or unlocked; locks of units and territories stay as they are beneath. */
      readonly kind: "all-locked";
      readonly from: boolean;
      readonly to: boolean;
    }
  | {
      /** A region drawn (`from` null), changed, or removed (`to` null). Of the plan as a whole, like the next kind. */
      readonly kind: "region";
      readonly id: string;
      readonly from: Region | null;
      readonly to: Region | null;
    }
  | {
      /** Units divided (`to` true) or whole again. What is divided stands in the plan under the split's number. */
      readonly kind: "split";
      readonly split: SplitNumber;
      readonly from: boolean;
      readonly to: boolean;
    };

/** One undoable step: what one user gesture did to one scenario. `label` is what the history shows. */
export type Edit = { readonly label: string; readonly changes: readonly Change[] };

/** The part of a scenario that edits change. Unit and account columns are typed by index; the rest by key. */
export type EditableScenario = {
  /** Territory index per unit of the layer, UNASSIGNED where there is none. */
  readonly assignment: Int32Array;
  readonly territories: ReadonlyMap<TerritoryIndex, Territory>;
  readonly overrides: ReadonlyMap<AccountRow, Override>;
  readonly groups: ReadonlyMap<GroupIndex, Group>;
  /** 1 per unit of the layer that is locked, else 0. */
  readonly lockedUnits: Uint8Array;
  readonly allLocked: boolean;
};

/** The edit that undoes `edit`: every change turned round, in the opposite order. */
export function invertEdit(edit: Edit): Edit {
  return { label: edit.label, changes: edit.changes.map(invertChange).reverse() };
}

function invertChange(change: Change): Change {
  // Spelled out by kind: only then does the compiler know that both sides are of one type.
  switch (change.kind) {
    case "units":
      return { ...change, from: change.to, to: change.from };
    case "territory":
      return { ...change, from: change.to, to: change.from };
    case "override":
      return { ...change, from: change.to, to: change.from };
    case "group":
      return { ...change, from: change.to, to: change.from };
    case "locks":
      return { ...change, from: change.to, to: change.from };
    case "all-locked":
      return { ...change, from: change.to, to: change.from };
    case "region":
      return { ...change, from: change.to, to: change.from };
    case "split":
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
  const groups = kinds.has("group") ? new Map(scenario.groups) : scenario.groups;
  const lockedUnits = kinds.has("locks") ? scenario.lockedUnits.slice() : scenario.lockedUnits;
  let { allLocked } = scenario;

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
      case "group":
        replaceEntry(groups as Map<GroupIndex, Group>, change.index, change.from, change.to);
        break;
      case "locks":
        lockUnits(lockedUnits, change);
        break;
      case "all-locked":
        invariant(allLocked === change.from, `the scenario is ${allLocked ? "" : "not "}locked`);
        allLocked = change.to;
        break;
      case "region":
      case "split":
        // Of the plan, not of the scenario: who shows the plan loads it anew.
        break;
    }
  }
  return { assignment, territories, overrides, groups, lockedUnits, allLocked };
}

function moveUnits(assignment: Int32Array, { units, from, to }: Extract<Change, { kind: "units" }>): void {
  invariant(units.length === from.length && units.length === to.length, "unit change of unequal lengths");
  units.forEach((unit, i) => {
    invariant(assignment[unit] === from[i], `unit ${unit} is in ${assignment[unit]}, not in ${from[i]}`);
    assignment[unit] = to[i] as TerritoryIndex;
  });
}

function lockUnits(lockedUnits: Uint8Array, { units, from, to }: Extract<Change, { kind: "locks" }>): void {
  for (const unit of units) {
    invariant(lockedUnits[unit] === Number(from), `unit ${unit} is ${from ? "not " : ""}locked already`);
    lockedUnits[unit] = Number(to);
  }
}

function replaceEntry<Value>(map: Map<number, Value>, key: number, from: Value | null, to: Value | null): void {
  const current = map.get(key) ?? null;
  invariant(sameValue(current, from), `entry ${key} is ${JSON.stringify(current)}, not ${JSON.stringify(from)}`);
  if (to === null) map.delete(key);
  else map.set(key, to);
}

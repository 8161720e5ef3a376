import type { AccountRow } from "./account.ts";
import type { Change, Edit, EditableScenario } from "./edit.ts";
import type { UnitIndex } from "./layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "./territory.ts";

/** What stands in the way of a change. */
export type Lock =
  | { readonly kind: "all" }
  | { readonly kind: "territory"; readonly territory: TerritoryIndex }
  | { readonly kind: "unit"; readonly unit: UnitIndex };

/** The locks that are in force, as whoever asks has them at hand. */
export type LocksInForce = {
  readonly allLocked: boolean;
  readonly isUnitLocked: (unit: UnitIndex) => boolean;
  readonly isTerritoryLocked: (territory: TerritoryIndex) => boolean;
};

const ALL: Lock = { kind: "all" };

/** The locks of a scenario in memory. */
export const locksOf = ({
  allLocked,
  lockedUnits,
  territories,
}: Pick<EditableScenario, "allLocked" | "lockedUnits" | "territories">): LocksInForce => ({
  allLocked,
  isUnitLocked: (unit) => lockedUnits[unit] === 1,
  isTerritoryLocked: (territory) => territories.get(territory)?.locked === true,
});

/**
 * What keeps a unit from going from one territory to another; null when it may go. A locked unit stays where it is; a
 * locked territory neither loses nor gains; UNASSIGNED is never locked. O(1).
 */
export function lockOnMove(
  locks: LocksInForce,
  unit: UnitIndex,
  from: TerritoryIndex,
  to: TerritoryIndex,
): Lock | null {
  if (from === to) return null;
  if (locks.allLocked) return ALL;
  if (locks.isUnitLocked(unit)) return { kind: "unit", unit };
  for (const territory of [from, to]) {
    if (territory !== UNASSIGNED && locks.isTerritoryLocked(territory)) return { kind: "territory", territory };
  }
  return null;
}

/** Where an account sits: its unit and the territory that has the unit. */
export type AccountSeat = { readonly unit: UnitIndex; readonly territory: TerritoryIndex };

/** What keeps an override from being set, changed or lifted: it moves the account between holders, as a unit moves. */
export function lockOnOverride(
  locks: LocksInForce,
  { from, to }: Extract<Change, { kind: "override" }>,
  seat: AccountSeat,
): Lock | null {
  return lockOnMove(locks, seat.unit, from?.territory ?? seat.territory, to?.territory ?? seat.territory);
}

/** What keeps a territory from being created or removed. To change its name, owner or target, no lock matters. */
export function lockOnTerritory(
  locks: LocksInForce,
  { index, from, to }: Extract<Change, { kind: "territory" }>,
): Lock | null {
  if (from !== null && to !== null) return null;
  if (locks.allLocked) return ALL;
  return (from ?? to)?.locked === true ? { kind: "territory", territory: index } : null;
}

/**
 * The first lock that `edit` would break; null when it breaks none. Changes count in their order, so that an edit may
 * lift a lock first and then change what it kept: its inverse, which sets the lock last, is then never refused either.
 *
 * @param seatOf Unit of an account; null where it is not known, and then an override is not judged. O(changes).
 */
export function brokenLock(
  scenario: Omit<EditableScenario, "overrides" | "groups">,
  edit: Edit,
  seatOf: (account: AccountRow) => UnitIndex | null,
): Lock | null {
  const present = locksOf(scenario);
  const units = new Map<UnitIndex, boolean>();
  const territories = new Map<TerritoryIndex, boolean>();
  const moved = new Map<UnitIndex, TerritoryIndex>();
  const followsMoves = edit.changes.some(({ kind }) => kind === "override");
  let { allLocked } = scenario;
  const locks: LocksInForce = {
    get allLocked() {
      return allLocked;
    },
    isUnitLocked: (unit) => units.get(unit) ?? present.isUnitLocked(unit),
    isTerritoryLocked: (territory) => territories.get(territory) ?? present.isTerritoryLocked(territory),
  };

  const moveLock = ({ units: list, from, to }: Extract<Change, { kind: "units" }>): Lock | null => {
    for (let i = 0; i < list.length; i++) {
      const target = to[i] as TerritoryIndex;
      const lock = lockOnMove(locks, list[i] as UnitIndex, from[i] as TerritoryIndex, target);
      if (lock !== null) return lock;
      if (followsMoves) moved.set(list[i] as UnitIndex, target);
    }
    return null;
  };

  for (const change of edit.changes) {
    let lock: Lock | null = null;
    if (change.kind === "units") lock = moveLock(change);
    else if (change.kind === "all-locked") allLocked = change.to;
    else if (change.kind === "locks") for (const unit of change.units) units.set(unit, change.to);
    else if (change.kind === "territory") {
      lock = lockOnTerritory(locks, change);
      territories.set(change.index, change.to?.locked === true);
    } else if (change.kind === "override") {
      const unit = seatOf(change.account);
      if (unit === null) continue;
      const territory = moved.get(unit) ?? scenario.assignment[unit] ?? UNASSIGNED;
      lock = lockOnOverride(locks, change, { unit, territory });
    }
    if (lock !== null) return lock;
  }
  return null;
}

import type { Change } from "../../core/domain/edit.ts";
import type { UnitIndex } from "../../core/domain/layer.ts";
import { lockOnMove, locksOf } from "../../core/domain/locks.ts";
import { type Territory, type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import type { Moves } from "../stores/gesture-store.ts";

type Scenario = {
  readonly assignment: Int32Array;
  readonly territories: ReadonlyMap<TerritoryIndex, Territory>;
  readonly lockedUnits: Uint8Array;
  readonly allLocked: boolean;
};

/** Moves by what stands in their way. */
export type SortedMoves = {
  /** From nobody. */
  readonly free: Moves;
  /** From other territories. */
  readonly held: Moves;
  /** A lock on the unit or on the territory that it leaves forbids it: it can be lifted for the move. */
  readonly locked: Moves;
  /** The whole scenario is locked, or whoever it should go to: not to be done before that is unlocked. */
  readonly barred: Moves;
};

/** Moves that change nothing are left out. O(moves). */
export function sortMoves(scenario: Scenario, moves: Moves): SortedMoves {
  const locks = locksOf(scenario);
  const free = new Map<UnitIndex, TerritoryIndex>();
  const held = new Map<UnitIndex, TerritoryIndex>();
  const locked = new Map<UnitIndex, TerritoryIndex>();
  const barred = new Map<UnitIndex, TerritoryIndex>();
  for (const [unit, to] of moves) {
    const from = scenario.assignment[unit] ?? UNASSIGNED;
    if (from === to) continue;
    const lock = lockOnMove(locks, unit, from, to);
    const isBarred = scenario.allLocked || (to !== UNASSIGNED && locks.isTerritoryLocked(to));
    if (isBarred) barred.set(unit, to);
    else if (lock !== null) locked.set(unit, to);
    else if (from === UNASSIGNED) free.set(unit, to);
    else held.set(unit, to);
  }
  return { free, held, locked, barred };
}

/**
 * The changes that make these moves. Locks on what leaves are lifted first and set again last, so that what was locked
 * stays locked where it has come to; null when nothing moves. O(moves).
 */
export function moveChanges(scenario: Scenario, moves: Moves): readonly Change[] | null {
  const units: UnitIndex[] = [];
  const from: TerritoryIndex[] = [];
  const to: TerritoryIndex[] = [];
  for (const [unit, target] of moves) {
    const holder = scenario.assignment[unit] ?? UNASSIGNED;
    if (holder === target) continue;
    units.push(unit);
    from.push(holder);
    to.push(target);
  }
  if (units.length === 0) return null;
  const lifted = liftedLocks(scenario, units, from);
  const set = lifted.map(turned).reverse();
  return [...lifted, { kind: "units", units, from, to }, ...set];
}

function liftedLocks(scenario: Scenario, units: readonly UnitIndex[], left: readonly TerritoryIndex[]): Change[] {
  const lifted: Change[] = [];
  const lockedUnits = units.filter((unit) => scenario.lockedUnits[unit] === 1);
  if (lockedUnits.length > 0) lifted.push({ kind: "locks", units: lockedUnits, from: true, to: false });
  for (const index of new Set(left)) {
    const territory = scenario.territories.get(index);
    if (territory?.locked !== true) continue;
    lifted.push({ kind: "territory", index, from: territory, to: { ...territory, locked: false } });
  }
  return lifted;
}

function turned(change: Change): Change {
  switch (change.kind) {
    case "locks":
      return { ...change, from: change.to, to: change.from };
    case "territory":
      return { ...change, from: change.to, to: change.from };
    default:
      return change;
  }
}

import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import { type LocksInForce, lockOnMove } from "../../core/domain/locks.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import type { ToolState } from "../stores/tool-store.ts";

export type Restriction = Pick<ToolState, "onlyUnassigned" | "insideParent" | "skipLocked">;

/** What must be known of the plan to say whether a tool may touch a unit. */
export type RestrictFacts = {
  readonly layer: Layer;
  readonly extent: Uint8Array;
  readonly assignment: Int32Array;
  readonly locks: LocksInForce;
};

export const isRestricted = ({ onlyUnassigned, insideParent, skipLocked }: Restriction): boolean =>
  onlyUnassigned || insideParent !== null || skipLocked;

/** Whether the tools may touch a unit: one of the plan that no restriction keeps them from. */
export function mayTouch(facts: RestrictFacts, restriction: Restriction): (unit: UnitIndex) => boolean {
  const { layer, extent, assignment, locks } = facts;
  const { onlyUnassigned, insideParent, skipLocked } = restriction;
  const parents = insideParent === null ? null : (layer.parents[insideParent.parent]?.index ?? null);
  return (unit) => {
    if (extent[unit] !== 1) return false;
    if (onlyUnassigned && assignment[unit] !== UNASSIGNED) return false;
    if (parents !== null && parents[unit] !== insideParent?.position) return false;
    // A move away from its holder is what a lock is there to keep.
    return !skipLocked || !isHeldFast(locks, unit, assignment[unit] ?? UNASSIGNED);
  };
}

const isHeldFast = (locks: LocksInForce, unit: UnitIndex, holder: TerritoryIndex): boolean =>
  lockOnMove(locks, unit, holder, holder === UNASSIGNED ? Number.MAX_SAFE_INTEGER : UNASSIGNED) !== null;

import type { Edit } from "../../core/domain/edit.ts";
import type { UnitIndex } from "../../core/domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";

/**
 * The change of giving `units` to `target` (UNASSIGNED to take them from everybody).
 *
 * @returns null when nothing would change.
 */
export function assignUnitsChange(
  assignment: Int32Array,
  units: Iterable<UnitIndex>,
  target: TerritoryIndex,
): Extract<Edit["changes"][number], { kind: "units" }> | null {
  const moved: UnitIndex[] = [];
  const from: TerritoryIndex[] = [];
  for (const unit of units) {
    const holder = assignment[unit] ?? UNASSIGNED;
    if (holder === target) continue;
    moved.push(unit);
    from.push(holder);
  }
  if (moved.length === 0) return null;
  return { kind: "units", units: moved, from, to: moved.map(() => target) };
}

/** All units that the territories hold, ascending. O(units). */
export function unitsOf(assignment: Int32Array, ...territories: readonly TerritoryIndex[]): UnitIndex[] {
  const wanted = new Set(territories);
  const units: UnitIndex[] = [];
  for (let unit = 0; unit < assignment.length; unit++) if (wanted.has(assignment[unit] as number)) units.push(unit);
  return units;
}

import type { UnitIndex } from "../../core/domain/layer.ts";
import type { OverrideColumns } from "../../core/domain/plan-columns.ts";

/**
 * What goes with units when they change hands, in the measure's own unit: the sums of their accounts, without those
 * that are held by override and stay where they are. O(units + overrides).
 *
 * @param perUnit The measure summed per unit of the layer.
 * @param held The measure per override, in the order of `overrides`.
 */
export function measureOfUnits(
  units: readonly UnitIndex[],
  perUnit: Float64Array,
  overrides: Pick<OverrideColumns, "unit">,
  held: Float64Array | undefined,
): number {
  let sum = 0;
  for (const unit of units) sum += perUnit[unit] ?? 0;
  if (held === undefined || held.length === 0) return sum;
  const moved = new Set(units);
  overrides.unit.forEach((unit, i) => {
    if (moved.has(unit)) sum -= held[i] ?? 0;
  });
  return sum;
}

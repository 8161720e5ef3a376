import type { OverrideColumns, PlanColumns } from "../../domain/plan-columns.ts";

/**
 * A measure per unit as it moves with the unit: without the accounts that are held by override, which stay with their
 * holder. The plan's own column where nothing is held. O(units + overrides).
 *
 * @param at Position in `columns.measures`; 0 counts accounts.
 */
export function freeMeasure(columns: PlanColumns, overrides: OverrideColumns, at: number): Float64Array {
  const whole = columns.measures[at]?.perUnit ?? new Float64Array(columns.extent.length);
  const held = overrides.measures[at];
  if (held === undefined || held.length === 0) return whole;
  const free = whole.slice();
  overrides.unit.forEach((unit, i) => {
    free[unit] = (free[unit] as number) - (held[i] as number);
  });
  return free;
}

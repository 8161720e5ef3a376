/**
 * What each territory should carry: its share of the total by capacity.
 *
 *     target[t] = total × capacity[t] / Σ capacity
 *
 * Equal shares where all capacities are equal. Source: DESIGN, section 6 (index).
 *
 * @param capacities Positive, in reps.
 * @returns In the measure's unit; sums to `total`.
 */
export function targetsByCapacity(total: number, capacities: readonly number[]): Float64Array {
  const whole = capacities.reduce((sum, capacity) => sum + capacity, 0);
  return Float64Array.from(capacities, (capacity) => (total * capacity) / whole);
}

/** 100 × value / target: 100 is on target, 120 carries a fifth more. Null without a target. */
export const indexOfTarget = (value: number, target: number): number | null =>
  target > 0 ? (100 * value) / target : null;

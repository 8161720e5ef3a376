/**
 * What each territory should carry: what was set by hand, and of the rest its share by capacity.
 *
 *     target[t] = set[t], where it was set
 *     target[t] = (total − Σ set) × capacity[t] / Σ capacity of those that were not
 *
 * Equal shares where nothing is set and all capacities are equal. Where the ones set come to more than the total, nothing
 * is left for the others and the targets sum to more than there is. Source: DESIGN, section 6 (index).
 *
 * @param capacities Positive, in reps.
 * @param set Per territory, in the measure's unit; undefined where the target follows from capacity.
 * @returns In the measure's unit; sums to `total`, unless targets were set that cannot be met.
 */
export function targetsByCapacity(
  total: number,
  capacities: readonly number[],
  set: readonly (number | undefined)[] = [],
): Float64Array {
  const sharing = capacities.reduce((sum, capacity, i) => (set[i] === undefined ? sum + capacity : sum), 0);
  const taken = set.reduce<number>((sum, target) => sum + (target ?? 0), 0);
  const rest = taken === 0 ? total : Math.max(0, total - taken);
  return Float64Array.from(capacities, (capacity, i) => set[i] ?? (rest * capacity) / sharing);
}

/** 100 × value / target: 100 is on target, 120 carries a fifth more. Null without a target. */
export const indexOfTarget = (value: number, target: number): number | null =>
  target > 0 ? (100 * value) / target : null;

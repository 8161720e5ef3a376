/**
 * How far a territory is from its target, as a signed fraction: 0.021 is 2.1 % above, −1 is an empty territory.
 *
 *     deviation = (value − target) / abs(target)
 *
 * Without a target there is nothing to deviate from: 0. A measure that comes to less than nothing (losses, returns) has
 * targets below 0, and its territories can be as far from them as from any other.
 */
export const deviation = (value: number, target: number): number =>
  target === 0 ? 0 : (value - target) / Math.abs(target);

/**
 * The largest distance of any territory from its target, in either direction.
 *
 *     max over t of abs(value[t] − target[t]) / abs(target[t])
 *
 * Source: DESIGN, section 6. 1 without territories: nothing is where it should be.
 */
export function maxDeviation(values: Float64Array, targets: Float64Array): number {
  if (values.length === 0) return 1;
  let largest = 0;
  for (let t = 0; t < values.length; t++) {
    largest = Math.max(largest, Math.abs(deviation(values[t] as number, targets[t] as number)));
  }
  return largest;
}

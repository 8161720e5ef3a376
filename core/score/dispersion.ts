/**
 * Standard deviation over mean of the territories' totals; 0 when all are equal or the mean is not positive.
 *
 *     cv = √(Σ (value − mean)² / n) / mean
 *
 * The population form: the territories are all there are, not a sample.
 */
export function coefficientOfVariation(values: Float64Array): number {
  const mean = meanOf(values);
  if (!(mean > 0)) return 0;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / values.length) / mean;
}

/**
 * Gini coefficient of the territories' totals: 0 when all are equal, towards 1 when one has everything.
 *
 *     G = Σ (2i − n − 1) value[i] / (n Σ value),   values ascending, i = 1 … n
 *
 * Source: the mean-difference form of C. Gini (1912). Negative totals have no Gini coefficient and count as 0.
 * O(n log n).
 */
export function gini(values: Float64Array): number {
  const sorted = values.map((value) => Math.max(0, value)).sort();
  const count = sorted.length;
  let weighted = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    weighted += (2 * (i + 1) - count - 1) * (sorted[i] as number);
    sum += sorted[i] as number;
  }
  return sum > 0 ? weighted / (count * sum) : 0;
}

/** Largest over smallest total; null when the smallest is not positive, or there is none. */
export function maxToMin(values: Float64Array): number | null {
  let largest = -Infinity;
  let smallest = Infinity;
  for (const value of values) {
    largest = Math.max(largest, value);
    smallest = Math.min(smallest, value);
  }
  return smallest > 0 && smallest < Infinity ? largest / smallest : null;
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

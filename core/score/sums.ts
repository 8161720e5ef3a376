/**
 * Sums that keep the rounding error of every addition, so that adding a value and taking it away again leaves what was
 * there before, and the order of additions does not show. That is what lets live scores equal scores from scratch.
 */
export type Sums = {
  readonly high: Float64Array;
  readonly low: Float64Array;
};

/** `length` sums, all zero. */
export const createSums = (length: number): Sums => ({
  high: new Float64Array(length),
  low: new Float64Array(length),
});

/** Sums that begin with the given values. */
export const sumsOf = (values: Float64Array): Sums => ({ high: values.slice(), low: new Float64Array(values.length) });

/**
 * Adds `value` to sum `i`; a negative value takes away. Two doubles per sum carry about 106 bits.
 *
 * Source: D. E. Knuth, The Art of Computer Programming, volume 2, section 4.2.2 (error of one addition, "TwoSum").
 */
export function addTo({ high, low }: Sums, i: number, value: number): void {
  const before = high[i] as number;
  const sum = before + value;
  const added = sum - before;
  const error = before - (sum - added) + (value - added) + (low[i] as number);
  // Renormalised at once, so that `high` is always the sum rounded to a double.
  const rounded = sum + error;
  high[i] = rounded;
  low[i] = error - (rounded - sum);
}

/** Sum `i` as a double. */
export const sumAt = ({ high }: Sums, i: number): number => high[i] as number;

/** The exact total of a column, rounded once. O(length). */
export function total(values: Float64Array): number {
  const sums = createSums(1);
  for (let i = 0; i < values.length; i++) addTo(sums, 0, values[i] as number);
  return sumAt(sums, 0);
}

/** Decimal digits of a sum that are kept; a double has between 15 and 17. */
const KEPT_DIGITS = 15;
/** Cents are always kept, however large the total is. */
const FEWEST_DECIMALS = 2;
const MOST_DECIMALS = 15;

/**
 * A function that rounds sums of one measure to decimals that mean something: 123.45 and not 123.45000000000002, and 0
 * where everything was taken away. The per-unit values are themselves rounded sums over accounts, hence the tails.
 *
 * @param scale The measure's total over the plan; decides how many decimals there are.
 */
export function tidyFor(scale: number): (value: number) => number {
  const wholeDigits = scale === 0 ? 1 : Math.floor(Math.log10(Math.abs(scale))) + 1;
  const decimals = Math.min(MOST_DECIMALS, Math.max(FEWEST_DECIMALS, KEPT_DIGITS - wholeDigits));
  const factor = 10 ** decimals;
  return (value) => {
    const steps = value * factor;
    // Beyond 2^53 steps there is no finer digit to lose.
    if (Math.abs(steps) >= Number.MAX_SAFE_INTEGER) return value;
    // Adding 0 turns −0 into 0.
    return Math.round(steps) / factor + 0;
  };
}

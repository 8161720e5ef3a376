import { ckmeans } from "simple-statistics";
import type { ClassMethod } from "../../domain/map-styling.ts";

export const MIN_CLASSES = 2;
export const MAX_CLASSES = 9;
/** Natural breaks are looked for among so many values, evenly drawn from the sorted ones: the search grows with them. */
const JENKS_VALUES = 4000;

/**
 * Where to cut values into classes: class `i` takes what is at least `breaks[i − 1]` and less than `breaks[i]`.
 *
 *     quantiles   as many values in each class as ties allow (linear quantiles, type 7 of Hyndman and Fan 1996)
 *     equal       classes of one width between the least and the greatest value
 *     jenks       least sum of squared distances to the class means (Ckmeans.1d.dp, H. Wang and M. Song 2011)
 *     deviation   one standard deviation wide, around the mean
 *     target      one round width, around `middle`, from how far most values lie from it on either side; no class below
 *                 zero where no value is
 *
 * @param values Finite, in any order.
 * @param middle What `target` is centred on; the mean where it is left out.
 * @returns Ascending and distinct, at most `count − 1`: fewer where there are fewer different values. `deviation` and
 *   `target` keep all of them, so that a class keeps its place beside the middle. O(n log n).
 */
export function classBreaks(
  values: Float64Array,
  { method, count, middle }: { readonly method: ClassMethod; readonly count: number; readonly middle?: number },
): number[] {
  const sorted = values.toSorted();
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  if (least === undefined || greatest === undefined || least === greatest) return [];
  switch (method) {
    case "quantiles":
      return rising(
        least,
        cuts(count, (i) => quantile(sorted, i / count)),
      );
    case "equal":
      return cuts(count, (i) => least + (i * (greatest - least)) / count);
    case "jenks":
      return rising(least, naturalBreaks(sorted, count));
    case "deviation":
      return around(mean(sorted), deviation(sorted), count);
    case "target":
      return aroundTarget(sorted, middle ?? mean(sorted), count);
  }
}

/** The number of the class of a value: how many breaks it has reached. */
export function classOf(breaks: readonly number[], value: number): number {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if (value < (breaks[half] as number)) high = half;
    else low = half + 1;
  }
  return low;
}

/** The value below which a share of the sorted values lies, between two of them in proportion. */
export function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (at - Math.floor(at)) * (above - below);
}

const cuts = (count: number, at: (i: number) => number): number[] =>
  Array.from({ length: count - 1 }, (_, i) => at(i + 1));

/** Without repetitions, and without a break that would leave nothing below it. */
const rising = (least: number, breaks: readonly number[]): number[] =>
  breaks.filter((each, i) => each > least && each !== breaks[i - 1]);

function naturalBreaks(sorted: Float64Array, count: number): number[] {
  const { length } = sorted;
  const drawn =
    length <= JENKS_VALUES
      ? [...sorted]
      : Array.from(
          { length: JENKS_VALUES },
          (_, i) => sorted[Math.round((i * (length - 1)) / (JENKS_VALUES - 1))] ?? 0,
        );
  const different = new Set(drawn).size;
  return ckmeans(drawn, Math.min(count, different))
    .slice(1)
    .map(([first]) => first as number);
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: Float64Array): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length);
}

/** `count` classes of one width: an even count has a break in the middle, an odd one a class. */
const around = (middle: number, width: number, count: number): number[] =>
  cuts(count, (i) => middle + (i - count / 2) * width);

function aroundTarget(sorted: Float64Array, middle: number, count: number): number[] {
  const below = middle - quantile(sorted, 0.01);
  const above = quantile(sorted, 0.99) - middle;
  // A long tail on one side alone does not make the steps of the other side useless.
  const reach = below > 0 && above > 0 ? Math.sqrt(below * above) : Math.max(below, above);
  if (reach <= 0) return around(middle, Math.abs(middle) || 1, count);
  const wish = (2 * reach) / count;
  const timesOff = (each: number): number => Math.max(each / wish, wish / each);
  const width = roundWidths(wish).reduce((best, each) => (timesOff(each) < timesOff(best) ? each : best));
  const inner = count / 2 - 1;
  const isAboveZero = (sorted[0] as number) >= 0 && middle > 0;
  if (!isAboveZero || inner <= 0 || middle - inner * width > 0) return around(middle, width, count);
  const fitting = roundWidths(middle / inner).filter((each) => middle - inner * each > 0);
  return around(middle, Math.max(...fitting), count);
}

/** 1, 2, 2.5 and 5 times the power of ten below a width, and what lies beside them. */
function roundWidths(width: number): number[] {
  const power = 10 ** Math.floor(Math.log10(width));
  return [0.5, 1, 2, 2.5, 5, 10].map((step) => step * power);
}

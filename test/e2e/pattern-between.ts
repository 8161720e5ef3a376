import { PATTERN_COUNT, patternImage, patternName } from "../../renderer/map/pattern-image.ts";

/** A channel that is off by less is the same. */
const LEAST_INK = 10;
/** So much of a square may be inked otherwise than its pattern is: lines are smoothed, corners rounded. */
const MOST_WRONG = 0.15;
/** MapLibre draws patterns larger between whole zooms. */
const SCALES = [1, 2];

/**
 * The pattern that was drawn over a square of one colour; "none" where there is none, "unclear" for what is no pattern.
 *
 * @param before Pixels without it, four numbers each. @param after With it. @param size The square's side.
 */
export function patternBetween(before: readonly number[], after: readonly number[], size: number): string {
  const inks = Array.from({ length: size * size }, (_, i) =>
    Math.max(...[0, 1, 2].map((channel) => Math.abs(after[4 * i + channel]! - before[4 * i + channel]!))),
  );
  const most = Math.max(...inks);
  if (most < LEAST_INK) return "none";
  const isInked = inks.map((ink) => ink > most / 2);
  let best = "unclear";
  let least = MOST_WRONG * isInked.length;
  for (let index = 0; index < PATTERN_COUNT; index++) {
    for (const scale of SCALES) {
      const wrong = leastWrong(isInked, size, index, scale, least);
      if (wrong >= least) continue;
      least = wrong;
      best = patternName(index);
    }
  }
  return best;
}

/** How many pixels differ from the pattern, wherever it begins; `limit` or more is as good as any number. */
function leastWrong(isInked: readonly boolean[], size: number, index: number, scale: number, limit: number): number {
  const { data, width } = patternImage(index, "light");
  const period = width * scale;
  let least = limit;
  for (let shift = 0; shift < period * period; shift++) {
    let wrong = 0;
    for (let i = 0; i < isInked.length && wrong < least; i++) {
      const x = Math.floor((((i % size) + shift) % period) / scale);
      const y = Math.floor(((Math.floor(i / size) + Math.floor(shift / period)) % period) / scale);
      if (isInked[i] !== data[4 * (y * width + x) + 3]! > 0) wrong++;
    }
    least = Math.min(least, wrong);
  }
  return least;
}

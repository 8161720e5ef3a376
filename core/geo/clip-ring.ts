import type { Ring } from "./outline.ts";

/**
 * The part of a closed ring within a square, closed again along the square's sides; empty when there is none.
 *
 * @param low,high The square is low … high in both directions.
 * @returns A closed ring of whole numbers without repeated places.
 *
 * Source: Sutherland and Hodgman (1974), "Reentrant polygon clipping". Cuts of one edge seen from either side come out
 * alike, so neighbours still share them. O(vertices).
 */
export function clipRing(ring: Ring, low: number, high: number): Ring {
  let points = Array.from(ring);
  for (const axis of [0, 1] as const) {
    points = cutSide(points, axis, (value) => value - low, low);
    points = cutSide(points, axis, (value) => high - value, high);
  }
  return Int32Array.from(points);
}

/** Keeps what lies where `inside` is not negative; `line` is where it is 0. */
function cutSide(points: readonly number[], axis: 0 | 1, inside: (value: number) => number, line: number): number[] {
  const kept: number[] = [];
  const push = (x: number, y: number): void => {
    if (kept.at(-2) !== x || kept.at(-1) !== y) kept.push(x, y);
  };
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x, y, nextX, nextY] = points.slice(i, i + 4) as [number, number, number, number];
    const here = inside(axis === 0 ? x : y);
    const there = inside(axis === 0 ? nextX : nextY);
    if (here >= 0) push(x, y);
    if (here >= 0 === there >= 0 || here === 0 || there === 0) continue;
    // From the lesser end, whichever way the ring runs.
    const [aX, aY, bX, bY] = here < there ? [x, y, nextX, nextY] : [nextX, nextY, x, y];
    const share = Math.min(here, there) / (Math.min(here, there) - Math.max(here, there));
    if (axis === 0) push(line, Math.round(aY + share * (bY - aY)));
    else push(Math.round(aX + share * (bX - aX)), line);
  }
  if (kept.length > 0 && (kept[0] !== kept.at(-2) || kept[1] !== kept.at(-1))) kept.push(kept[0] ?? 0, kept[1] ?? 0);
  return kept;
}

import type { Ring } from "./outline.ts";

/** The squared distance from (x, y) to the nearest place of the straight line from a to b, in a plane. O(1). */
export function squareToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - share * dx) ** 2 + (y - ay - share * dy) ** 2;
}

/**
 * The squared distance from (x, y) to the border of a ring, in square steps of latitude: a step of longitude counts as
 * `xScale` of one. O(vertices).
 */
export function squareToRing(ring: Ring, x: number, y: number, xScale: number): number {
  let nearest = Infinity;
  for (let i = 2; i < ring.length; i += 2) {
    const square = squareToSegment(
      0,
      0,
      ((ring[i - 2] as number) - x) * xScale,
      (ring[i - 1] as number) - y,
      ((ring[i] as number) - x) * xScale,
      (ring[i + 1] as number) - y,
    );
    if (square < nearest) nearest = square;
  }
  return nearest;
}

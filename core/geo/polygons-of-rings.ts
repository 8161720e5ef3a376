import type { Outline, Ring } from "./dissolve.ts";

/**
 * Sorts the rings of one outline into polygons: counter-clockwise rings are shells, clockwise ones holes, rings without
 * area vanish. A hole belongs to the smallest shell that holds it. O(vertices), plus holes × shells.
 */
export function polygonsOfRings(rings: readonly Ring[]): Outline {
  const shells: { readonly area: number; readonly polygon: Ring[] }[] = [];
  const holes: Ring[] = [];
  for (const ring of rings) {
    const area = ringDoubleArea(ring);
    if (area > 0) shells.push({ area, polygon: [ring] });
    else if (area < 0) holes.push(ring);
  }
  const only = shells[0];
  if (only !== undefined && shells.length === 1) only.polygon.push(...holes);
  else if (holes.length > 0) {
    const bySize = shells.toSorted((p, q) => p.area - q.area);
    for (const hole of holes) bySize.find(({ polygon }) => holdsHole(polygon[0] as Ring, hole))?.polygon.push(hole);
  }
  return shells.map(({ polygon }) => polygon);
}

/** Twice the planar area in square steps, positive when counter-clockwise; relative to the first vertex, to keep digits. */
export function ringDoubleArea(ring: Ring): number {
  const originX = ring[0] as number;
  const originY = ring[1] as number;
  let sum = 0;
  let x = 0;
  let y = 0;
  for (let i = 2; i < ring.length; i += 2) {
    const nextX = (ring[i] as number) - originX;
    const nextY = (ring[i + 1] as number) - originY;
    sum += x * nextY - nextX * y;
    x = nextX;
    y = nextY;
  }
  return sum;
}

/** Rings share no edge, so the middle of the hole's first edge is strictly inside the shell or strictly outside. */
function holdsHole(shell: Ring, hole: Ring): boolean {
  const x = ((hole[0] as number) + (hole[2] as number)) / 2;
  const y = ((hole[1] as number) + (hole[3] as number)) / 2;
  return ringHolds(shell, x, y);
}

/** True when the place (in steps) is inside the ring, by the even–odd rule. O(vertices). */
export function ringHolds(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  let fromX = ring[0] as number;
  let fromY = ring[1] as number;
  for (let i = 2; i < ring.length; i += 2) {
    const toX = ring[i] as number;
    const toY = ring[i + 1] as number;
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside;
    fromX = toX;
    fromY = toY;
  }
  return inside;
}

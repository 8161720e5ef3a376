import type { Outline, Ring } from "./outline.ts";

/**
 * Sorts the rings of one outline into polygons: counter-clockwise rings are shells, clockwise ones holes, rings without
 * area vanish. A hole belongs to the smallest shell that holds it. O(vertices), plus holes × shells.
 */
export function polygonsOfRings(rings: readonly Ring[]): Outline {
  const shells: Shell[] = [];
  const holes: Ring[] = [];
  for (const ring of rings) {
    const area = ringDoubleArea(ring);
    if (area > 0) shells.push({ area, polygon: [ring] });
    else if (area < 0) holes.push(ring);
  }
  const only = shells[0];
  if (only !== undefined && shells.length === 1) only.polygon.push(...holes);
  else if (shells.length > 0 && holes.length > 0) giveHoles(shells, holes);
  return shells.map(({ polygon }) => polygon);
}

type Shell = { readonly area: number; readonly polygon: Ring[] };

/** Rings share no edge, so the middle of a hole's first edge is strictly inside a shell or strictly outside. */
function giveHoles(shells: readonly Shell[], holes: readonly Ring[]): void {
  const bySize = shells
    .toSorted((p, q) => p.area - q.area)
    .map(({ polygon }) => ({ polygon, shell: polygon[0] as Ring, bounds: ringBounds(polygon[0] as Ring) }));
  for (const hole of holes) {
    const x = ((hole[0] as number) + (hole[2] as number)) / 2;
    const y = ((hole[1] as number) + (hole[3] as number)) / 2;
    const around = bySize.find(
      ({ shell, bounds }) =>
        x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY && ringHolds(shell, x, y),
    );
    around?.polygon.push(hole);
  }
}

export type RingBounds = {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
};

/** The ring's extent in steps. */
export function ringBounds(ring: Ring): RingBounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    const x = ring[i] as number;
    const y = ring[i + 1] as number;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return { minX, minY, maxX, maxY };
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

import Flatbush from "flatbush";
import type { Adjacency } from "../domain/layer.ts";

/** Points of a line in degrees, longitude and latitude in turn; the last one of a ring is the first. */
export type DegreeLine = Float64Array;

/** Where a unit is taken to be. */
export type UnitPoints = { readonly pointLng: Float64Array; readonly pointLat: Float64Array };

/**
 * Pairs of neighbours whose connection is crossed by one of the lines: the straight segment between their interior
 * points, in degrees, meets it. Touching counts. Links over the 180th meridian are taken the short way.
 *
 * @returns Keys `lower · units + higher`. O((edges + neighbours) · log edges) for lines that are short beside the map.
 */
export function crossedLinks(
  { offsets, neighbours }: Pick<Adjacency, "offsets" | "neighbours">,
  { pointLng, pointLat }: UnitPoints,
  lines: readonly DegreeLine[],
): Set<number> {
  const crossed = new Set<number>();
  const edgeCount = lines.reduce((sum, line) => sum + Math.max(0, line.length / 2 - 1), 0);
  if (edgeCount === 0) return crossed;
  const edges = new Float64Array(4 * edgeCount);
  const index = new Flatbush(edgeCount);
  let at = 0;
  for (const line of lines) {
    for (let i = 0; i + 3 < line.length; i += 2) {
      const [x0, y0, x1, y1] = [line[i], line[i + 1], line[i + 2], line[i + 3]] as [number, number, number, number];
      edges.set([x0, y0, x1, y1], at);
      at += 4;
      index.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    }
  }
  index.finish();

  const unitCount = offsets.length - 1;
  const isCrossed = (ax: number, ay: number, bx: number, by: number): boolean =>
    index
      .search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
      .some((edge) => segmentsMeet(ax, ay, bx, by, edges, 4 * edge));
  for (let a = 0; a < unitCount; a++) {
    for (let e = offsets[a] as number; e < (offsets[a + 1] as number); e++) {
      const b = neighbours[e] as number;
      if (b < a) continue;
      const ax = pointLng[a] as number;
      const ay = pointLat[a] as number;
      const by = pointLat[b] as number;
      let bx = pointLng[b] as number;
      if (bx - ax > 180) bx -= 360;
      if (bx - ax < -180) bx += 360;
      const wraps = Math.abs(bx) > 180;
      if (
        isCrossed(ax, ay, bx, by) ||
        (wraps && isCrossed(ax - Math.sign(bx) * 360, ay, bx - Math.sign(bx) * 360, by))
      ) {
        crossed.add(a * unitCount + b);
      }
    }
  }
  return crossed;
}

/** Twice the signed area of the triangle a, b, c. */
const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** Two closed segments whose bounding boxes meet. Source: Cormen et al., "Introduction to Algorithms", 33.1. */
function segmentsMeet(ax: number, ay: number, bx: number, by: number, edges: Float64Array, at: number): boolean {
  const [cx, cy, dx, dy] = [edges[at], edges[at + 1], edges[at + 2], edges[at + 3]] as [number, number, number, number];
  return (
    turn(ax, ay, bx, by, cx, cy) * turn(ax, ay, bx, by, dx, dy) <= 0 &&
    turn(cx, cy, dx, dy, ax, ay) * turn(cx, cy, dx, dy, bx, by) <= 0
  );
}

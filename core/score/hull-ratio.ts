import { MEAN_RADIUS_KM } from "../geo/earth.ts";
import { cross, dot, onSphere, plus, type Vector } from "./sphere.ts";

/**
 * Area over the area of the convex hull: 1 is convex, less the more dents and arms there are.
 *
 * The hull is the one of the sphere, bounded by great circles. Source: DESIGN, section 6.
 *
 * @param outline Vertices of the territory's outline (outline-points.ts), all within a quarter of the earth around.
 * @returns Null for a territory without area or outline. O(vertices log vertices).
 */
export function hullRatio(areaKm2: number, outline: readonly Vector[]): number | null {
  const hullKm2 = sphericalAreaKm2(convexHull(outline));
  return areaKm2 > 0 && hullKm2 > 0 ? areaKm2 / hullKm2 : null;
}

type FlatPoint = { readonly x: number; readonly y: number; readonly point: Vector };

/**
 * The corners of the convex hull on the sphere, counter-clockwise.
 *
 * In the gnomonic projection great circles are straight lines, so the hull in the plane is the hull on the sphere.
 * Source of the hull: A. M. Andrew (1979), monotone chain.
 */
export function convexHull(points: readonly Vector[]): readonly Vector[] {
  const centre = onSphere(points.reduce(plus, [0, 0, 0]));
  if (centre === null) return [];
  const [east, north] = tangents(centre);
  const flat: FlatPoint[] = [];
  for (const point of points) {
    const depth = dot(point, centre);
    // A point beyond the horizon has no place in the projection; territories that large have no meaningful hull.
    if (depth <= 0) return [];
    flat.push({ x: dot(point, east) / depth, y: dot(point, north) / depth, point });
  }
  flat.sort((a, b) => a.x - b.x || a.y - b.y);
  const lower = chain(flat);
  const upper = chain(flat.toReversed());
  return [...lower, ...upper].map(({ point }) => point);
}

/** One half of the hull, without its last point, which begins the other half. */
function chain(sorted: readonly FlatPoint[]): FlatPoint[] {
  const kept: FlatPoint[] = [];
  for (const next of sorted) {
    while (
      kept.length >= 2 &&
      turn(kept[kept.length - 2] as FlatPoint, kept[kept.length - 1] as FlatPoint, next) <= 0
    ) {
      kept.pop();
    }
    kept.push(next);
  }
  kept.pop();
  return kept;
}

const turn = (a: FlatPoint, b: FlatPoint, c: FlatPoint): number =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

function tangents(centre: Vector): readonly [east: Vector, north: Vector] {
  const pole: Vector = Math.abs(centre[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0];
  const east = onSphere(cross(pole, centre)) as Vector;
  return [east, cross(centre, east)];
}

/**
 * Area of a spherical polygon in km²: the sum of the spherical excess of its triangles around the first corner.
 *
 * Source: A. van Oosterom & J. Strackee (1983), solid angle of a triangle, tan(E / 2) = a·(b × c) / (1 + a·b + b·c + c·a).
 */
function sphericalAreaKm2(corners: readonly Vector[]): number {
  const [a] = corners;
  if (a === undefined) return 0;
  let excess = 0;
  for (let i = 2; i < corners.length; i++) {
    const b = corners[i - 1] as Vector;
    const c = corners[i] as Vector;
    excess += 2 * Math.atan2(dot(a, cross(b, c)), 1 + dot(a, b) + dot(b, c) + dot(c, a));
  }
  return Math.abs(excess) * MEAN_RADIUS_KM ** 2;
}

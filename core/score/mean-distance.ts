import { MEAN_RADIUS_KM } from "../geo/earth.ts";
import { onSphere, type Vector, type Vectors } from "./sphere.ts";

/** Places with a weight: positions into the points, and how much each counts (accounts, or a measure). */
export type WeightedPlaces = {
  readonly points: Vectors;
  /** The first `count` entries are used. */
  readonly place: Int32Array;
  readonly weight: Float64Array;
  readonly count: number;
};

/**
 * The weighted centre of places on the sphere: the direction of the weighted mean of their unit vectors. Unlike a mean
 * of longitudes it knows no antimeridian. Null without weight, or when the places cancel out.
 */
export function weightedCentre({ points, place, weight, count }: WeightedPlaces): Vector | null {
  let x = 0;
  let y = 0;
  let z = 0;
  for (let i = 0; i < count; i++) {
    const at = place[i] as number;
    const share = weight[i] as number;
    x += share * (points.x[at] as number);
    y += share * (points.y[at] as number);
    z += share * (points.z[at] as number);
  }
  return onSphere([x, y, z]);
}

/**
 * Weighted sum of the great-circle distances to `centre` in km; divided by the sum of weights it is the mean distance.
 *
 *     Σ weight × 2R asin(chord / 2),   chord² / 4 = haversine of the angle
 *
 * which is the haversine formula in Cartesian form, on the mean radius R. Places are the interior points of units: an
 * account counts as sitting in the middle of its unit. O(count).
 */
export function weightedDistanceKm({ points, place, weight, count }: WeightedPlaces, centre: Vector): number {
  const [cx, cy, cz] = centre;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const share = weight[i] as number;
    if (share === 0) continue;
    const at = place[i] as number;
    const dx = (points.x[at] as number) - cx;
    const dy = (points.y[at] as number) - cy;
    const dz = (points.z[at] as number) - cz;
    sum += share * Math.asin(Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2));
  }
  return 2 * MEAN_RADIUS_KM * sum;
}

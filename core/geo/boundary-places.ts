import { DEGREES_PER_STEP, type Topology } from "../domain/layer.ts";
import { MEAN_RADIUS_KM, RADIANS_PER_DEGREE } from "./earth.ts";

/** Places along the outer border of a set of units, each with the unit it belongs to. Degrees. */
export type BoundaryPlaces = { readonly lng: Float64Array; readonly lat: Float64Array; readonly unit: Int32Array };

/**
 * The vertices of all arcs that have a member on one hand and none on the other, with places added along long edges so
 * that no two on an edge are farther apart than `spacingKm`. O(vertices + places).
 *
 * @param isMember 1 for the units of the set, or null for all units.
 */
export function boundaryPlaces(topology: Topology, isMember: Uint8Array | null, spacingKm: number): BoundaryPlaces {
  const { coordinates, arcOffsets, arcLeft, arcRight } = topology;
  const lng: number[] = [];
  const lat: number[] = [];
  const unit: number[] = [];
  const spacingDegrees = spacingKm / (MEAN_RADIUS_KM * RADIANS_PER_DEGREE);
  const memberOf = (side: number): number => (side >= 0 && (isMember === null || isMember[side] === 1) ? side : -1);

  for (let arc = 0; arc < arcLeft.length; arc++) {
    const left = memberOf(arcLeft[arc] as number);
    const right = memberOf(arcRight[arc] as number);
    if (left >= 0 === right >= 0) continue;
    const owner = Math.max(left, right);
    const last = (arcOffsets[arc + 1] as number) - 1;
    for (let vertex = arcOffsets[arc] as number; vertex <= last; vertex++) {
      const x = (coordinates[2 * vertex] as number) * DEGREES_PER_STEP;
      const y = (coordinates[2 * vertex + 1] as number) * DEGREES_PER_STEP;
      const next = vertex < last ? vertex + 1 : vertex;
      const dx = (coordinates[2 * next] as number) * DEGREES_PER_STEP - x;
      const dy = (coordinates[2 * next + 1] as number) * DEGREES_PER_STEP - y;
      const stretch = Math.hypot(dx * Math.cos(y * RADIANS_PER_DEGREE), dy);
      const count = Math.max(1, Math.ceil(stretch / spacingDegrees));
      for (let i = 0; i < count; i++) {
        lng.push(x + (dx * i) / count);
        lat.push(y + (dy * i) / count);
        unit.push(owner);
      }
    }
  }
  return { lng: Float64Array.from(lng), lat: Float64Array.from(lat), unit: Int32Array.from(unit) };
}

import type { Layer, UnitIndex } from "../../core/domain/layer.ts";

/** A corner of a drawn shape: longitude, latitude in degrees. */
export type Corner = readonly [number, number];

/** Units whose point lies inside a drawn shape, which is closed by itself; even-odd rule. O(units × corners). */
export function unitsInPolygon(
  { pointLng, pointLat }: Layer,
  units: Int32Array,
  corners: readonly Corner[],
): UnitIndex[] {
  const west = Math.min(...corners.map(([lng]) => lng));
  const east = Math.max(...corners.map(([lng]) => lng));
  const south = Math.min(...corners.map(([, lat]) => lat));
  const north = Math.max(...corners.map(([, lat]) => lat));
  const found: UnitIndex[] = [];
  for (const unit of units) {
    const lng = pointLng[unit] as number;
    const lat = pointLat[unit] as number;
    if (lng < west || lng > east || lat < south || lat > north) continue;
    if (isInside(lng, lat, corners)) found.push(unit);
  }
  return found;
}

function isInside(lng: number, lat: number, corners: readonly Corner[]): boolean {
  let inside = false;
  let before = corners.at(-1);
  for (const corner of corners) {
    if (before !== undefined && corner[1] > lat !== before[1] > lat) {
      const crossing = ((before[0] - corner[0]) * (lat - corner[1])) / (before[1] - corner[1]) + corner[0];
      if (lng < crossing) inside = !inside;
    }
    before = corner;
  }
  return inside;
}

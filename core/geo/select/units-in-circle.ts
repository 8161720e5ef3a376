import type { Layer, UnitIndex } from "../../domain/layer.ts";
import { distanceKm } from "../arc-length.ts";
import { MEAN_RADIUS_KM, RADIANS_PER_DEGREE } from "../earth.ts";
import type { Corner } from "./units-in-polygon.ts";

/** A place in degrees and everything within so many kilometres, as the crow flies. */
export type Circle = { readonly lng: number; readonly lat: number; readonly radiusKm: number };

/** Units whose point lies within the circle. O(units). */
export function unitsInCircle({ pointLng, pointLat }: Layer, units: Int32Array, circle: Circle): UnitIndex[] {
  const { lng, lat, radiusKm } = circle;
  const reachDegrees = radiusKm / (MEAN_RADIUS_KM * RADIANS_PER_DEGREE);
  const found: UnitIndex[] = [];
  for (const unit of units) {
    const unitLat = pointLat[unit] as number;
    if (Math.abs(unitLat - lat) > reachDegrees) continue;
    if (distanceKm(lng, lat, pointLng[unit] as number, unitLat) <= radiusKm) found.push(unit);
  }
  return found;
}

const CORNERS = 96;

/** The circle as corners for drawing: on the sphere, so that it is no circle on the map far from the equator. */
export function circleCorners({ lng, lat, radiusKm }: Circle): Corner[] {
  const angle = radiusKm / MEAN_RADIUS_KM;
  const phi = lat * RADIANS_PER_DEGREE;
  return Array.from({ length: CORNERS }, (_, i) => {
    const bearing = (2 * Math.PI * i) / CORNERS;
    const sine = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing);
    const across = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
      Math.cos(angle) - Math.sin(phi) * sine,
    );
    return [lng + across / RADIANS_PER_DEGREE, Math.asin(sine) / RADIANS_PER_DEGREE];
  });
}

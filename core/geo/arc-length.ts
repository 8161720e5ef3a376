import { DEGREES_PER_STEP } from "../domain/layer.ts";
import { MEAN_RADIUS_KM, RADIANS_PER_DEGREE } from "./earth.ts";

const RADIANS_PER_STEP = DEGREES_PER_STEP * RADIANS_PER_DEGREE;

/**
 * Great-circle distance in km between two places in degrees, by the haversine formula on the mean radius; within
 * 0.56 % of the distance on the WGS 84 ellipsoid. Source: Sinnott (1984), "Virtues of the haversine".
 */
export function distanceKm(lngA: number, latA: number, lngB: number, latB: number): number {
  return haversineKm(
    (lngB - lngA) * RADIANS_PER_DEGREE,
    latA * RADIANS_PER_DEGREE,
    latB * RADIANS_PER_DEGREE,
    Math.cos(latA * RADIANS_PER_DEGREE) * Math.cos(latB * RADIANS_PER_DEGREE),
  );
}

/**
 * Length of each arc in km: the sum of the great-circle distances between its vertices. O(vertices).
 *
 * @param coordinates Longitude and latitude of each vertex in steps.
 * @param arcOffsets First vertex of each arc, and the vertex count as the last entry.
 */
export function arcLengthsKm(coordinates: Int32Array, arcOffsets: Int32Array): Float64Array {
  const lengthsKm = new Float64Array(arcOffsets.length - 1);
  for (let arc = 0; arc < lengthsKm.length; arc++) {
    const first = arcOffsets[arc] as number;
    const end = arcOffsets[arc + 1] as number;
    let lng = coordinates[2 * first] as number;
    let lat = (coordinates[2 * first + 1] as number) * RADIANS_PER_STEP;
    let cosLat = Math.cos(lat);
    let sumKm = 0;
    for (let vertex = first + 1; vertex < end; vertex++) {
      const nextLng = coordinates[2 * vertex] as number;
      const nextLat = (coordinates[2 * vertex + 1] as number) * RADIANS_PER_STEP;
      const nextCosLat = Math.cos(nextLat);
      sumKm += haversineKm((nextLng - lng) * RADIANS_PER_STEP, lat, nextLat, cosLat * nextCosLat);
      lng = nextLng;
      lat = nextLat;
      cosLat = nextCosLat;
    }
    lengthsKm[arc] = sumKm;
  }
  return lengthsKm;
}

function haversineKm(deltaLng: number, latA: number, latB: number, cosProduct: number): number {
  const sinHalfLat = Math.sin((latB - latA) / 2);
  const sinHalfLng = Math.sin(deltaLng / 2);
  const haversine = sinHalfLat * sinHalfLat + cosProduct * sinHalfLng * sinHalfLng;
  return 2 * MEAN_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

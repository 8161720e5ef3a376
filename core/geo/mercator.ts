import { RADIANS_PER_DEGREE } from "./earth.ts";

/** The web map's plane: x and y from 0 to 1, east and south from 180° W, 85.0511° N. Latitudes beyond are held there. */
export function mercatorX(lng: number): number {
  return lng / 360 + 0.5;
}

export function mercatorY(lat: number): number {
  const sine = Math.sin(lat * RADIANS_PER_DEGREE);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return Math.min(1, Math.max(0, y));
}

/** The latitude in degrees at a y of the web map's plane; beyond 0 … 1 it runs on towards the poles. */
export function latitudeAt(y: number): number {
  return Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIANS_PER_DEGREE;
}

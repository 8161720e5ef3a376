import type { Layer } from "../../domain/layer.ts";
import { mercatorX, mercatorY } from "../mercator.ts";

/** The units' points on the web map's plane. */
export type MapPoints = { readonly x: Float64Array; readonly y: Float64Array };

const known = new WeakMap<Layer, MapPoints>();

/** Computed once per layer. O(units). */
export function mapPoints(layer: Layer): MapPoints {
  let points = known.get(layer);
  if (points === undefined) {
    points = { x: layer.pointLng.map(mercatorX), y: layer.pointLat.map(mercatorY) };
    known.set(layer, points);
  }
  return points;
}

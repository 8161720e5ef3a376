import type { Layer, UnitIndex } from "../domain/layer.ts";
import { distanceKm } from "./arc-length.ts";

/** The great-circle distance in km between the label points of two units of a layer. O(1). */
export const unitDistance =
  ({ pointLng, pointLat }: Pick<Layer, "pointLng" | "pointLat">) =>
  (a: UnitIndex, b: UnitIndex): number =>
    distanceKm(pointLng[a] as number, pointLat[a] as number, pointLng[b] as number, pointLat[b] as number);

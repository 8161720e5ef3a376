import type { DrawnLayer } from "../domain/layer.ts";

const EARTH_KM = 40_075;
const TILE_PX = 512;
/** A unit this wide can be hit with a mouse. */
const WIDE_ENOUGH_PX = 9;

/** Zoom from which something so many kilometres wide takes so many pixels. */
export const widthZoom = (widthKm: number, lat: number, widthPx: number): number => {
  const scale = Math.max(0.1, Math.cos((lat * Math.PI) / 180));
  return Math.max(0, Math.log2((widthPx * EARTH_KM * scale) / (Math.max(0.05, widthKm) * TILE_PX)));
};

/** Zoom from which a typical unit of these is wide enough to be worth a line of its own. O(units log units). */
export function unitLineZoom(
  { areaKm2, pointLat }: Pick<DrawnLayer, "areaKm2" | "pointLat">,
  units: Int32Array,
): number {
  const zooms = Float64Array.from(units, (unit) =>
    widthZoom(Math.sqrt(areaKm2[unit] as number), pointLat[unit] as number, WIDE_ENOUGH_PX),
  ).sort();
  return zooms[zooms.length >> 1] ?? 0;
}

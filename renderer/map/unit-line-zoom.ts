import type { Layer } from "../../core/domain/layer.ts";

const EARTH_KM = 40_075;
const TILE_PX = 512;
/** A unit this wide can be hit with a mouse. */
const WIDE_ENOUGH_PX = 9;

/** Zoom from which a typical unit of the plan is wide enough to be worth a line of its own. */
export function unitLineZoom({ areaKm2, pointLat }: Layer, units: Int32Array): number {
  if (units.length === 0) return 0;
  const widths = Float64Array.from(units, (unit) => {
    const scale = Math.cos(((pointLat[unit] as number) * Math.PI) / 180);
    return Math.sqrt(areaKm2[unit] as number) / Math.max(0.1, scale);
  }).sort();
  const typicalKm = Math.max(0.05, widths[widths.length >> 1] as number);
  return Math.max(0, Math.log2((WIDE_ENOUGH_PX * EARTH_KM) / (typicalKm * TILE_PX)));
}

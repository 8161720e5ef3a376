import type { DrawnLayer, UnitIndex } from "../domain/layer.ts";

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** What bounds are made from. */
type Places = Pick<DrawnLayer, "pointLng" | "pointLat" | "areaKm2">;

const KM_PER_DEGREE = 111.2;
/** Wider than this, a plan has far-away pieces that would make everything else tiny. */
const WIDE_DEGREES = 45;

/** A box around units, from their points and areas; null for no units. Good enough to look at, not to compute with. */
export function boundsOfUnits({ pointLng, pointLat, areaKm2 }: Places, units: Iterable<UnitIndex>): Bounds | null {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const unit of units) {
    const lng = pointLng[unit] as number;
    const lat = pointLat[unit] as number;
    const reach = Math.sqrt((areaKm2[unit] as number) / Math.PI) / KM_PER_DEGREE;
    const reachLng = reach / Math.max(0.2, Math.cos((lat * Math.PI) / 180));
    west = Math.min(west, lng - reachLng);
    east = Math.max(east, lng + reachLng);
    south = Math.min(south, lat - reach);
    north = Math.max(north, lat + reach);
  }
  return west > east ? null : [west, south, east, north];
}

/** A box around most units: the outermost 2 % of a very wide plan do not count. */
export function usefulBounds(layer: Places, units: Int32Array): Bounds | null {
  const whole = boundsOfUnits(layer, units);
  if (whole === null || whole[2] - whole[0] < WIDE_DEGREES) return whole;
  const lngs = Float64Array.from(units, (unit) => layer.pointLng[unit] as number).sort();
  const lats = Float64Array.from(units, (unit) => layer.pointLat[unit] as number).sort();
  const at = (sorted: Float64Array, share: number): number => sorted[Math.floor(share * (sorted.length - 1))] as number;
  const [west, east, south, north] = [at(lngs, 0.02), at(lngs, 0.98), at(lats, 0.02), at(lats, 0.98)];
  const marginLng = 0.06 * (east - west);
  const marginLat = 0.06 * (north - south);
  return [west - marginLng, south - marginLat, east + marginLng, north + marginLat];
}

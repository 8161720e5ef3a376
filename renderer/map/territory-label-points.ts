import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";

/**
 * For each territory the unit to write its name on: the one nearest to the area-weighted mean of its units, so that
 * the name always stands inside. O(units).
 */
export function territoryLabelUnits(
  { pointLng, pointLat, areaKm2 }: Layer,
  assignment: Int32Array,
): Map<TerritoryIndex, UnitIndex> {
  const centres = new Map<TerritoryIndex, { lng: number; lat: number; area: number }>();
  assignment.forEach((territory, unit) => {
    if (territory < 0) return;
    const area = areaKm2[unit] as number;
    const centre = centres.get(territory) ?? { lng: 0, lat: 0, area: 0 };
    centre.lng += area * (pointLng[unit] as number);
    centre.lat += area * (pointLat[unit] as number);
    centre.area += area;
    centres.set(territory, centre);
  });
  const nearest = new Map<TerritoryIndex, { unit: UnitIndex; away: number }>();
  assignment.forEach((territory, unit) => {
    const centre = centres.get(territory);
    if (centre === undefined) return;
    const dx = (pointLng[unit] as number) - centre.lng / centre.area;
    const dy = (pointLat[unit] as number) - centre.lat / centre.area;
    const away = dx * dx + dy * dy;
    const best = nearest.get(territory);
    if (best === undefined || away < best.away) nearest.set(territory, { unit, away });
  });
  return new Map([...nearest].map(([territory, { unit }]) => [territory, unit]));
}

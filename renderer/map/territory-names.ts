import type { FeatureCollection, Point } from "geojson";
import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";
import { widthZoom } from "../../core/geo/unit-line-zoom.ts";

/** Where a territory's name or chart stands, and how much room it has. */
export type TerritoryPlace = { readonly unit: UnitIndex; readonly areaKm2: number };

/** A territory this wide on the screen has room for a word. */
const NAMED_FROM_PX = 40;

/**
 * For each territory the unit to write its name on: the one nearest to the area-weighted mean of its units, so that
 * the name always stands inside. O(units).
 */
export function territoryPlaces(
  { pointLng, pointLat, areaKm2 }: Layer,
  assignment: Int32Array,
): Map<TerritoryIndex, TerritoryPlace> {
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
  const nearest = new Map<TerritoryIndex, { unit: UnitIndex; away: number; areaKm2: number }>();
  assignment.forEach((territory, unit) => {
    const centre = centres.get(territory);
    if (centre === undefined) return;
    const dx = (pointLng[unit] as number) - centre.lng / centre.area;
    const dy = (pointLat[unit] as number) - centre.lat / centre.area;
    const away = dx * dx + dy * dy;
    const best = nearest.get(territory);
    if (best === undefined || away < best.away) nearest.set(territory, { unit, away, areaKm2: centre.area });
  });
  return nearest;
}

/** The zoom from which a territory is wide enough for its name or its chart. */
const roomZoom = ({ pointLat }: Layer, { unit, areaKm2 }: TerritoryPlace, widthPx: number): number =>
  widthZoom(Math.sqrt(areaKm2), pointLat[unit] as number, widthPx);

/** The names as points: with the territory's area, its share of the largest one's, and the zoom they are shown from. */
export function territoryNames(
  layer: Layer,
  assignment: Int32Array,
  territories: ReadonlyMap<TerritoryIndex, Territory>,
): FeatureCollection<Point> {
  const places = territoryPlaces(layer, assignment);
  const largest = Math.max(0, ...[...places.values()].map(({ areaKm2 }) => areaKm2));
  const features = [...places].map(([index, place]) => ({
    type: "Feature" as const,
    properties: {
      name: territories.get(index)?.name ?? "",
      area: place.areaKm2,
      share: largest > 0 ? Math.sqrt(place.areaKm2 / largest) : 0,
      fromZoom: roomZoom(layer, place, NAMED_FROM_PX),
    },
    geometry: pointOf(layer, place.unit),
  }));
  return { type: "FeatureCollection", features };
}

/** A unit's label point. */
export const pointOf = ({ pointLng, pointLat }: Layer, unit: UnitIndex): Point => ({
  type: "Point",
  coordinates: [pointLng[unit] as number, pointLat[unit] as number],
});

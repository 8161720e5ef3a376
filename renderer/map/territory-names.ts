import type { FeatureCollection, Point } from "geojson";
import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import { type Territory, type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
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
  // Columns by territory: this is part of every release of the pointer.
  const count = 1 + assignment.reduce((highest, territory) => Math.max(highest, territory), UNASSIGNED);
  const [lng, lat, area] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let unit = 0; unit < assignment.length; unit++) {
    const territory = assignment[unit] as number;
    if (territory < 0) continue;
    const share = areaKm2[unit] as number;
    lng[territory] = (lng[territory] as number) + share * (pointLng[unit] as number);
    lat[territory] = (lat[territory] as number) + share * (pointLat[unit] as number);
    area[territory] = (area[territory] as number) + share;
  }
  const nearest = new Int32Array(count).fill(-1);
  const least = new Float64Array(count).fill(Infinity);
  for (let unit = 0; unit < assignment.length; unit++) {
    const territory = assignment[unit] as number;
    if (territory < 0) continue;
    const dx = (pointLng[unit] as number) - (lng[territory] as number) / (area[territory] as number);
    const dy = (pointLat[unit] as number) - (lat[territory] as number) / (area[territory] as number);
    const away = dx * dx + dy * dy;
    if (away >= (least[territory] as number)) continue;
    least[territory] = away;
    nearest[territory] = unit;
  }
  const places = new Map<TerritoryIndex, TerritoryPlace>();
  nearest.forEach((unit, territory) => {
    if (unit >= 0) places.set(territory, { unit, areaKm2: area[territory] as number });
  });
  return places;
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

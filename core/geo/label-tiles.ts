import type { GeoJSONVTFeaturePoint, GeoJSONVTTile } from "@maplibre/geojson-vt";
import KDBush from "kdbush";
import type { DrawnLayer } from "../domain/layer.ts";
import { EQUATORIAL_RADIUS_KM, RADIANS_PER_DEGREE } from "./earth.ts";
import { mercatorX, mercatorY } from "./mercator.ts";
import { TILE_EXTENT } from "./tile-extent.ts";

/** A label is given out from the zoom on at which a square of the unit's area is this wide on the screen. */
const MIN_WIDTH_PIXELS = 28;
const TILE_PIXELS = 512;

/** The label points in a tile; each point is in one tile of each zoom. */
export function createLabelTiles(layer: DrawnLayer): (z: number, x: number, y: number) => GeoJSONVTTile {
  const lng = layer.pointLng;
  const lat = layer.pointLat;
  const points = new KDBush(layer.unitCount, 32, Float64Array);
  const minZoom = new Float64Array(layer.unitCount);
  for (let unit = 0; unit < layer.unitCount; unit++) {
    points.add(mercatorX(lng[unit] as number), mercatorY(lat[unit] as number));
    minZoom[unit] = labelZoom(layer.areaKm2[unit] as number, lat[unit] as number);
  }
  points.finish();

  return (z, x, y) => {
    const size = 2 ** z;
    const found = points
      .range(x / size, y / size, (x + 1) / size, (y + 1) / size)
      .filter((unit) => z >= (minZoom[unit] as number))
      .toSorted((p, q) => p - q);
    const features = found.map((unit): GeoJSONVTFeaturePoint => {
      const column = Math.round((mercatorX(lng[unit] as number) * size - x) * TILE_EXTENT);
      const row = Math.round((mercatorY(lat[unit] as number) * size - y) * TILE_EXTENT);
      return { id: unit, type: 1, tags: { id: layer.ids[unit], name: layer.names[unit] }, geometry: [[column, row]] };
    });
    // The library's type asks for its inner features too, which a finished tile does not have.
    return { transformed: true, x, y, z, source: null, features: features as GeoJSONVTTile["features"] };
  };
}

/** The zoom at which a square of this area is MIN_WIDTH_PIXELS wide; infinite for a unit without area. */
function labelZoom(areaKm2: number, lat: number): number {
  const worldKm = 2 * Math.PI * EQUATORIAL_RADIUS_KM * Math.cos(lat * RADIANS_PER_DEGREE);
  return Math.log2((MIN_WIDTH_PIXELS * worldKm) / (TILE_PIXELS * Math.sqrt(areaKm2)));
}

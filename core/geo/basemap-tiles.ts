import { GeoJSONVT, type GeoJSONVTFeature, type GeoJSONVTTile } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { Feature } from "geojson";
import type { Basemap, Path } from "./basemap.ts";
import { TILE_EXTENT } from "./tile-extent.ts";

/** Tiles exist up to this zoom; beyond it the map stretches them. */
export const MAX_BASEMAP_ZOOM = 10;

/** The source layers of a basemap tile, and the zoom from which each is worth its bytes. */
const SOURCE_LAYERS = { land: 0, water: 1, rivers: 4, states: 2, counties: 5, cities: 3 } as const;
type SourceLayer = keyof typeof SOURCE_LAYERS;

const BUFFER = 64;
const LABEL_BUFFER = 256;

/**
 * Cuts the basemap into vector tiles when they are asked for: source layers `land` and `water` (polygons), `rivers`,
 * `states` and `counties` (lines) and `cities` (points with `name`, `population` and `rank`, the zoom from which the
 * place is given). Nothing is prepared before the first tile.
 *
 * @returns The tile at a zoom, column and row as bytes of a Mapbox Vector Tile, not compressed; empty where nothing is.
 */
export function createBasemapTiles(basemap: Basemap): (z: number, x: number, y: number) => Uint8Array {
  const indices = new Map<SourceLayer, GeoJSONVT>();
  const indexOf = (name: SourceLayer): GeoJSONVT => {
    const made = indices.get(name);
    if (made) return made;
    const index = new GeoJSONVT(
      { type: "FeatureCollection", features: featuresOf(basemap, name) },
      {
        maxZoom: MAX_BASEMAP_ZOOM,
        // Only the root: everything else is cut when it is asked for.
        indexMaxZoom: 0,
        indexMaxPoints: 0,
        extent: TILE_EXTENT,
        buffer: name === "cities" ? LABEL_BUFFER : BUFFER,
      },
    );
    indices.set(name, index);
    return index;
  };

  return (z, x, y) => {
    const isTile = [z, x, y].every(Number.isInteger) && z >= 0 && z <= MAX_BASEMAP_ZOOM && Math.min(x, y) >= 0;
    if (!isTile || Math.max(x, y) >= 2 ** z) return new Uint8Array(0);
    const tiles: Record<string, GeoJSONVTTile> = {};
    for (const name of Object.keys(SOURCE_LAYERS) as SourceLayer[]) {
      if (z < SOURCE_LAYERS[name]) continue;
      const tile = indexOf(name).getTile(z, x, y);
      if (tile === null) continue;
      const shown = name === "cities" ? withRoom(tile, z) : tile;
      if (shown.features.length > 0) tiles[name] = shown;
    }
    return fromGeojsonVt(tiles, { version: 2, extent: TILE_EXTENT });
  };
}

/** The tile's places that have room at this zoom; at the last one all of them. */
function withRoom(tile: GeoJSONVTTile, z: number): GeoJSONVTTile {
  if (z === MAX_BASEMAP_ZOOM) return tile;
  const features: readonly GeoJSONVTFeature[] = tile.features;
  const shown = features.filter(({ tags }) => (tags?.["rank"] as number) <= z);
  return { ...tile, features: shown as GeoJSONVTTile["features"] };
}

function featuresOf(basemap: Basemap, name: SourceLayer): Feature[] {
  switch (name) {
    case "land":
    case "water":
      return basemap[name].map((rings) => ({
        type: "Feature",
        properties: {},
        geometry: { type: "Polygon", coordinates: rings.map(positionsOf) },
      }));
    case "rivers":
    case "states":
    case "counties":
      return basemap[name].map((path) => ({
        type: "Feature",
        properties: {},
        geometry: { type: "LineString", coordinates: positionsOf(path) },
      }));
    case "cities":
      return basemap.cities.map(({ name: city, population, rank, lng, lat }) => ({
        type: "Feature",
        properties: { name: city, population, rank },
        geometry: { type: "Point", coordinates: [lng, lat] },
      }));
  }
}

function positionsOf(path: Path): [number, number][] {
  return Array.from({ length: path.length / 2 }, (_, i) => [path[2 * i] as number, path[2 * i + 1] as number]);
}

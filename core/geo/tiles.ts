import { GeoJSONVT, type GeoJSONVTTile } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { Layer, Topology, UnitIndex } from "../domain/layer.ts";
import { dissolve } from "./dissolve.ts";
import { createLabelTiles } from "./label-tiles.ts";
import { latitudeAt } from "./mercator.ts";
import { toMultiPolygon } from "./outline.ts";
import { simplifyTopology } from "./simplify-topology.ts";
import { TILE_EXTENT } from "./tile-extent.ts";
import { createUnitBoxes, type UnitsInBox } from "./unit-boxes.ts";

/** Tiles exist up to this zoom; beyond it the map stretches them. */
export const MAX_TILE_ZOOM = 14;

/**
 * Zooms `from` … `top` share one thinning of the borders, made for `top`, and are cut region by region: a region is a
 * tile of zoom `regionZoom`. So a close look at one town costs neither time nor memory for the rest of the country.
 */
type Band = { readonly top: number; readonly regionZoom: number };
const BANDS: readonly Band[] = [
  { top: 3, regionZoom: 0 },
  { top: 5, regionZoom: 3 },
  { top: 7, regionZoom: 5 },
  { top: 9, regionZoom: 7 },
  { top: MAX_TILE_ZOOM, regionZoom: 9 },
];

/** Regions that are kept cut; the one that was used longest ago goes first. */
const MAX_REGIONS = 24;

/** Borders may move by a quarter of a screen pixel at a band's highest zoom, where a tile is 512 pixels wide. */
const TOLERANCE_TILES = 0.25 / 512;

/** Beyond the tile's edge, so that lines drawn along it are whole. In tile units. */
const BUFFER = 64;

/** The tile at a zoom, column and row as bytes of a Mapbox Vector Tile, not compressed; empty where nothing is. */
export type TileIndex = (z: number, x: number, y: number) => Uint8Array;

/**
 * Cuts a layer into vector tiles when they are asked for. Source layer "units": polygons with the unit's index as
 * feature id and the properties `id` and `name`. Source layer "labels": one point per unit with the same id and
 * properties, from the zoom on at which the unit is wide enough for text. Neighbours share their borders at every
 * zoom. Nothing is prepared until the first tile; a band's borders cost O(vertices) once.
 */
export function createTileIndex(layer: Layer): TileIndex {
  const topologyOfBand = new Map<Band, Topology>();
  const regions = new Map<string, GeoJSONVT>();
  const labelTile = createLabelTiles(layer);
  let unitsInBox: UnitsInBox | null = null;

  const regionOf = (z: number, x: number, y: number): GeoJSONVT => {
    const band = BANDS.find(({ top }) => z <= top) as Band;
    const shift = Math.max(0, z - band.regionZoom);
    const regionZoom = z - shift;
    const key = [band.top, regionZoom, x >> shift, y >> shift].join("/");
    const known = regions.get(key);
    regions.delete(key);
    let region = known;
    if (region === undefined) {
      const topology = topologyOfBand.get(band) ?? bandTopology(layer.topology, band.top);
      topologyOfBand.set(band, topology);
      unitsInBox ??= createUnitBoxes(layer.topology, layer.unitCount);
      region = cutRegion(layer, topology, unitsOfTile(unitsInBox, regionZoom, x >> shift, y >> shift), band.top);
    }
    regions.set(key, region);
    if (regions.size > MAX_REGIONS) regions.delete(regions.keys().next().value as string);
    return region;
  };

  return (z, x, y) => {
    const isTile = [z, x, y].every(Number.isInteger) && z >= 0 && z <= MAX_TILE_ZOOM && Math.min(x, y) >= 0;
    if (!isTile || Math.max(x, y) >= 2 ** z) return new Uint8Array(0);
    const tiles: Record<string, GeoJSONVTTile> = {};
    const units = regionOf(z, x, y).getTile(z, x, y);
    const labels = labelTile(z, x, y);
    if (units !== null && units.features.length > 0) tiles["units"] = units;
    if (labels.features.length > 0) tiles["labels"] = labels;
    return fromGeojsonVt(tiles, { version: 2, extent: TILE_EXTENT });
  };
}

function bandTopology(topology: Topology, top: number): Topology {
  return top === MAX_TILE_ZOOM ? topology : simplifyTopology(topology, TOLERANCE_TILES / 2 ** top);
}

/** Units that may show in a tile or in the buffer around it, wherever a shape lies beyond the date line too. */
function unitsOfTile(unitsInBox: UnitsInBox, z: number, x: number, y: number): UnitIndex[] {
  const size = 2 ** z;
  const margin = BUFFER / TILE_EXTENT;
  const west = ((x - margin) / size - 0.5) * 360;
  const east = ((x + 1 + margin) / size - 0.5) * 360;
  const south = y + 1 === size ? -90 : latitudeAt((y + 1 + margin) / size);
  const north = y === 0 ? 90 : latitudeAt((y - margin) / size);
  const units = [-360, 0, 360].flatMap((turn) => unitsInBox(west + turn, south, east + turn, north));
  return [...new Set(units)].toSorted((p, q) => p - q);
}

function cutRegion(layer: Layer, topology: Topology, units: readonly UnitIndex[], maxZoom: number): GeoJSONVT {
  const owner = new Int32Array(layer.unitCount).fill(-1);
  units.forEach((unit, i) => {
    owner[unit] = i;
  });
  const features = dissolve(topology, owner, units.length).map((outline, i) => {
    const unit = units[i] as UnitIndex;
    return {
      type: "Feature" as const,
      id: unit,
      properties: { id: layer.ids[unit], name: layer.names[unit] },
      geometry: { type: "MultiPolygon" as const, coordinates: toMultiPolygon(outline) },
    };
  });
  return new GeoJSONVT(
    { type: "FeatureCollection", features },
    {
      maxZoom,
      // Only the root: everything else is cut when it is asked for.
      indexMaxZoom: 0,
      indexMaxPoints: 0,
      // Thinning is done, once per border; doing it here, per polygon, would open gaps.
      tolerance: 0,
      extent: TILE_EXTENT,
      buffer: BUFFER,
    },
  );
}

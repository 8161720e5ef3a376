import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { DrawnLayer, Topology, UnitIndex } from "../domain/layer.ts";
import { createLabelTiles } from "./label-tiles.ts";
import { latitudeAt } from "./mercator.ts";
import { simplifyTopology } from "./simplify-topology.ts";
import { TILE_EXTENT } from "./tile-extent.ts";
import { type TileRegion, tileRegion } from "./tile-regions.ts";
import { createUnitBoxes, type UnitsInBox } from "./unit-boxes.ts";
import { TILE_BUFFER, unitTile } from "./unit-tile.ts";

/** Tiles exist up to this zoom; beyond it the map stretches them. */
export const MAX_TILE_ZOOM = 14;

/**
 * Zooms up to `top` share one thinning of the borders, made for `top`, and are cut region by region: a region is a tile
 * of zoom `regionZoom`. So a close look at one town costs neither time nor memory for the rest of the country. From
 * afar every zoom has its own, as that is where a tile holds most units.
 */
type Band = { readonly top: number; readonly regionZoom: number };
const BANDS: readonly Band[] = [
  { top: 2, regionZoom: 0 },
  { top: 3, regionZoom: 0 },
  { top: 4, regionZoom: 0 },
  { top: 5, regionZoom: 3 },
  { top: 7, regionZoom: 5 },
  { top: 9, regionZoom: 7 },
  { top: MAX_TILE_ZOOM, regionZoom: 9 },
];

/** Regions that are kept cut; the one that was used longest ago goes first. */
const MAX_REGIONS = 24;

/** Borders may move by a quarter of a screen pixel at a band's highest zoom, where a tile is 512 pixels wide. */
const TOLERANCE_TILES = 0.25 / 512;

/** Places of a thinned band lie on a grid of half a screen pixel, so that no place moves farther than the tolerance. */
const COARSENESS = (2 * TOLERANCE_TILES * TILE_EXTENT) | 0;

/** The tile at a zoom, column and row as bytes of a Mapbox Vector Tile, not compressed; empty where nothing is. */
export type TileIndex = (z: number, x: number, y: number) => Uint8Array;

/**
 * Cuts a layer into vector tiles when they are asked for. Source layer "units": polygons with the unit's index as
 * feature id. Source layer "labels": one point per unit with the same id and the properties `id` and `name`, from the
 * zoom on at which the unit is wide enough for text. Neighbours share their borders at every zoom; a unit that is
 * smaller than a screen pixel may be missing until one looks closer. Nothing is prepared until the first tile; a band's
 * borders cost O(vertices) once.
 */
export function createTileIndex(layer: DrawnLayer): TileIndex {
  const topologyOfBand = new Map<Band, Topology>();
  const regions = new Map<string, TileRegion>();
  const labelTile = createLabelTiles(layer);
  let unitsInBox: UnitsInBox | null = null;

  const unitsOfRegion = (z: number, x: number, y: number): UnitIndex[] => {
    if (z === 0) return Array.from({ length: layer.unitCount }, (_, unit) => unit);
    unitsInBox ??= createUnitBoxes(layer.topology, layer.unitCount);
    return unitsOfTile(unitsInBox, z, x, y);
  };
  const regionOf = (band: Band, z: number, x: number, y: number): TileRegion => {
    const shift = Math.max(0, z - band.regionZoom);
    const regionZoom = z - shift;
    const key = [band.top, regionZoom, x >> shift, y >> shift].join("/");
    let region = regions.get(key);
    regions.delete(key);
    if (region === undefined) {
      const topology = topologyOfBand.get(band) ?? bandTopology(layer.topology, band.top);
      topologyOfBand.set(band, topology);
      const units = unitsOfRegion(regionZoom, x >> shift, y >> shift);
      const coarseness = band.top === MAX_TILE_ZOOM ? 1 : COARSENESS;
      region = tileRegion(topology, layer.unitCount, units, worldSize(band), coarseness);
    }
    regions.set(key, region);
    if (regions.size > MAX_REGIONS) regions.delete(regions.keys().next().value as string);
    return region;
  };

  return (z, x, y) => {
    const isTile = [z, x, y].every(Number.isInteger) && z >= 0 && z <= MAX_TILE_ZOOM && Math.min(x, y) >= 0;
    if (!isTile || Math.max(x, y) >= 2 ** z) return new Uint8Array(0);
    const band = BANDS.find(({ top }) => z <= top) as Band;
    const units = unitTile(regionOf(band, z, x, y), x, y, worldSize(band) / 2 ** z, worldSize(band));
    const labels = labelTile(z, x, y);
    if (labels.features.length === 0) return units;
    // A tile is a row of layers: two tiles in a row are a tile with the layers of both.
    return joined(units, fromGeojsonVt({ labels }, { version: 2, extent: TILE_EXTENT }));
  };
}

/** A band's grid has the places of a tile at the band's highest zoom. */
const worldSize = ({ top }: Band): number => TILE_EXTENT * 2 ** top;

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function bandTopology(topology: Topology, top: number): Topology {
  return top === MAX_TILE_ZOOM ? topology : simplifyTopology(topology, TOLERANCE_TILES / 2 ** top);
}

/** Units that may show in a tile or in the buffer around it, wherever a shape lies beyond the date line too. */
function unitsOfTile(unitsInBox: UnitsInBox, z: number, x: number, y: number): UnitIndex[] {
  const size = 2 ** z;
  const margin = TILE_BUFFER / TILE_EXTENT;
  const west = ((x - margin) / size - 0.5) * 360;
  const east = ((x + 1 + margin) / size - 0.5) * 360;
  const south = y + 1 === size ? -90 : latitudeAt((y + 1 + margin) / size);
  const north = y === 0 ? 90 : latitudeAt((y - margin) / size);
  const units = [-360, 0, 360].flatMap((turn) => unitsInBox(west + turn, south, east + turn, north));
  return [...new Set(units)].toSorted((p, q) => p - q);
}

import { clipRing } from "./clip-ring.ts";
import type { Ring } from "./outline.ts";
import { TILE_EXTENT } from "./tile-extent.ts";
import type { TileRegion } from "./tile-regions.ts";
import { VarintWriter } from "./varint.ts";

/** Beyond the tile's edge, so that lines drawn along it are whole. In tile units. */
export const TILE_BUFFER = 64;

/** What reaches no farther than this beyond the tile is left whole: cutting it would cost more than it saves. */
const OVERHANG = 1024;

/** Field numbers and wire types of the Mapbox Vector Tile specification, version 2.1, section 4. */
const LAYERS = (3 << 3) | 2;
const LAYER_VERSION = 15 << 3;
const LAYER_NAME = (1 << 3) | 2;
const LAYER_FEATURES = (2 << 3) | 2;
const LAYER_EXTENT = 5 << 3;
const FEATURE_ID = 1 << 3;
const FEATURE_TYPE = 3 << 3;
const FEATURE_GEOMETRY = (4 << 3) | 2;
const POLYGON = 3;
const MOVE_TO_ONE = (1 << 3) | 1;
const LINE_TO = 2;
const CLOSE_PATH = (1 << 3) | 7;

/**
 * One tile of a region as bytes of a vector tile with the source layer "units": polygons with the unit's index as feature
 * id and no properties, as the screen knows everything about a unit by its index. Empty where nothing is.
 *
 * @param tileSize The tile's width on the region's grid.
 * @param worldSize The grid's width around the world; shapes beyond the date line show on its other side too.
 *
 * Written straight from the rings: a tile of 33,000 units takes a tenth of what it takes by way of GeoJSON objects.
 * O(units of the region + vertices in the tile).
 */
export function unitTile(region: TileRegion, x: number, y: number, tileSize: number, worldSize: number): Uint8Array {
  const features = new VarintWriter();
  const scratch: Scratch = { feature: new VarintWriter(), geometry: new VarintWriter() };
  const margin = (TILE_BUFFER * tileSize) / TILE_EXTENT;
  const north = y * tileSize - margin;
  const south = (y + 1) * tileSize + margin;
  for (const turn of [-worldSize, 0, worldSize]) {
    const west = x * tileSize - turn - margin;
    const east = (x + 1) * tileSize - turn + margin;
    const toTile: ToTile = { originX: x * tileSize - turn, originY: y * tileSize, scale: TILE_EXTENT / tileSize };
    const { boxes } = region;
    for (let i = 0; i < region.units.length; i++) {
      if ((boxes[4 * i] as number) > east || (boxes[4 * i + 2] as number) < west) continue;
      if ((boxes[4 * i + 1] as number) > south || (boxes[4 * i + 3] as number) < north) continue;
      writeFeature(features, region, i, toTile, scratch);
    }
  }
  if (features.length === 0) return new Uint8Array(0);
  const layer = new VarintWriter();
  layer.write(LAYER_VERSION);
  layer.write(2);
  layer.write(LAYER_NAME);
  layer.writeMessage(UNITS_NAME);
  layer.writeBytes(features.finish());
  layer.write(LAYER_EXTENT);
  layer.write(TILE_EXTENT);
  const tile = new VarintWriter();
  tile.write(LAYERS);
  tile.writeMessage(layer.finish());
  return tile.finish();
}

/** "units" in ASCII. */
const UNITS_NAME = Uint8Array.from([0x75, 0x6e, 0x69, 0x74, 0x73]);

type ToTile = { readonly originX: number; readonly originY: number; readonly scale: number };
type Scratch = { readonly feature: VarintWriter; readonly geometry: VarintWriter };

function writeFeature(features: VarintWriter, region: TileRegion, i: number, toTile: ToTile, scratch: Scratch): void {
  const { feature, geometry } = scratch;
  geometry.clear();
  let from: readonly [number, number] = [0, 0];
  for (const rings of region.polygons[i] ?? []) {
    for (let r = 0; r < rings.length; r++) {
      const ring = ringInTile(rings[r] as Ring, toTile);
      // Without its shell a polygon has no holes.
      if (ring === null && r === 0) break;
      if (ring !== null) from = writeRing(geometry, ring, from);
    }
  }
  if (geometry.length === 0) return;
  feature.clear();
  feature.write(FEATURE_ID);
  feature.write(region.units[i] as number);
  feature.write(FEATURE_TYPE);
  feature.write(POLYGON);
  feature.write(FEATURE_GEOMETRY);
  feature.writeMessage(geometry.view());
  features.write(LAYER_FEATURES);
  features.writeMessage(feature.view());
}

/** The ring in tile units, cut where it reaches far beyond the tile; null when nothing of it is left. */
function ringInTile(ring: Ring, { originX, originY, scale }: ToTile): Ring | null {
  let placed: Ring = new Int32Array(ring.length);
  let end = 0;
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    const x = Math.round(((ring[i] as number) - originX) * scale);
    const y = Math.round(((ring[i + 1] as number) - originY) * scale);
    if (end > 0 && placed[end - 2] === x && placed[end - 1] === y) continue;
    placed[end++] = x;
    placed[end++] = y;
    least = Math.min(least, x, y);
    most = Math.max(most, x, y);
  }
  placed = placed.subarray(0, end);
  if (least < -OVERHANG || most > TILE_EXTENT + OVERHANG) {
    placed = clipRing(placed, -TILE_BUFFER, TILE_EXTENT + TILE_BUFFER);
  }
  return placed.length >= 8 ? placed : null;
}

/** Writes a closed ring backwards: with y down, the specification wants shells to have a positive area. */
function writeRing(geometry: VarintWriter, ring: Ring, from: readonly [number, number]): readonly [number, number] {
  const last = ring.length - 2;
  let x = ring[last] as number;
  let y = ring[last + 1] as number;
  geometry.write(MOVE_TO_ONE);
  geometry.writeSigned(x - from[0]);
  geometry.writeSigned(y - from[1]);
  geometry.write(((ring.length / 2 - 2) << 3) | LINE_TO);
  for (let i = last - 2; i >= 2; i -= 2) {
    const nextX = ring[i] as number;
    const nextY = ring[i + 1] as number;
    geometry.writeSigned(nextX - x);
    geometry.writeSigned(nextY - y);
    x = nextX;
    y = nextY;
  }
  geometry.write(CLOSE_PATH);
  return [x, y];
}

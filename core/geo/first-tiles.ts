import { mercatorX, mercatorY } from "./mercator.ts";
import type { Bounds } from "./unit-bounds.ts";

/** A map of usual size; a larger or smaller window looks at the same place from one zoom nearer or farther. */
const MAP_WIDTH_PIXELS = 1000;
const MAP_HEIGHT_PIXELS = 560;
const TILE_PIXELS = 512;

export type TileAddress = { readonly z: number; readonly x: number; readonly y: number };

/** The tiles that a map of usual size shows first when it is fitted to a box: about six. */
export function firstTiles([west, south, east, north]: Bounds, maxZoom: number): TileAddress[] {
  const [left, right, top, bottom] = [mercatorX(west), mercatorX(east), mercatorY(north), mercatorY(south)];
  const fitting = Math.min(
    Math.log2(MAP_WIDTH_PIXELS / (TILE_PIXELS * Math.max(1e-9, right - left))),
    Math.log2(MAP_HEIGHT_PIXELS / (TILE_PIXELS * Math.max(1e-9, bottom - top))),
  );
  const z = Math.max(0, Math.min(maxZoom, Math.floor(fitting)));
  const size = 2 ** z;
  const halfWidth = MAP_WIDTH_PIXELS / TILE_PIXELS / 2 ** (fitting - z) / 2;
  const halfHeight = MAP_HEIGHT_PIXELS / TILE_PIXELS / 2 ** (fitting - z) / 2;
  const tileOf = (place: number): number => Math.max(0, Math.min(size - 1, Math.floor(place)));
  const centreX = (size * (left + right)) / 2;
  const centreY = (size * (top + bottom)) / 2;
  const tiles: TileAddress[] = [];
  for (let y = tileOf(centreY - halfHeight); y <= tileOf(centreY + halfHeight); y++) {
    for (let x = tileOf(centreX - halfWidth); x <= tileOf(centreX + halfWidth); x++) tiles.push({ z, x, y });
  }
  return tiles;
}

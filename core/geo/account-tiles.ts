import type { GeoJSONVTFeaturePoint, GeoJSONVTTile } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import { clusterRadiusPx } from "./cluster-radius.ts";
import type { TileAddress } from "./first-tiles.ts";
import { firstAtLeast, KEY_LEVELS, keysOfTile, mortonPoints, tileOfKey } from "./morton-points.ts";
import { TILE_EXTENT } from "./tile-extent.ts";
import type { TileIndex } from "./tiles.ts";

/** Accounts as columns, in any order: their rows, places in degrees, units, and one measure. */
export type AccountPoints = {
  readonly row: Int32Array;
  readonly unit: Int32Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Null counts each account as one. */
  readonly value: Float64Array | null;
};

export type AccountTileForm = "clusters" | "cells";

export type AccountTiles = Readonly<Record<AccountTileForm, TileIndex>> & {
  /** The tiles of a zoom in which there are accounts, in the order of their keys. O(tiles log n). */
  readonly inhabited: (z: number) => TileAddress[];
};

const TILE_PIXELS = 512;
/** Clusters by zoom: cells of 64 pixels, from `zoom` on smaller ones, until single accounts stand apart. */
const CLUSTER_LEVELS = [
  { zoom: 13, levels: 5 },
  { zoom: 11, levels: 4 },
  { zoom: 0, levels: 3 },
] as const;
/** Heat is gathered in cells of 16 pixels. */
const HEAT_LEVELS = 5;
/** The heaviest fiftieth of the cells is as hot as can be: one city does not leave the rest of the country cold. */
const HOTTEST = 0.98;
const MAX_SUMS = 20_000;

/** The accounts of one cell of the plane: the positions `from` … `to − 1` of the sorted columns. */
type Cell = { readonly from: number; readonly to: number; readonly levels: number };

/**
 * Cuts accounts into vector tiles, source layer "accounts". Every account is in exactly one feature of each zoom.
 *
 * `clusters`: an account that is alone in its cell is a point at its very place, feature id = row, with its `unit`.
 * Several are one point near their mean place, kept so far inside the cell that circles of `clusterRadiusPx` do not
 * overlap, with `count`, `sum` of the measure, `label` ("1.2 K"), and where they are all of one unit `unit` and as
 * feature id the first one's row; `isOnePlace` says that they will not part at any zoom. `cells`: `share`, the cell's
 * sum as a share of the hottest ones at this zoom.
 *
 * Sorting is O(n) once; a tile costs O(accounts in it).
 */
export function createAccountTiles(points: AccountPoints): AccountTiles {
  const { order, key, x, y } = mortonPoints(points.lng, points.lat);
  const row = reordered(points.row, order, new Int32Array(order.length));
  const unit = reordered(points.unit, order, new Int32Array(order.length));
  const value = points.value === null ? null : reordered(points.value, order, new Float64Array(order.length));

  const sumOf = ({ from, to }: Cell): number => {
    if (value === null) return to - from;
    let sum = 0;
    for (let at = from; at < to; at++) sum += value[at] as number;
    return sum;
  };

  /** The cells with accounts in them, within a range of keys. */
  function* cellsOf(first: number, end: number, levels: number): Generator<Cell> {
    const size = 4 ** (KEY_LEVELS - levels);
    let from = firstAtLeast(key, first, 0);
    while (from < key.length && (key[from] as number) < end) {
      const to = firstAtLeast(key, (Math.floor((key[from] as number) / size) + 1) * size, from);
      yield { from, to, levels };
      from = to;
    }
  }

  const toFeature = (cell: Cell, z: number, tileX: number, tileY: number): GeoJSONVTFeaturePoint => {
    const { from, to, levels } = cell;
    const inTile = (planeX: number, planeY: number): [number, number] => [
      Math.round((planeX * 2 ** z - tileX) * TILE_EXTENT),
      Math.round((planeY * 2 ** z - tileY) * TILE_EXTENT),
    ];
    const id = row[from] as number;
    if (to - from === 1) {
      return { id, type: 1, tags: { unit: unit[from] }, geometry: [inTile(x[from] as number, y[from] as number)] };
    }
    const { meanX, meanY, isOneUnit, isOnePlace } = gathered(cell);
    const count = to - from;
    const slack = Math.max(0, TILE_PIXELS / 2 ** (levels - z) / 2 - clusterRadiusPx(count) - 1) / TILE_PIXELS / 2 ** z;
    const place = inTile(held(meanX, levels, slack), held(meanY, levels, slack));
    const tags: Record<string, string | number | boolean> = { count, sum: sumOf(cell), label: shortCount(count) };
    if (isOnePlace) tags["isOnePlace"] = true;
    if (!isOneUnit) return { type: 1, tags, geometry: [place] } as GeoJSONVTFeaturePoint;
    return { id, type: 1, tags: { ...tags, unit: unit[from] as number }, geometry: [place] };
  };

  const gathered = ({ from, to }: Cell) => {
    let sumX = 0;
    let sumY = 0;
    let isOneUnit = true;
    let isOnePlace = true;
    for (let at = from; at < to; at++) {
      sumX += x[at] as number;
      sumY += y[at] as number;
      isOneUnit &&= unit[at] === unit[from];
      isOnePlace &&= x[at] === x[from] && y[at] === y[from];
    }
    return { meanX: sumX / (to - from), meanY: sumY / (to - from), isOneUnit, isOnePlace };
  };

  const hottest = new Map<number, number>();
  const hottestAt = (levels: number): number => {
    const found = hottest.get(levels) ?? hottestCell(key, value, 4 ** (KEY_LEVELS - levels));
    hottest.set(levels, found);
    return found;
  };

  return {
    clusters: (z, tileX, tileY) => {
      const { first, end } = keysOfTile(z, tileX, tileY);
      const { levels } = CLUSTER_LEVELS.find(({ zoom }) => z >= zoom) ?? CLUSTER_LEVELS[2];
      return encoded([...cellsOf(first, end, z + levels)].map((cell) => toFeature(cell, z, tileX, tileY)));
    },
    cells: (z, tileX, tileY) => {
      const { first, end } = keysOfTile(z, tileX, tileY);
      const top = hottestAt(z + HEAT_LEVELS);
      const features = [...cellsOf(first, end, z + HEAT_LEVELS)].flatMap((cell): GeoJSONVTFeaturePoint[] => {
        const share = Math.min(1, sumOf(cell) / top);
        const { meanX, meanY } = gathered(cell);
        const place: [number, number] = [
          Math.round((meanX * 2 ** z - tileX) * TILE_EXTENT),
          Math.round((meanY * 2 ** z - tileY) * TILE_EXTENT),
        ];
        return share > 0 ? [{ type: 1, tags: { share }, geometry: [place] } as GeoJSONVTFeaturePoint] : [];
      });
      return encoded(features);
    },
    inhabited: (z) =>
      [...cellsOf(0, 4 ** KEY_LEVELS, z)].map(({ from }) => ({ z, ...tileOfKey(key[from] as number, z) })),
  };
}

/** Values in another order. A plain loop: `from` and `map` with a callback take several times as long. */
function reordered<Column extends Int32Array | Float64Array>(values: Column, order: Int32Array, into: Column): Column {
  for (let at = 0; at < order.length; at++) into[at] = values[order[at] as number] as number;
  return into;
}

/** The sum of the cell that HOTTEST of all cells with anything in them stay below, by at most MAX_SUMS of them. O(n). */
function hottestCell(key: Float64Array, value: Float64Array | null, size: number): number {
  const sums: number[] = [];
  let cell = -1;
  let sum = 0;
  for (let at = 0; at < key.length; at++) {
    const next = Math.floor((key[at] as number) / size);
    if (next !== cell) {
      if (sum > 0) sums.push(sum);
      cell = next;
      sum = 0;
    }
    sum += value === null ? 1 : (value[at] as number);
  }
  if (sum > 0) sums.push(sum);
  const step = Math.ceil(sums.length / MAX_SUMS);
  const some = Float64Array.from(sums.filter((_, i) => i % step === 0)).sort();
  return some[Math.floor(HOTTEST * (some.length - 1))] ?? 1;
}

/** A place moved towards the middle of its cell until it is within `slack` of it. */
function held(place: number, levels: number, slack: number): number {
  const middle = (Math.floor(place * 2 ** levels) + 0.5) / 2 ** levels;
  return Math.min(middle + slack, Math.max(middle - slack, place));
}

function encoded(features: readonly GeoJSONVTFeaturePoint[]): Uint8Array {
  if (features.length === 0) return new Uint8Array(0);
  // The library's type asks for its inner features too, which a finished tile does not have.
  const tile = { transformed: true, x: 0, y: 0, z: 0, source: null, features } as unknown as GeoJSONVTTile;
  return fromGeojsonVt({ accounts: tile }, { version: 2, extent: TILE_EXTENT });
}

/** "987", "1.2 K", "34 K", "1.2 M", as figures are written everywhere: never rounded up to a thousand of the smaller. */
function shortCount(count: number): string {
  if (count < 1000) return String(count);
  const [unit, letter] = count < 999_500 ? [1000, "K"] : [1_000_000, "M"];
  const short = count / unit;
  return `${short < 9.95 ? short.toFixed(1).replace(".0", "") : Math.round(short)}\u00a0${letter}`;
}

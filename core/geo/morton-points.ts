import { mercatorX, mercatorY } from "./mercator.ts";

/** Halvings of the web map's plane that a key tells apart: cells of about 2.4 m at the equator. */
export const KEY_LEVELS = 24;
const CELLS = 2 ** KEY_LEVELS;
/** Keys are sorted by three digits of eight levels each. */
const BYTE = 0xff;
const DIGIT_VALUES = 0x10000;

/** Points of the web map's plane (0 … 1 each way) in the order of their Morton keys: a tile's points stand in one row. */
export type MortonPoints = {
  /** Which point of the input stands here. */
  readonly order: Int32Array;
  /** Ascending, 0 … 4^KEY_LEVELS − 1: the bits of x and y in turn, highest first. */
  readonly key: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
};

/**
 * Sorts points along the Z-shaped curve of G. M. Morton (1966), by counting sort over three digits of eight levels each.
 * A point beyond the plane's edge is held on it. O(n).
 *
 * @param lng,lat Degrees, any length.
 */
export function mortonPoints(lng: Float64Array, lat: Float64Array): MortonPoints {
  const count = lng.length;
  const planeX = new Float64Array(count);
  const planeY = new Float64Array(count);
  const low = new Uint16Array(count);
  const middle = new Uint16Array(count);
  const high = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const x = inPlane(mercatorX(lng[i] as number));
    const y = inPlane(mercatorY(lat[i] as number));
    planeX[i] = x;
    planeY[i] = y;
    const column = Math.floor(x * CELLS);
    const row = Math.floor(y * CELLS);
    low[i] = interleaved(column & BYTE, row & BYTE);
    middle[i] = interleaved((column >> 8) & BYTE, (row >> 8) & BYTE);
    high[i] = interleaved(column >> 16, row >> 16);
  }
  const order = sortedByDigits([low, middle, high], count);
  const key = new Float64Array(count);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const i = order[at] as number;
    key[at] = ((high[i] as number) * DIGIT_VALUES + (middle[i] as number)) * DIGIT_VALUES + (low[i] as number);
    x[at] = planeX[i] as number;
    y[at] = planeY[i] as number;
  }
  return { order, key, x, y };
}

/** The keys of a tile's points: from `first` on, below `end`. */
export function keysOfTile(z: number, x: number, y: number): { readonly first: number; readonly end: number } {
  const size = 4 ** (KEY_LEVELS - z);
  let code = 0;
  for (let level = z - 1; level >= 0; level--) code = code * 4 + 2 * ((y >> level) & 1) + ((x >> level) & 1);
  return { first: code * size, end: (code + 1) * size };
}

/** The tile at zoom `z` that a key's points are in. */
export function tileOfKey(key: number, z: number): { readonly x: number; readonly y: number } {
  let code = Math.floor(key / 4 ** (KEY_LEVELS - z));
  let x = 0;
  let y = 0;
  for (let level = 0; level < z; level++) {
    x += (code % 2) * 2 ** level;
    y += (Math.floor(code / 2) % 2) * 2 ** level;
    code = Math.floor(code / 4);
  }
  return { x, y };
}

/** The first position from `from` on whose key is at least `wanted`; steps that double, then halves. O(log distance). */
export function firstAtLeast(key: Float64Array, wanted: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < key.length && (key[low + step] as number) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(key.length, low + step);
  while (low < high) {
    const half = (low + high) >> 1;
    if ((key[half] as number) < wanted) low = half + 1;
    else high = half;
  }
  return low;
}

/** The last place that is still in the plane; a place that is no number is put in its corner. */
const BELOW_ONE = 1 - 2 ** -30;
const inPlane = (value: number): number => (value > 0 ? Math.min(value, BELOW_ONE) : 0);

/** The bits of two bytes in turn, the row's before the column's. */
const interleaved = (column: number, row: number): number => (SPREAD[row] as number) * 2 + (SPREAD[column] as number);

const SPREAD = Uint16Array.from({ length: BYTE + 1 }, (_, byte) => {
  let spread = 0;
  for (let bit = 0; bit < 8; bit++) spread |= ((byte >> bit) & 1) << (2 * bit);
  return spread;
});

/** Positions in the order of their digits, the last digit counting most; equal ones keep their order. */
function sortedByDigits(digits: readonly Uint16Array[], count: number): Int32Array {
  let order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  let next = new Int32Array(count);
  const starts = new Int32Array(DIGIT_VALUES + 1);
  for (const digit of digits) {
    starts.fill(0);
    for (let i = 0; i < count; i++) {
      const value = (digit[i] as number) + 1;
      starts[value] = (starts[value] as number) + 1;
    }
    for (let value = 0; value < DIGIT_VALUES; value++) {
      starts[value + 1] = (starts[value + 1] as number) + (starts[value] as number);
    }
    for (let at = 0; at < count; at++) {
      const i = order[at] as number;
      const value = digit[i] as number;
      next[starts[value] as number] = i;
      starts[value] = (starts[value] as number) + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}

import { DEGREES_PER_STEP, type UnitIndex } from "../domain/layer.ts";

/** Coordinates of a MultiPolygon in degrees, as in GeoJSON. */
export type MultiPolygonCoordinates = readonly (readonly (readonly (readonly number[])[])[])[];

/**
 * The rings of all units as lists of vertex numbers, each walked with the unit on its left (outer rings
 * counter-clockwise, holes clockwise) and without the closing vertex. Equal places have equal vertex numbers.
 */
export type BorderRings = {
  /** Place of each vertex in steps. */
  readonly vertexX: Int32Array;
  readonly vertexY: Int32Array;
  /** Ring `r` has the corners `ringOffsets[r]` … `ringOffsets[r + 1] − 1`. */
  readonly ringOffsets: Int32Array;
  readonly ringUnit: Int32Array;
  /** Vertex number of each corner. */
  readonly corners: Int32Array;
};

/**
 * Rounds the rings of all units to steps, drops zero-length edges, rings without area and rings that a unit has
 * twice, and turns each ring so that its unit is on the left. O(corners).
 *
 * @param polygonsOfUnit All polygons of each unit.
 */
export function borderRings(polygonsOfUnit: readonly (readonly MultiPolygonCoordinates[])[]): BorderRings {
  let cornerLimit = 0;
  for (const parts of polygonsOfUnit) {
    for (const part of parts) for (const polygon of part) for (const ring of polygon) cornerLimit += ring.length;
  }
  const x = new Int32Array(cornerLimit);
  const y = new Int32Array(cornerLimit);
  const ringOffsets = [0];
  const ringUnit: UnitIndex[] = [];
  let end = 0;

  polygonsOfUnit.forEach((parts, unit) => {
    const seen = new Set<string>();
    for (const part of parts) {
      for (const polygon of part) {
        polygon.forEach((ring, i) => {
          const first = end;
          const ringEnd = appendRing(ring, x, y, first);
          const doubleArea = signedDoubleArea(x, y, first, ringEnd);
          const isHole = i > 0;
          const key = ringKey(x, y, first, ringEnd, Math.abs(doubleArea), isHole);
          if (ringEnd - first < 3 || doubleArea === 0 || seen.has(key)) return;
          seen.add(key);
          if (doubleArea > 0 === isHole) {
            x.subarray(first, ringEnd).reverse();
            y.subarray(first, ringEnd).reverse();
          }
          end = ringEnd;
          ringOffsets.push(end);
          ringUnit.push(unit);
        });
      }
    }
  });
  return numberVertices(
    x.subarray(0, end),
    y.subarray(0, end),
    Int32Array.from(ringOffsets),
    Int32Array.from(ringUnit),
  );
}

/** Writes the ring's corners in steps from `first` on, without repeated ones; the position after the last. */
function appendRing(ring: readonly (readonly number[])[], x: Int32Array, y: Int32Array, first: number): number {
  let end = first;
  for (const position of ring) {
    const cornerX = Math.round((position[0] as number) / DEGREES_PER_STEP);
    const cornerY = Math.round((position[1] as number) / DEGREES_PER_STEP);
    if (end > first && x[end - 1] === cornerX && y[end - 1] === cornerY) continue;
    x[end] = cornerX;
    y[end] = cornerY;
    end++;
  }
  while (end - first > 1 && x[end - 1] === x[first] && y[end - 1] === y[first]) end--;
  return end;
}

/** Twice the planar area, positive when counter-clockwise; relative to the first corner, to keep digits. */
function signedDoubleArea(x: Int32Array, y: Int32Array, first: number, end: number): number {
  const originX = x[first] as number;
  const originY = y[first] as number;
  let sum = 0;
  for (let i = first; i < end; i++) {
    const next = i + 1 < end ? i + 1 : first;
    const dx = (x[i] as number) - originX;
    const dy = (y[i] as number) - originY;
    sum += dx * ((y[next] as number) - originY) - ((x[next] as number) - originX) * dy;
  }
  return sum;
}

/** Equal for a ring that begins elsewhere or runs the other way round, and in practice for no other. */
function ringKey(x: Int32Array, y: Int32Array, first: number, end: number, area: number, isHole: boolean): string {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  let mixed = 0;
  for (let i = first; i < end; i++) {
    const cornerX = x[i] as number;
    const cornerY = y[i] as number;
    minX = Math.min(minX, cornerX);
    minY = Math.min(minY, cornerY);
    maxX = Math.max(maxX, cornerX);
    maxY = Math.max(maxY, cornerY);
    mixed = (mixed + Math.imul(cornerX ^ Math.imul(cornerY, 0x9e3779b1), 0x85ebca6b)) | 0;
  }
  return `${isHole} ${end - first} ${area} ${minX} ${minY} ${maxX} ${maxY} ${mixed}`;
}

/** Gives equal places the same vertex number, by a hash table with open addressing. O(corners). */
function numberVertices(x: Int32Array, y: Int32Array, ringOffsets: Int32Array, ringUnit: Int32Array): BorderRings {
  const corners = new Int32Array(x.length);
  const slots = new Int32Array(tableSize(x.length)).fill(-1);
  const mask = slots.length - 1;
  const vertexX = new Int32Array(x.length);
  const vertexY = new Int32Array(x.length);
  let vertexCount = 0;
  for (let i = 0; i < x.length; i++) {
    const cornerX = x[i] as number;
    const cornerY = y[i] as number;
    let slot = mixPair(cornerX, cornerY) & mask;
    let vertex = slots[slot] as number;
    while (vertex >= 0 && (vertexX[vertex] !== cornerX || vertexY[vertex] !== cornerY)) {
      slot = (slot + 1) & mask;
      vertex = slots[slot] as number;
    }
    if (vertex < 0) {
      vertex = vertexCount++;
      slots[slot] = vertex;
      vertexX[vertex] = cornerX;
      vertexY[vertex] = cornerY;
    }
    corners[i] = vertex;
  }
  return {
    vertexX: vertexX.slice(0, vertexCount),
    vertexY: vertexY.slice(0, vertexCount),
    ringOffsets,
    ringUnit,
    corners,
  };
}

/** Slots of an open-addressing table for `count` entries: a power of two, at most half full. */
export function tableSize(count: number): number {
  let size = 16;
  while (size < 2 * count) size *= 2;
  return size;
}

/** A well-spread 32-bit number for a pair of integers. */
export function mixPair(a: number, b: number): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

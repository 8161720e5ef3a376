import { type Adjacency, BORDER, type Topology } from "../domain/layer.ts";

/** One pair of neighbours, before it is stored from both sides. */
export type Link = { readonly a: number; readonly b: number; readonly borderKm: number; readonly kind: number };

/**
 * Neighbour lists of a layer: two units are neighbours when an arc lies between them, and their border is as long as
 * all such arcs together. Units that touch only in a point share no arc. O(arcs + units).
 */
export function borderAdjacency({ arcLeft, arcRight, arcLengthKm }: Topology, unitCount: number): Adjacency {
  const pairs = emptyPairs(arcLeft.length);
  for (let arc = 0; arc < arcLeft.length; arc++) {
    const left = arcLeft[arc] as number;
    const right = arcRight[arc] as number;
    if (left >= 0 && right >= 0) addPair(pairs, left, right, arcLengthKm[arc] as number, BORDER);
  }
  return adjacencyOf(pairs, unitCount);
}

/** `adjacency` with further links; a pair that is already there stays as it is. O(pairs). */
export function withLinks(adjacency: Adjacency, links: readonly Link[]): Adjacency {
  if (links.length === 0) return adjacency;
  const { offsets, neighbours, borderKm, link } = adjacency;
  const unitCount = offsets.length - 1;
  const pairs = emptyPairs(neighbours.length / 2 + links.length);
  for (let a = 0; a < unitCount; a++) {
    for (let i = offsets[a] as number; i < (offsets[a + 1] as number); i++) {
      const b = neighbours[i] as number;
      if (b > a) addPair(pairs, a, b, borderKm[i] as number, link[i] as number);
    }
  }
  const added = new Set<number>();
  for (const { a, b, borderKm: km, kind } of links) {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    if (low === high || added.has(low * unitCount + high)) continue;
    added.add(low * unitCount + high);
    if (!neighbours.subarray(offsets[low], offsets[low + 1]).includes(high)) addPair(pairs, low, high, km, kind);
  }
  return adjacencyOf(pairs, unitCount);
}

/** Every pair once, the lower unit first, ascending. */
export function linksOf({ offsets, neighbours, borderKm, link }: Adjacency): Link[] {
  const links: Link[] = [];
  for (let a = 0; a < offsets.length - 1; a++) {
    for (let i = offsets[a] as number; i < (offsets[a + 1] as number); i++) {
      const b = neighbours[i] as number;
      if (b > a) links.push({ a, b, borderKm: borderKm[i] as number, kind: link[i] as number });
    }
  }
  return links;
}

/** Pairs of units as columns, each pair from one side only; the same pair may be there several times. */
type Pairs = {
  count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly km: Float64Array;
  readonly kind: Uint8Array;
};

const emptyPairs = (limit: number): Pairs => ({
  count: 0,
  a: new Int32Array(limit),
  b: new Int32Array(limit),
  km: new Float64Array(limit),
  kind: new Uint8Array(limit),
});

function addPair(pairs: Pairs, a: number, b: number, km: number, kind: number): void {
  pairs.a[pairs.count] = a;
  pairs.b[pairs.count] = b;
  pairs.km[pairs.count] = km;
  pairs.kind[pairs.count] = kind;
  pairs.count++;
}

/**
 * Compressed lists, each ascending; of a pair that is there several times the lengths are summed and the first kind
 * counts. Half pairs are laid out by neighbour first and by unit then, so that lists come out sorted without comparing.
 */
function adjacencyOf({ count, a, b, km, kind }: Pairs, unitCount: number): Adjacency {
  const starts = new Int32Array(unitCount + 1);
  for (const side of [a, b]) {
    for (let i = 0; i < count; i++) starts[(side[i] as number) + 1] = (starts[(side[i] as number) + 1] as number) + 1;
  }
  for (let unit = 0; unit < unitCount; unit++) {
    starts[unit + 1] = (starts[unit + 1] as number) + (starts[unit] as number);
  }
  // Half pair 2i is seen from a, 2i + 1 from b; both layouts have as many per unit.
  const byNeighbour = new Int32Array(2 * count);
  const cursor = starts.slice(0, unitCount);
  for (let i = 0; i < count; i++) {
    byNeighbour[next(cursor, b[i] as number)] = 2 * i;
    byNeighbour[next(cursor, a[i] as number)] = 2 * i + 1;
  }
  const byUnit = new Int32Array(2 * count);
  cursor.set(starts.subarray(0, unitCount));
  for (const half of byNeighbour) {
    byUnit[next(cursor, ((half & 1) === 0 ? a[half >> 1] : b[half >> 1]) as number)] = half;
  }

  const offsets = new Int32Array(unitCount + 1);
  const neighbours = new Int32Array(2 * count);
  const borderKm = new Float64Array(2 * count);
  const link = new Uint8Array(2 * count);
  let end = 0;
  for (let unit = 0; unit < unitCount; unit++) {
    const first = end;
    for (let at = starts[unit] as number; at < (starts[unit + 1] as number); at++) {
      const half = byUnit[at] as number;
      const i = half >> 1;
      const neighbour = ((half & 1) === 0 ? b[i] : a[i]) as number;
      if (end > first && neighbours[end - 1] === neighbour) {
        borderKm[end - 1] = (borderKm[end - 1] as number) + (km[i] as number);
        continue;
      }
      neighbours[end] = neighbour;
      borderKm[end] = km[i] as number;
      link[end] = kind[i] as number;
      end++;
    }
    offsets[unit + 1] = end;
  }
  return {
    offsets,
    neighbours: neighbours.slice(0, end),
    borderKm: borderKm.slice(0, end),
    link: link.slice(0, end),
  };
}

function next(cursor: Int32Array, at: number): number {
  const place = cursor[at] as number;
  cursor[at] = place + 1;
  return place;
}

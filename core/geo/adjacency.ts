import { type Adjacency, BORDER, type Topology } from "../domain/layer.ts";

/** One pair of neighbours, before it is stored from both sides. */
export type Link = { readonly a: number; readonly b: number; readonly borderKm: number; readonly kind: number };

/**
 * Neighbour lists of a layer: two units are neighbours when an arc lies between them, and their border is as long as
 * all such arcs together. Units that touch only in a point share no arc. O(arcs · log arcs).
 */
export function borderAdjacency(topology: Topology, unitCount: number): Adjacency {
  const { arcLeft, arcRight, arcLengthKm } = topology;
  const inner: number[] = [];
  for (let arc = 0; arc < arcLeft.length; arc++) {
    if ((arcLeft[arc] as number) >= 0 && (arcRight[arc] as number) >= 0) inner.push(arc);
  }
  const pairKeys = new Float64Array(inner.length);
  inner.forEach((arc, i) => {
    const left = arcLeft[arc] as number;
    const right = arcRight[arc] as number;
    pairKeys[i] = Math.min(left, right) * unitCount + Math.max(left, right);
  });
  const order = Uint32Array.from(inner, (_, i) => i).sort(
    (i, j) => (pairKeys[i] as number) - (pairKeys[j] as number) || i - j,
  );

  const links: { a: number; b: number; borderKm: number; kind: number }[] = [];
  let lastKey = -1;
  for (const i of order) {
    const key = pairKeys[i] as number;
    const lengthKm = arcLengthKm[inner[i] as number] as number;
    const last = links.at(-1);
    if (key === lastKey && last !== undefined) last.borderKm += lengthKm;
    else links.push({ a: Math.floor(key / unitCount), b: key % unitCount, borderKm: lengthKm, kind: BORDER });
    lastKey = key;
  }
  return adjacencyOf(links, unitCount);
}

/** `adjacency` with further links; a pair that is already there stays as it is. O(pairs). */
export function withLinks(adjacency: Adjacency, links: readonly Link[]): Adjacency {
  if (links.length === 0) return adjacency;
  const unitCount = adjacency.offsets.length - 1;
  const all = linksOf(adjacency);
  const present = new Set(all.map(({ a, b }) => a * unitCount + b));
  for (const { a, b, borderKm, kind } of links) {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    if (low === high || present.has(low * unitCount + high)) continue;
    present.add(low * unitCount + high);
    all.push({ a: low, b: high, borderKm, kind });
  }
  return adjacencyOf(all, unitCount);
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

/** Compressed lists of pairs that are given once each, in any order. */
function adjacencyOf(links: readonly Link[], unitCount: number): Adjacency {
  const offsets = new Int32Array(unitCount + 1);
  for (const { a, b } of links) {
    offsets[a + 1] = (offsets[a + 1] as number) + 1;
    offsets[b + 1] = (offsets[b + 1] as number) + 1;
  }
  for (let unit = 0; unit < unitCount; unit++) {
    offsets[unit + 1] = (offsets[unit + 1] as number) + (offsets[unit] as number);
  }

  const neighbours = new Int32Array(2 * links.length);
  const borderKm = new Float64Array(2 * links.length);
  const link = new Uint8Array(2 * links.length);
  const cursor = offsets.slice(0, unitCount);
  const put = (unit: number, neighbour: number, km: number, kind: number): void => {
    const at = cursor[unit] as number;
    cursor[unit] = at + 1;
    neighbours[at] = neighbour;
    borderKm[at] = km;
    link[at] = kind;
  };
  // Filling the lower neighbours of every unit first, then the higher, each in ascending order, leaves sorted lists.
  const ascending = isAscending(links) ? links : links.toSorted((p, q) => p.a - q.a || p.b - q.b);
  for (const { a, b, borderKm: km, kind } of ascending) put(b, a, km, kind);
  for (const { a, b, borderKm: km, kind } of ascending) put(a, b, km, kind);
  return { offsets, neighbours, borderKm, link };
}

function isAscending(links: readonly Link[]): boolean {
  return links.every((link, i) => {
    const before = links[i - 1];
    return before === undefined || before.a < link.a || (before.a === link.a && before.b < link.b);
  });
}

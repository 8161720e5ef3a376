import KDBush from "kdbush";
import { type BorderEdges, borderEdges, isOpenEdge } from "./border-edges.ts";
import type { BorderRings } from "./border-rings.ts";

/** Every round moves borders by at most the tolerance; more than this many rounds change nothing worth having. */
const MAX_ROUNDS = 4;

/**
 * Makes neighbouring rings share their vertices: corners of open edges (edges that only one ring has) that lie within
 * the tolerance of each other become one, and an open edge that passes within the tolerance of such a corner is bent
 * through it. So T-junctions and nearly equal borders end up as equal edges. Shared edges are left alone, which makes
 * exact data cheap. The result does not depend on the order of the rings.
 *
 * @param toleranceSteps Greatest distance that a border may be moved, in steps. 0 finds exact T-junctions only.
 * @returns The rings and their edges. A ring that collapses loses its corners but stays in place.
 *
 * O(rounds · (corners + open edges · log open edges)).
 */
export function nodeBorders(
  rings: BorderRings,
  toleranceSteps: number,
): { readonly rings: BorderRings; readonly edges: BorderEdges } {
  let current = rings;
  let edges = borderEdges(current);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const open = openEdges(edges);
    if (open.length === 0) break;
    const openVertices = endsOf(edges, open, current.vertexX.length);
    const merged = mergeTable(current, openVertices, toleranceSteps);
    const bends = merged === null ? bendsOf(current, edges, open, openVertices, toleranceSteps) : null;
    if (merged === null && bends === null) break;
    current = rebuilt(current, edges, merged, bends);
    edges = borderEdges(current);
  }
  return { rings: current, edges };
}

function openEdges(edges: BorderEdges): Int32Array {
  const open = new Int32Array(edges.edgeCount);
  let count = 0;
  for (let edge = 0; edge < edges.edgeCount; edge++) if (isOpenEdge(edges, edge)) open[count++] = edge;
  return open.subarray(0, count);
}

function endsOf({ low, high }: BorderEdges, open: Int32Array, vertexCount: number): Int32Array {
  const isEnd = new Uint8Array(vertexCount);
  for (const edge of open) {
    isEnd[low[edge] as number] = 1;
    isEnd[high[edge] as number] = 1;
  }
  const ends = new Int32Array(vertexCount);
  let count = 0;
  for (let vertex = 0; vertex < vertexCount; vertex++) if (isEnd[vertex] === 1) ends[count++] = vertex;
  return ends.subarray(0, count);
}

/** For each vertex the one it becomes, or null when no two are near. West to east, the first of a crowd stays. */
function mergeTable(rings: BorderRings, vertices: Int32Array, toleranceSteps: number): Int32Array | null {
  if (toleranceSteps < 1) return null;
  const { vertexX, vertexY } = rings;
  const ordered = vertices.toSorted(
    (p, q) => (vertexX[p] as number) - (vertexX[q] as number) || (vertexY[p] as number) - (vertexY[q] as number),
  );
  const index = vertexIndex(rings, ordered);
  const becomes = new Int32Array(vertexX.length).fill(-1);
  let mergedCount = 0;
  for (const vertex of ordered) {
    if ((becomes[vertex] as number) >= 0) continue;
    for (const i of index.within(vertexX[vertex] as number, vertexY[vertex] as number, toleranceSteps)) {
      const near = ordered[i] as number;
      if ((becomes[near] as number) >= 0) continue;
      becomes[near] = vertex;
      if (near !== vertex) mergedCount++;
    }
  }
  return mergedCount > 0 ? becomes : null;
}

function vertexIndex({ vertexX, vertexY }: BorderRings, vertices: Int32Array): KDBush {
  const index = new KDBush(vertices.length, 16, Int32Array);
  for (const vertex of vertices) index.add(vertexX[vertex] as number, vertexY[vertex] as number);
  return index.finish();
}

/** For each open edge that passes by vertices: those, in the order from its low end to its high end. */
function bendsOf(
  rings: BorderRings,
  { low, high }: BorderEdges,
  open: Int32Array,
  vertices: Int32Array,
  toleranceSteps: number,
): Map<number, number[]> | null {
  const { vertexX, vertexY } = rings;
  const index = vertexIndex(rings, vertices);
  const bends = new Map<number, number[]>();
  for (const edge of open) {
    const a = low[edge] as number;
    const b = high[edge] as number;
    const ax = vertexX[a] as number;
    const ay = vertexY[a] as number;
    const dx = (vertexX[b] as number) - ax;
    const dy = (vertexY[b] as number) - ay;
    const squareLength = dx * dx + dy * dy;
    const limit = toleranceSteps * Math.sqrt(squareLength);
    const found = index.range(
      Math.min(ax, ax + dx) - toleranceSteps,
      Math.min(ay, ay + dy) - toleranceSteps,
      Math.max(ax, ax + dx) + toleranceSteps,
      Math.max(ay, ay + dy) + toleranceSteps,
    );
    const passed: { vertex: number; along: number }[] = [];
    for (const i of found) {
      const vertex = vertices[i] as number;
      if (vertex === a || vertex === b) continue;
      const px = (vertexX[vertex] as number) - ax;
      const py = (vertexY[vertex] as number) - ay;
      const along = px * dx + py * dy;
      if (along <= 0 || along >= squareLength || Math.abs(dx * py - dy * px) > limit) continue;
      passed.push({ vertex, along });
    }
    if (passed.length === 0) continue;
    passed.sort((p, q) => p.along - q.along || p.vertex - q.vertex);
    bends.set(
      edge,
      passed.map(({ vertex }) => vertex),
    );
  }
  return bends.size > 0 ? bends : null;
}

/** The rings after merging vertices and bending edges, without repeated corners. */
function rebuilt(
  rings: BorderRings,
  edges: BorderEdges,
  becomes: Int32Array | null,
  bends: ReadonlyMap<number, readonly number[]> | null,
): BorderRings {
  const { corners, ringOffsets, ringUnit } = rings;
  const nextOffsets = new Int32Array(ringOffsets.length);
  const next: number[] = [];
  for (let ring = 0; ring < ringUnit.length; ring++) {
    const first = next.length;
    const push = (vertex: number): void => {
      const target = becomes === null ? -1 : (becomes[vertex] as number);
      const corner = target >= 0 ? target : vertex;
      if (next.length === first || next.at(-1) !== corner) next.push(corner);
    };
    for (let i = ringOffsets[ring] as number; i < (ringOffsets[ring + 1] as number); i++) {
      const corner = corners[i] as number;
      push(corner);
      const passed = bends?.get(edges.edgeOfCorner[i] as number);
      if (passed === undefined) continue;
      for (const vertex of edges.low[edges.edgeOfCorner[i] as number] === corner ? passed : passed.toReversed()) {
        push(vertex);
      }
    }
    while (next.length - first > 1 && next.at(-1) === next[first]) next.pop();
    if (next.length - first < 3) next.length = first;
    nextOffsets[ring + 1] = next.length;
  }
  return { ...rings, ringOffsets: nextOffsets, corners: Int32Array.from(next) };
}

import type { Noded } from "./snap-round.ts";

/**
 * The faces between noded segments. Every edge `e` is two half-edges, `2e` from its first vertex to its second and
 * `2e + 1` back; each has a cycle on its left hand. A face with holes has one cycle for its outer border and one per
 * hole. `next` is the following half-edge of the cycle.
 */
export type PlanarGraph = {
  readonly vertexX: Float64Array;
  readonly vertexY: Float64Array;
  /** Vertex that each half-edge starts from. */
  readonly origin: Int32Array;
  readonly next: Int32Array;
  readonly cycleOf: Int32Array;
  readonly cycleCount: number;
  /** The segment of the input that each edge is a part of, in its direction; the first one where several coincide. */
  readonly sourceOf: Int32Array;
  /** The half-edges from each vertex, counter-clockwise: `spokes[spokeOffsets[v]]` …; and each one's place in it. */
  readonly spokeOffsets: Int32Array;
  readonly spokes: Int32Array;
  readonly spokeOf: Int32Array;
};

/** Links the half-edges around every vertex by angle. Edges that coincide become one. O(edges · log degree). */
export function planarGraph({ vertexX, vertexY, from, to, source }: Noded): PlanarGraph {
  const seen = new Set<number>();
  const kept: number[] = [];
  for (let i = 0; i < from.length; i++) {
    const a = from[i] as number;
    const b = to[i] as number;
    const key = Math.min(a, b) * vertexX.length + Math.max(a, b);
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(i);
  }

  const origin = new Int32Array(2 * kept.length);
  kept.forEach((i, e) => {
    origin[2 * e] = from[i] as number;
    origin[2 * e + 1] = to[i] as number;
  });
  const { spokeOffsets, spokes, spokeOf } = spokesByAngle(vertexX, vertexY, origin);

  const next = new Int32Array(origin.length);
  for (let h = 0; h < origin.length; h++) {
    const twin = h ^ 1;
    const vertex = origin[twin] as number;
    const first = spokeOffsets[vertex] as number;
    const end = spokeOffsets[vertex + 1] as number;
    const at = spokeOf[twin] as number;
    // Clockwise from the way back: keeps the face on the left hand.
    next[h] = spokes[at === first ? end - 1 : at - 1] as number;
  }

  const cycleOf = new Int32Array(origin.length).fill(-1);
  let cycleCount = 0;
  for (let start = 0; start < origin.length; start++) {
    if ((cycleOf[start] as number) >= 0) continue;
    for (let h = start; (cycleOf[h] as number) < 0; h = next[h] as number) cycleOf[h] = cycleCount;
    cycleCount++;
  }
  return {
    vertexX,
    vertexY,
    origin,
    next,
    cycleOf,
    cycleCount,
    sourceOf: Int32Array.from(kept, (i) => source[i] as number),
    spokeOffsets,
    spokes,
    spokeOf,
  };
}

function spokesByAngle(
  vertexX: Float64Array,
  vertexY: Float64Array,
  origin: Int32Array,
): Pick<PlanarGraph, "spokeOffsets" | "spokes" | "spokeOf"> {
  const spokeOffsets = new Int32Array(vertexX.length + 1);
  for (const vertex of origin) spokeOffsets[vertex + 1] = (spokeOffsets[vertex + 1] as number) + 1;
  for (let v = 0; v < vertexX.length; v++)
    spokeOffsets[v + 1] = (spokeOffsets[v + 1] as number) + (spokeOffsets[v] as number);

  const spokes = new Int32Array(origin.length);
  const cursor = spokeOffsets.slice();
  for (let h = 0; h < origin.length; h++) {
    const vertex = origin[h] as number;
    const at = cursor[vertex] as number;
    cursor[vertex] = at + 1;
    spokes[at] = h;
  }
  const dx = (h: number): number =>
    (vertexX[origin[h ^ 1] as number] as number) - (vertexX[origin[h] as number] as number);
  const dy = (h: number): number =>
    (vertexY[origin[h ^ 1] as number] as number) - (vertexY[origin[h] as number] as number);
  const isLowerHalf = (h: number): boolean => dy(h) < 0 || (dy(h) === 0 && dx(h) < 0);
  const byAngle = (g: number, h: number): number =>
    Number(isLowerHalf(g)) - Number(isLowerHalf(h)) || dx(h) * dy(g) - dx(g) * dy(h);
  for (let v = 0; v < vertexX.length; v++) {
    const ordered = spokes.subarray(spokeOffsets[v], spokeOffsets[v + 1]);
    if (ordered.length > 1) ordered.sort(byAngle);
  }
  const spokeOf = new Int32Array(origin.length);
  spokes.forEach((h, at) => {
    spokeOf[h] = at;
  });
  return { spokeOffsets, spokes, spokeOf };
}

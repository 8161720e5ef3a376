import type { Random } from "../domain/random.ts";
import type { Partition } from "./partition.ts";
import type { TerritoryGraph } from "./territory-graph.ts";

/** Nodes of a border that may change hands, and vertices in all: what fits into the bits of a number. */
const MOST_FREE = 22;
const MOST_VERTICES = 31;

/**
 * Two touching territories as a graph of few vertices: the nodes next to their common border, and what hangs together
 * behind it as a vertex each. Sums per vertex; sets of vertices are bits.
 */
export type Borderland = {
  readonly territory: number;
  readonly other: number;
  readonly count: number;
  /** Per vertex: its nodes, and the vertices that it touches. */
  readonly nodes: readonly (readonly number[])[];
  readonly adjacent: Int32Array;
  readonly all: number;
  /** What must stay with the territory, what with the other one, and what the territory holds now. */
  readonly ours: number;
  readonly theirs: number;
  readonly mine: number;
  readonly weight: Float64Array;
  readonly areaKm2: Float64Array;
  /** Of the vertex by itself, and its border with each other vertex: `borderKm[vertex · count + other]`. */
  readonly perimeterKm: Float64Array;
  readonly borderKm: Float64Array;
  readonly moments: Float64Array | null;
  /** By how much the baseline's weight that is not at home grows when the vertex changes hands. */
  readonly leaving: Float64Array;
};

/** Null where the territories do not touch or too much hangs behind their border. O(their nodes). */
export function borderlandOf(
  partition: Partition,
  { members }: TerritoryGraph,
  territory: number,
  other: number,
  random: Random,
): Borderland | null {
  const { graph, part } = partition;
  const { offsets, neighbours, measureCount } = graph;
  const nodes = verticesOf(partition, [...members[territory]!, ...members[other]!], territory, other, random);
  if (!nodes) return null;
  const count = nodes.length;
  const vertexOf = new Map<number, number>();
  nodes.forEach((some, v) => {
    for (const node of some) vertexOf.set(node, v);
  });
  const land = {
    territory,
    other,
    count,
    nodes,
    adjacent: new Int32Array(count),
    all: count === 32 ? -1 : 2 ** count - 1,
    weight: new Float64Array(count * measureCount),
    areaKm2: new Float64Array(count),
    perimeterKm: new Float64Array(count),
    borderKm: new Float64Array(count * count),
    moments: graph.moments && new Float64Array(4 * count),
    leaving: new Float64Array(count),
  };
  let [ours, theirs, mine] = [0, 0, 0];
  nodes.forEach((some, v) => {
    const own = part[some[0]!]!;
    if (own === territory) mine |= 1 << v;
    if (some.length > 1 || partition.frozen[some[0]!] === 1) {
      if (own === territory) ours |= 1 << v;
      else theirs |= 1 << v;
    }
    for (const node of some) {
      land.areaKm2[v]! += graph.areaKm2[node]!;
      land.perimeterKm[v]! += graph.perimeterKm[node]!;
      for (let m = 0; m < measureCount; m++)
        land.weight[v * measureCount + m]! += graph.weight[node * measureCount + m]!;
      if (land.moments && graph.moments) {
        for (let i = 0; i < 4; i++) land.moments[4 * v + i]! += graph.moments[4 * node + i]!;
      }
      const home = graph.home[node]!;
      if (home === own) land.leaving[v]! += graph.stake[node]!;
      else if (home === territory || home === other) land.leaving[v]! -= graph.stake[node]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const w = vertexOf.get(neighbours[e]!);
        if (w === undefined) continue;
        if (w === v) {
          land.perimeterKm[v]! -= graph.borderKm[e]!;
          continue;
        }
        land.adjacent[v]! |= 1 << w;
        land.borderKm[v * count + w]! += graph.borderKm[e]!;
      }
    }
  });
  return { ...land, ours, theirs, mine };
}

/** The nodes round a place on the common border singly, then the others in connected sets; null when they are too many. */
function verticesOf(
  { graph, part, frozen }: Partition,
  nodes: readonly number[],
  territory: number,
  other: number,
  random: Random,
): readonly (readonly number[])[] | null {
  const { offsets, neighbours } = graph;
  const opposite = (node: number): number => (part[node] === territory ? other : territory);
  const touches = (node: number): boolean => {
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) if (part[neighbours[e]!] === opposite(node)) return true;
    return false;
  };
  const border = nodes.filter(touches);
  if (border.length === 0) return null;
  const queue = [border[Math.floor(random() * border.length)]!];
  const seen = new Set(queue);
  for (let head = 0; head < queue.length && queue.length < nodes.length; head++) {
    for (let e = offsets[queue[head]!]!; e < offsets[queue[head]! + 1]!; e++) {
      const next = neighbours[e]!;
      if (seen.has(next) || (part[next] !== territory && part[next] !== other)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  const free = queue.filter((node) => frozen[node] === 0).slice(0, MOST_FREE);
  if (free.length === 0) return null;
  const vertices: number[][] = free.map((node) => [node]);
  const placed = new Set(free);
  for (const node of nodes) {
    if (placed.has(node)) continue;
    if (vertices.length === MOST_VERTICES) return null;
    const piece = [node];
    placed.add(node);
    for (let head = 0; head < piece.length; head++) {
      for (let e = offsets[piece[head]!]!; e < offsets[piece[head]! + 1]!; e++) {
        const next = neighbours[e]!;
        if (placed.has(next) || part[next] !== part[node]) continue;
        placed.add(next);
        piece.push(next);
      }
    }
    vertices.push(piece);
  }
  return vertices;
}

import { ringMasks } from "./ring-masks.ts";
import type { SolveGraph } from "./solve-graph.ts";

/**
 * A plan on a graph with everything that a move changes kept up to date. Mutable: `moveNode` is the only way to
 * change it. `k` territories, all columns `k` long unless said; sums are shares of the measure's total.
 */
export type Partition = {
  readonly graph: SolveGraph;
  readonly k: number;
  /** Per node: its territory. */
  readonly part: Int32Array;
  /** `total[territory · measureCount + measure]`. */
  readonly total: Float64Array;
  readonly areaKm2: Float64Array;
  readonly perimeterKm: Float64Array;
  /** Moments of the load, four each, as in the graph; null as there. */
  readonly moments: Float64Array | null;
  /** Nodes in the territory. */
  readonly size: Int32Array;
  /** Per node: neighbours in another territory. */
  readonly foreign: Int32Array;
  /** The first `boundaryCount` entries are the movable nodes with a foreign neighbour, in no order. */
  readonly boundary: Int32Array;
  /** Per node: its position in `boundary`, or −1. */
  readonly boundaryAt: Int32Array;
  boundaryCount: number;
  /** Per node: 1 keeps it out of `boundary`. Locked nodes always are; `recount` reads the rest. */
  readonly frozen: Uint8Array;
  /** Share of the baseline's weight that is not at home. */
  moved: number;
  readonly masks: Int32Array;
  /** Per node: scratch of the contiguity search. */
  readonly stamp: Int32Array;
  readonly queue: Int32Array;
  stampNow: number;
};

/** The plan `part` (every node in 0 … k − 1; kept, not copied) on `graph`. O(n + neighbours). */
export function partitionOf(graph: SolveGraph, k: number, part: Int32Array, masks?: Int32Array): Partition {
  const n = graph.nodeCount;
  const partition: Partition = {
    graph,
    k,
    part,
    total: new Float64Array(k * graph.measureCount),
    areaKm2: new Float64Array(k),
    perimeterKm: new Float64Array(k),
    moments: graph.moments && new Float64Array(4 * k),
    size: new Int32Array(k),
    foreign: new Int32Array(n),
    boundary: new Int32Array(n),
    boundaryAt: new Int32Array(n),
    boundaryCount: 0,
    frozen: Uint8Array.from(graph.fixed, (territory) => (territory >= 0 ? 1 : 0)),
    moved: 0,
    masks: masks ?? ringMasks(graph.offsets, graph.neighbours),
    stamp: new Int32Array(n),
    queue: new Int32Array(2 * n),
    stampNow: 0,
  };
  recount(partition);
  return partition;
}

/** Brings all sums up to `partition.part`, which was overwritten from outside. O(n + neighbours). */
export function recount(partition: Partition): void {
  const { graph, part, total, areaKm2, perimeterKm, size, foreign, boundary, boundaryAt } = partition;
  const { offsets, neighbours, borderKm, measureCount } = graph;
  total.fill(0);
  areaKm2.fill(0);
  perimeterKm.fill(0);
  size.fill(0);
  partition.moments?.fill(0);
  boundaryAt.fill(-1);
  let boundaryCount = 0;
  let moved = 0;
  for (let node = 0; node < graph.nodeCount; node++) {
    const own = part[node]!;
    for (let m = 0; m < measureCount; m++) {
      total[own * measureCount + m]! += graph.weight[node * measureCount + m]!;
    }
    areaKm2[own]! += graph.areaKm2[node]!;
    if (partition.moments && graph.moments) addMoments(partition.moments, own, graph.moments, node, 1);
    size[own]!++;
    let outline = graph.perimeterKm[node]!;
    let others = 0;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      if (part[neighbours[e]!] === own) outline -= borderKm[e]!;
      else others++;
    }
    perimeterKm[own]! += outline;
    foreign[node] = others;
    if (others > 0 && partition.frozen[node] === 0) {
      boundaryAt[node] = boundaryCount;
      boundary[boundaryCount++] = node;
    }
    if (graph.home[node]! >= 0 && graph.home[node] !== own) moved += graph.stake[node]!;
  }
  partition.boundaryCount = boundaryCount;
  partition.moved = moved;
}

/** Gives `node` to territory `to`. Nothing is checked. O(degree), no allocation. */
export function moveNode(partition: Partition, node: number, to: number): void {
  const { graph, part, total, areaKm2, perimeterKm, size, foreign } = partition;
  const { offsets, neighbours, borderKm, measureCount, home } = graph;
  const from = part[node]!;
  let toFrom = 0;
  let toTo = 0;
  let others = 0;
  part[node] = to;
  for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
    const neighbour = neighbours[e]!;
    const owner = part[neighbour]!;
    if (owner === from) {
      toFrom += borderKm[e]!;
      others++;
      if (foreign[neighbour]!++ === 0) enterBoundary(partition, neighbour);
    } else if (owner === to) {
      toTo += borderKm[e]!;
      if (--foreign[neighbour]! === 0) leaveBoundary(partition, neighbour);
    } else others++;
  }
  if (foreign[node]! > 0 && others === 0) leaveBoundary(partition, node);
  if (foreign[node] === 0 && others > 0) enterBoundary(partition, node);
  foreign[node] = others;

  for (let m = 0; m < measureCount; m++) {
    const weight = graph.weight[node * measureCount + m]!;
    total[from * measureCount + m]! -= weight;
    total[to * measureCount + m]! += weight;
  }
  areaKm2[from]! -= graph.areaKm2[node]!;
  areaKm2[to]! += graph.areaKm2[node]!;
  perimeterKm[from]! += 2 * toFrom - graph.perimeterKm[node]!;
  perimeterKm[to]! += graph.perimeterKm[node]! - 2 * toTo;
  if (partition.moments && graph.moments) {
    addMoments(partition.moments, from, graph.moments, node, -1);
    addMoments(partition.moments, to, graph.moments, node, 1);
  }
  size[from]!--;
  size[to]!++;
  if (home[node]! >= 0) {
    if (home[node] === from) partition.moved += graph.stake[node]!;
    else if (home[node] === to) partition.moved -= graph.stake[node]!;
  }
}

function addMoments(sums: Float64Array, territory: number, moments: Float64Array, node: number, sign: 1 | -1): void {
  for (let i = 0; i < 4; i++) sums[4 * territory + i]! += sign * moments[4 * node + i]!;
}

function enterBoundary(partition: Partition, node: number): void {
  if (partition.frozen[node] === 1) return;
  partition.boundaryAt[node] = partition.boundaryCount;
  partition.boundary[partition.boundaryCount++] = node;
}

function leaveBoundary(partition: Partition, node: number): void {
  const at = partition.boundaryAt[node]!;
  if (at < 0) return;
  const last = partition.boundary[--partition.boundaryCount]!;
  partition.boundary[at] = last;
  partition.boundaryAt[last] = at;
  partition.boundaryAt[node] = -1;
}

/** Length of the borders between territories in km. O(neighbours). */
export function cutKm({ graph, part }: Partition): number {
  let sum = 0;
  for (let node = 0; node < graph.nodeCount; node++) {
    for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
      const neighbour = graph.neighbours[e]!;
      if (neighbour > node && part[neighbour] !== part[node]) sum += graph.borderKm[e]!;
    }
  }
  return sum;
}

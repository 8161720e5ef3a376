import type { Random } from "../domain/random.ts";
import type { SolveGraph } from "./solve-graph.ts";

/** A graph of clusters and, per node of the finer graph, the cluster it is in. */
export type CoarseLevel = { readonly graph: SolveGraph; readonly clusterOf: Int32Array };

export type CoarsenLimits = {
  /** Per node of the finer graph: only nodes with equal labels are put together. */
  readonly labels: Int32Array;
  /** No cluster of several nodes weighs more than this share of a measure. */
  readonly largestWeight: number;
  /** … nor holds more units. */
  readonly largestUnitCount: number;
};

/**
 * The graph with neighbouring nodes put together in pairs, where that makes the roundest clusters: each node, in
 * random order, joins the free neighbour for which perimeter² / area of the pair is least. Nodes that share no
 * border (links) are joined only when nothing else is left for them.
 *
 * Multilevel scheme after Karypis & Kumar (1998), "A fast and high quality multilevel scheme for partitioning
 * irregular graphs"; the rating by roundness instead of by edge weight is our own, for compact territories.
 * O(n + neighbours).
 */
export function coarsen(graph: SolveGraph, limits: CoarsenLimits, random: Random): CoarseLevel {
  const mate = matchNodes(graph, limits, random);
  const clusterOf = new Int32Array(graph.nodeCount).fill(-1);
  let clusterCount = 0;
  for (let node = 0; node < graph.nodeCount; node++) {
    if (clusterOf[node]! >= 0) continue;
    clusterOf[node] = clusterCount;
    if (mate[node]! >= 0) clusterOf[mate[node]!] = clusterCount;
    clusterCount++;
  }
  return { graph: contract(graph, clusterOf, clusterCount), clusterOf };
}

/** Numbers 0 … n − 1 in random order (Fisher–Yates). */
function shuffled(n: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = order[i]!;
    order[i] = order[j]!;
    order[j] = swap;
  }
  return order;
}

function matchNodes(graph: SolveGraph, limits: CoarsenLimits, random: Random): Int32Array {
  const { offsets, neighbours, borderKm, perimeterKm, areaKm2, unitCount } = graph;
  const mate = new Int32Array(graph.nodeCount).fill(-1);
  for (const node of shuffled(graph.nodeCount, random)) {
    if (mate[node]! >= 0) continue;
    let best = -1;
    let bestRating = Infinity;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const other = neighbours[e]!;
      if (mate[other]! >= 0 || limits.labels[other] !== limits.labels[node]) continue;
      if (unitCount[node]! + unitCount[other]! > limits.largestUnitCount) continue;
      if (!fitsTogether(graph, node, other, limits.largestWeight)) continue;
      const outline = perimeterKm[node]! + perimeterKm[other]! - 2 * borderKm[e]!;
      const rating = (outline * outline) / (areaKm2[node]! + areaKm2[other]!) + (borderKm[e] === 0 ? 1e6 : 0);
      if (rating < bestRating) {
        bestRating = rating;
        best = other;
      }
    }
    if (best < 0) continue;
    mate[node] = best;
    mate[best] = node;
  }
  return mate;
}

function fitsTogether({ weight, measureCount }: SolveGraph, a: number, b: number, largest: number): boolean {
  for (let m = 0; m < measureCount; m++) {
    if (weight[a * measureCount + m]! + weight[b * measureCount + m]! > largest) return false;
  }
  return true;
}

/**
 * The graph with the nodes of each cluster put together; links between two clusters become one, borders inside a
 * cluster vanish. Locks and homes of a cluster are those of its nodes, which must agree. O(n + neighbours).
 */
export function contract(graph: SolveGraph, clusterOf: Int32Array, clusterCount: number): SolveGraph {
  const { nodeCount, measureCount, offsets, neighbours, borderKm } = graph;
  const sum = (column: Float64Array): Float64Array => {
    const out = new Float64Array(clusterCount);
    for (let node = 0; node < nodeCount; node++) out[clusterOf[node]!]! += column[node]!;
    return out;
  };
  const weight = new Float64Array(clusterCount * measureCount);
  const unitCount = new Int32Array(clusterCount);
  const fixed = new Int32Array(clusterCount);
  const home = new Int32Array(clusterCount);
  const x = new Float64Array(clusterCount);
  const y = new Float64Array(clusterCount);
  const areaKm2 = sum(graph.areaKm2);
  const memberOffsets = new Int32Array(clusterCount + 1);
  for (const cluster of clusterOf) memberOffsets[cluster + 1]!++;
  for (let cluster = 0; cluster < clusterCount; cluster++) memberOffsets[cluster + 1]! += memberOffsets[cluster]!;
  const members = new Int32Array(nodeCount);
  const filled = memberOffsets.slice();
  for (let node = 0; node < nodeCount; node++) {
    const cluster = clusterOf[node]!;
    for (let m = 0; m < measureCount; m++) {
      weight[cluster * measureCount + m]! += graph.weight[node * measureCount + m]!;
    }
    const share = graph.areaKm2[node]! / areaKm2[cluster]!;
    x[cluster]! += share * graph.x[node]!;
    y[cluster]! += share * graph.y[node]!;
    unitCount[cluster]! += graph.unitCount[node]!;
    fixed[cluster] = graph.fixed[node]!;
    home[cluster] = graph.home[node]!;
    members[filled[cluster]!++] = node;
  }

  const outOffsets = new Int32Array(clusterCount + 1);
  const outNeighbours = new Int32Array(neighbours.length);
  const outBorder = new Float64Array(neighbours.length);
  const perimeterKm = new Float64Array(clusterCount);
  const slotOf = new Int32Array(clusterCount).fill(-1);
  let slots = 0;
  for (let cluster = 0; cluster < clusterCount; cluster++) {
    const begin = slots;
    for (let i = memberOffsets[cluster]!; i < memberOffsets[cluster + 1]!; i++) {
      const node = members[i]!;
      perimeterKm[cluster]! += graph.perimeterKm[node]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const other = clusterOf[neighbours[e]!]!;
        if (other === cluster) {
          perimeterKm[cluster]! -= borderKm[e]!;
          continue;
        }
        if (slotOf[other]! < begin) {
          slotOf[other] = slots;
          outNeighbours[slots] = other;
          slots++;
        }
        outBorder[slotOf[other]!]! += borderKm[e]!;
      }
    }
    outOffsets[cluster + 1] = slots;
  }
  return {
    nodeCount: clusterCount,
    measureCount,
    offsets: outOffsets,
    neighbours: outNeighbours.slice(0, slots),
    borderKm: outBorder.slice(0, slots),
    weight,
    areaKm2,
    perimeterKm,
    x,
    y,
    moments: graph.moments && summedBy(graph.moments, clusterOf, clusterCount),
    unitCount,
    fixed,
    home,
    stake: sum(graph.stake),
  };
}

function summedBy(moments: Float64Array, clusterOf: Int32Array, clusterCount: number): Float64Array {
  const out = new Float64Array(4 * clusterCount);
  for (let i = 0; i < moments.length; i++) out[4 * clusterOf[i >> 2]! + (i & 3)]! += moments[i]!;
  return out;
}

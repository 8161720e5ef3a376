import type { Random } from "../domain/random.ts";
import { type CoarseLevel, coarsen } from "./coarsen.ts";
import type { SolveGraph } from "./solve-graph.ts";

export type HierarchyLimits = {
  /** Coarsening ends at about this many nodes. */
  readonly fewestNodes: number;
  /** See CoarsenLimits; labels of the finest graph. */
  readonly labels: Int32Array;
  readonly largestWeight: number;
  readonly largestUnitCount: number;
};

/**
 * Ever coarser graphs of `graph`, the first level being half as fine as it. Ends at `fewestNodes`, or when a level
 * saves less than a twentieth of the nodes. O(n + neighbours) in all.
 */
export function hierarchyOf(graph: SolveGraph, limits: HierarchyLimits, random: Random): readonly CoarseLevel[] {
  const levels: CoarseLevel[] = [];
  let finer = graph;
  let labels = limits.labels;
  while (finer.nodeCount > limits.fewestNodes) {
    const level = coarsen(finer, { ...limits, labels }, random);
    if (level.graph.nodeCount > 0.95 * finer.nodeCount) break;
    levels.push(level);
    labels = pushDown(labels, level);
    finer = level.graph;
  }
  return levels;
}

/** A node column with equal values inside each cluster, as a cluster column. */
export function pushDown(column: Int32Array, { graph, clusterOf }: CoarseLevel): Int32Array {
  const out = new Int32Array(graph.nodeCount);
  for (let node = 0; node < clusterOf.length; node++) out[clusterOf[node]!] = column[node]!;
  return out;
}

/** A cluster column, spread over the nodes of the clusters. */
export function pullUp(column: Int32Array, { clusterOf }: CoarseLevel): Int32Array {
  return clusterOf.map((cluster) => column[cluster]!);
}

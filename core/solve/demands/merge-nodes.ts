import type { Adjacency } from "../../domain/layer.ts";
import type { SolveProblem } from "../problem.ts";

type Graph = Pick<SolveProblem, "adjacency" | "areaKm2" | "perimeterKm" | "x" | "y">;

/**
 * The graph with the nodes of each cluster as one: areas add up, borders inside vanish, and several borders between two
 * clusters become one. The point of a cluster is the area-weighted mean of its nodes' points. O(nodes + neighbours).
 *
 * @param clusterOf Cluster 0 … count − 1 per node, none empty.
 */
export function mergeNodes(
  { adjacency, areaKm2, perimeterKm, x, y }: Graph,
  clusterOf: Int32Array,
  count: number,
): Graph {
  const area = sumByCluster(areaKm2, clusterOf, count);
  const outline = sumByCluster(perimeterKm, clusterOf, count);
  const weight = Float64Array.from(areaKm2, (km2) => Math.max(km2, 1e-9));
  const whole = sumByCluster(weight, clusterOf, count);
  const mean = (column: Float64Array): Float64Array =>
    sumByCluster(
      column.map((value, node) => value * weight[node]!),
      clusterOf,
      count,
    ).map((sum, cluster) => sum / whole[cluster]!);
  return {
    adjacency: mergeLinks(adjacency, clusterOf, count, outline),
    areaKm2: area,
    perimeterKm: outline.map((km) => Math.max(0, km)),
    x: mean(x),
    y: mean(y),
  };
}

/** A column per node, summed per cluster. O(nodes). */
export function sumByCluster(column: Float64Array, clusterOf: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let node = 0; node < column.length; node++) sums[clusterOf[node]!]! += column[node]!;
  return sums;
}

/** Takes borders inside a cluster off `outline` on the way. */
function mergeLinks(adjacency: Adjacency, clusterOf: Int32Array, count: number, outline: Float64Array): Adjacency {
  const { offsets, neighbours, borderKm, link } = adjacency;
  const lists: Map<number, { km: number; link: number }>[] = Array.from({ length: count }, () => new Map());
  for (let node = 0; node < clusterOf.length; node++) {
    const own = clusterOf[node]!;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const other = clusterOf[neighbours[e]!]!;
      if (other === own) {
        outline[own]! -= borderKm[e]!;
        continue;
      }
      const known = lists[own]!.get(other);
      if (known === undefined) lists[own]!.set(other, { km: borderKm[e]!, link: link[e]! });
      else {
        known.km += borderKm[e]!;
        // A common border is more than a link.
        known.link = Math.min(known.link, link[e]!);
      }
    }
  }
  const outOffsets = new Int32Array(count + 1);
  const sorted = lists.map((list) => [...list].sort((a, b) => a[0] - b[0]));
  sorted.forEach((list, cluster) => {
    outOffsets[cluster + 1] = outOffsets[cluster]! + list.length;
  });
  const flat = sorted.flat();
  return {
    offsets: outOffsets,
    neighbours: Int32Array.from(flat, ([other]) => other),
    borderKm: Float64Array.from(flat, ([, { km }]) => km),
    link: Uint8Array.from(flat, ([, { link }]) => link),
  };
}

import type { SolveGraph } from "./solve-graph.ts";

export type Pieces = { readonly count: number /** Per node: its piece, 0 … count − 1. */; readonly of: Int32Array };

/**
 * The connected pieces of the graph, or of each group of equally labelled nodes when `labels` are given (negative
 * labels: the node is in no piece, −1). O(n + neighbours).
 */
export function piecesOf({ nodeCount, offsets, neighbours }: SolveGraph, labels?: Int32Array): Pieces {
  const of = new Int32Array(nodeCount).fill(-1);
  const stack = new Int32Array(nodeCount);
  let count = 0;
  for (let start = 0; start < nodeCount; start++) {
    if (of[start]! >= 0 || (labels && labels[start]! < 0)) continue;
    of[start] = count;
    stack[0] = start;
    for (let size = 1; size > 0; ) {
      const node = stack[--size]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const next = neighbours[e]!;
        if (of[next]! >= 0 || (labels && labels[next] !== labels[node])) continue;
        of[next] = count;
        stack[size++] = next;
      }
    }
    count++;
  }
  return { count, of };
}

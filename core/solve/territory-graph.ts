import type { Partition } from "./partition.ts";

/** Which territories touch, and the nodes of each; of a plan as it was when asked. */
export type TerritoryGraph = {
  /** Per territory: those it touches, ascending. */
  readonly neighbours: readonly (readonly number[])[];
  /** Per territory: its nodes, ascending. */
  readonly members: readonly Int32Array[];
};

/** O(n + neighbours). */
export function territoryGraph({ graph, part, k, size }: Partition): TerritoryGraph {
  const touching: Set<number>[] = Array.from({ length: k }, () => new Set());
  const members = Array.from(size, (count) => new Int32Array(count));
  const filled = new Int32Array(k);
  for (let node = 0; node < part.length; node++) {
    const own = part[node]!;
    members[own]![filled[own]!++] = node;
    for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
      const other = part[graph.neighbours[e]!]!;
      if (other !== own) touching[own]!.add(other);
    }
  }
  return { neighbours: touching.map((others) => [...others].sort((a, b) => a - b)), members };
}

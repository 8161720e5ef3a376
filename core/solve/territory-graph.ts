import type { Partition } from "./partition.ts";

/** Which territories touch, and the nodes of each; of a plan as it was when asked. */
export type TerritoryGraph = {
  /** Per territory: those it touches, ascending. */
  readonly neighbours: readonly (readonly number[])[];
  /** Per territory: its nodes, ascending. */
  readonly members: readonly Int32Array[];
};

/** O(n + neighbours). */
export function territoryGraph(partition: Partition): TerritoryGraph {
  const { graph, part, k, size } = partition;
  const members = Array.from(size, (count) => new Int32Array(count));
  const filled = new Int32Array(k);
  for (let node = 0; node < graph.nodeCount; node++) members[part[node]!]![filled[part[node]!]!++] = node;
  return { neighbours: members.map((nodes) => touchedBy(partition, nodes)), members };
}

/** The same after nodes have changed hands among the territories `changed` only. O(their nodes + k). */
export function renewed(partition: Partition, old: TerritoryGraph, changed: ReadonlySet<number>): TerritoryGraph {
  const { part, size } = partition;
  const members = [...old.members];
  const neighbours = [...old.neighbours];
  const filled = new Map<number, number>();
  for (const territory of changed) {
    members[territory] = new Int32Array(size[territory]!);
    filled.set(territory, 0);
  }
  for (const territory of changed) {
    for (const node of old.members[territory]!) {
      const place = filled.get(part[node]!)!;
      members[part[node]!]![place] = node;
      filled.set(part[node]!, place + 1);
    }
  }
  const others = new Set<number>();
  for (const territory of changed) {
    members[territory]!.sort();
    for (const other of old.neighbours[territory]!) others.add(other);
    const touched = touchedBy(partition, members[territory]!);
    neighbours[territory] = touched;
    for (const other of touched) others.add(other);
  }
  for (const other of others) {
    if (changed.has(other)) continue;
    const touching = [...changed].filter((territory) => neighbours[territory]!.includes(other));
    const kept = old.neighbours[other]!.filter((territory) => !changed.has(territory));
    neighbours[other] = [...kept, ...touching].sort((a, b) => a - b);
  }
  return { neighbours, members };
}

/** The territories that nodes of one territory touch, ascending. */
function touchedBy({ graph, part }: Partition, nodes: Int32Array): readonly number[] {
  const touched = new Set<number>();
  for (const node of nodes) {
    let last = part[node]!;
    for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
      const other = part[graph.neighbours[e]!]!;
      if (other === part[node] || other === last) continue;
      touched.add(other);
      last = other;
    }
  }
  return [...touched].sort((a, b) => a - b);
}

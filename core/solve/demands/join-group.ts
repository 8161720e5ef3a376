import type { DemandTask } from "./demand-task.ts";

/** Nodes looked at on the way to the next part of a group, for each that may lie in between. */
const LOOKED_AT = 40;

/**
 * A group that hangs together: its nodes, and those of the shortest ways (in steps) between its parts where it lies in
 * several. Null where a way is longer than `most` nodes in all, or there is none over nodes that may be passed.
 *
 * O(neighbours of at most `LOOKED_AT · most` nodes per part).
 */
export function joinedGroup(
  { graph, contiguity }: Pick<DemandTask, "graph" | "contiguity">,
  nodes: readonly number[],
  mayPass: (node: number) => boolean,
  most: number,
): readonly number[] | null {
  if (contiguity === "off") return nodes;
  const { offsets, neighbours } = graph.adjacency;
  const left = new Set(nodes);
  const joined = [nodes[0]!];
  left.delete(nodes[0]!);
  let room = most;

  /** Takes in everything of the group that touches what is joined already, from position `from` on. */
  const spread = (from: number): void => {
    for (let at = from; at < joined.length; at++) {
      const node = joined[at]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        if (left.delete(neighbours[e]!)) joined.push(neighbours[e]!);
      }
    }
  };
  /** The way from what is joined to the nearest node that is not, without its ends; null when it is too far. */
  const wayOut = (): { readonly between: readonly number[]; readonly end: number } | null => {
    const cameFrom = new Map<number, number>(joined.map((node) => [node, -1]));
    const queue = joined.slice();
    const limit = joined.length + LOOKED_AT * most;
    for (let at = 0; at < queue.length && queue.length < limit; at++) {
      const node = queue[at]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const next = neighbours[e]!;
        if (cameFrom.has(next)) continue;
        if (left.has(next)) {
          const between: number[] = [];
          for (let step = node; cameFrom.get(step)! >= 0; step = cameFrom.get(step)!) between.push(step);
          return { between, end: next };
        }
        if (!mayPass(next)) continue;
        cameFrom.set(next, node);
        queue.push(next);
      }
    }
    return null;
  };

  spread(0);
  while (left.size > 0) {
    const way = wayOut();
    if (way === null || way.between.length > room) return null;
    room -= way.between.length;
    const from = joined.length;
    for (const node of [...way.between, way.end]) {
      left.delete(node);
      joined.push(node);
    }
    spread(from);
  }
  return joined;
}

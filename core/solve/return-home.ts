import { leavesConnected } from "./leaves-connected.ts";
import { type Objective, strainOf } from "./objective.ts";
import { moveNode, type Partition } from "./partition.ts";
import { touches } from "./sweep.ts";

/**
 * Gives units that moved back to where they were, the dearest first, as long as both territories stay within the
 * goal (a strain, see `strainOf`) and connected. O(moved · rounds).
 *
 * @returns How many went home.
 */
export function returnHome(partition: Partition, objective: Objective, goal: number): number {
  const { graph, part, size, boundaryAt } = partition;
  let returned = 0;
  for (let before = -1; before !== returned; ) {
    before = returned;
    const away = [...partition.boundary.subarray(0, partition.boundaryCount)].filter(
      (node) => graph.home[node]! >= 0 && graph.home[node] !== part[node],
    );
    for (const node of away.sort((a, b) => graph.stake[b]! - graph.stake[a]! || a - b)) {
      const home = graph.home[node]!;
      const from = part[node]!;
      if (boundaryAt[node]! < 0 || size[from] === 1 || !touches(partition, node, home)) continue;
      if (objective.contiguous && !leavesConnected(partition, node)) continue;
      moveNode(partition, node, home);
      if (strainOf(objective, partition, from) <= goal && strainOf(objective, partition, home) <= goal) returned++;
      else moveNode(partition, node, from);
    }
  }
  return returned;
}

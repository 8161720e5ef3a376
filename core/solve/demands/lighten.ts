import type { DemandTask } from "./demand-task.ts";
import { slotTargets } from "./task-problem.ts";

/** Units given away at most, by one territory. */
const MOST_GIVEN = 400;

/**
 * A plan in which no slot that carries too much keeps what a neighbour has room for. A slot with a unit that outweighs it
 * is over its target whatever else it holds, so that the search, which weighs what can be reached, does not mind a little
 * more; but the largest deviation, and its proof, do. Given away are single nodes at the border, the heaviest first,
 * as long as the slot stays over its tolerance, hangs together and the neighbour keeps within its own.
 *
 * @param isHeld Nodes that must not move: of groups that are whole.
 * @returns Slot per node; null when nothing can be given. Hands, pairs and distances are the caller's to look after.
 *
 * O(nodes · measures), and for every slot over its tolerance O(given · border · slot) at worst.
 */
export function lightened(
  task: DemandTask,
  assignment: Int32Array,
  count: number,
  isHeld: (node: number) => boolean,
): Int32Array | null {
  const after = assignment.slice();
  const counted = task.measures.map((measure) => {
    const targets = slotTargets(task, measure, count);
    const load = Float64Array.from(targets, (_, slot) => measure.held[slot] ?? 0);
    assignment.forEach((slot, node) => {
      load[slot]! += measure.perNode[node]!;
    });
    const tolerance = measure.weight > 0 ? measure.tolerance : Infinity;
    const most = targets.map((target) => Math.min(measure.upper, target * (1 + tolerance)));
    const least = targets.map((target) => Math.max(measure.min ?? 0, target * (1 - tolerance)));
    return { perNode: measure.perNode, load, most, least };
  });
  type Counted = (typeof counted)[number];
  const isOver = ({ load, most }: Counted, slot: number): boolean => load[slot]! > most[slot]! * (1 + 1e-9);
  const mayTake = (slot: number, node: number): boolean =>
    counted.every(({ load, most, perNode }) => perNode[node] === 0 || load[slot]! + perNode[node]! <= most[slot]!);
  /** No measure of the giver falls below what it should have. */
  const mayGive = (slot: number, node: number): boolean =>
    counted.every(({ load, least, perNode }) => perNode[node] === 0 || load[slot]! - perNode[node]! >= least[slot]!);

  const membersOf = slotMembers(assignment, count);
  let given = 0;
  for (let slot = 0; slot < count; slot++) {
    const own = new Set(membersOf[slot]);
    for (let round = 0; round < MOST_GIVEN; round++) {
      const over = counted.find((each) => isOver(each, slot));
      if (over === undefined) break;
      const candidates = [...own]
        .filter((node) => over.perNode[node]! > 0 && task.fixed[node]! < 0 && !isHeld(node) && mayGive(slot, node))
        .sort((a, b) => over.perNode[b]! - over.perNode[a]! || a - b);
      let hasGiven = false;
      for (const node of candidates) {
        const to = takerOf(task, after, node, (other) => mayTake(other, node));
        if (to < 0 || !staysWhole(task, own, node)) continue;
        after[node] = to;
        own.delete(node);
        for (const { load, perNode } of counted) {
          load[slot]! -= perNode[node]!;
          load[to]! += perNode[node]!;
        }
        given++;
        hasGiven = true;
        break;
      }
      if (!hasGiven) break;
    }
  }
  return given > 0 ? after : null;
}

/** The neighbouring slot with the longest common border of those that have room; −1 for none. */
function takerOf({ graph }: DemandTask, plan: Int32Array, node: number, hasRoom: (slot: number) => boolean): number {
  const { offsets, neighbours, borderKm } = graph.adjacency;
  const border = new Map<number, number>();
  for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
    const other = plan[neighbours[e]!]!;
    if (other !== plan[node]) border.set(other, (border.get(other) ?? 0) + borderKm[e]!);
  }
  const [best] = [...border].filter(([slot]) => hasRoom(slot)).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best?.[0] ?? -1;
}

function slotMembers(assignment: Int32Array, count: number): readonly (readonly number[])[] {
  const members: number[][] = Array.from({ length: count }, () => []);
  assignment.forEach((slot, node) => members[slot]!.push(node));
  return members;
}

/** Whether the nodes of a slot are more than this one, and hang together without it where that is asked for. */
function staysWhole({ graph, contiguity }: DemandTask, own: ReadonlySet<number>, node: number): boolean {
  if (own.size < 2) return false;
  if (contiguity === "off") return true;
  const { offsets, neighbours } = graph.adjacency;
  const wanted = new Set<number>();
  for (let e = offsets[node]!; e < offsets[node + 1]!; e++) if (own.has(neighbours[e]!)) wanted.add(neighbours[e]!);
  const [start] = wanted;
  if (start === undefined) return false;
  const seen = new Set([node, start]);
  wanted.delete(start);
  for (const at of seen) {
    if (wanted.size === 0) return true;
    if (at === node) continue;
    for (let e = offsets[at]!; e < offsets[at + 1]!; e++) {
      const next = neighbours[e]!;
      if (!own.has(next) || seen.has(next)) continue;
      seen.add(next);
      wanted.delete(next);
    }
  }
  return wanted.size === 0;
}

import { join, rootOf, singletons } from "../../domain/union-find.ts";
import type { DemandTask } from "./demand-task.ts";
import { joinedGroup } from "./join-group.ts";

/** Nodes put together before the search: cluster per node, numbered from 0 without gaps. */
export type Clusters = {
  readonly of: Int32Array;
  readonly count: number;
  /** Positions of the groups that are whole. */
  readonly whole: readonly number[];
};

/**
 * The clusters that keep the groups whole, one group after the other, where it is possible: a group stays together if
 * it hangs together, be it over a few nodes of no group in between, is fixed to one slot at most, has no two nodes that
 * must differ, and is no heavier than `limits` says, together with what it overlaps. What remains are clusters of one node.
 *
 * @param limits Per measure of the task: the most that a cluster may carry.
 * @param isReleased Groups that are not to be kept together any more.
 * @param mostBetween Nodes that may join the parts of one group.
 *
 * O(nodes + neighbours of grouped nodes, and of those looked at between the parts of a group).
 */
export function clustersOf(
  task: DemandTask,
  limits: Float64Array,
  isReleased: ReadonlySet<number>,
  mostBetween = 0,
): Clusters {
  const n = task.unitOf.length;
  const parent = singletons(n);
  const members = new Map<number, readonly number[]>();
  const membersOf = (node: number): readonly number[] => members.get(rootOf(parent, node)) ?? [node];
  const rivals = rivalsOf(task);
  const whole: number[] = [];
  const isGrouped = new Uint8Array(n);
  for (const group of task.groups) for (const node of group) isGrouped[node] = 1;
  task.groups.forEach((group, g) => {
    if (isReleased.has(g)) return;
    const own = [...new Set(Array.from(group).flatMap((node) => membersOf(node)))].sort((a, b) => a - b);
    // The cheap question first: most groups that are too heavy are so without what joins them.
    if (!mayBeOne(task, own, limits, rivals)) return;
    const slot = own.reduce((found, node) => Math.max(found, task.fixed[node]!), -1);
    const mayPass = (node: number): boolean =>
      (task.fixed[node]! < 0 || task.fixed[node] === slot) && !isGrouped[node] && membersOf(node).length === 1;
    const nodes = joinedGroup(task, own, mayPass, mostBetween);
    if (nodes === null || (nodes.length > own.length && !mayBeOne(task, nodes, limits, rivals))) return;
    const first = nodes[0]!;
    for (const node of nodes) join(parent, node, first);
    members.set(rootOf(parent, first), nodes);
    whole.push(g);
  });
  const numbers = new Map<number, number>();
  const of = Int32Array.from({ length: n }, (_, node) => {
    const own = rootOf(parent, node);
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
  return { of, count: numbers.size, whole };
}

function rivalsOf({ mustDiffer }: DemandTask): ReadonlyMap<number, readonly number[]> {
  const rivals = new Map<number, number[]>();
  for (let i = 0; i < mustDiffer.length; i += 2) {
    const [a, b] = [mustDiffer[i]!, mustDiffer[i + 1]!];
    rivals.set(a, [...(rivals.get(a) ?? []), b]);
    rivals.set(b, [...(rivals.get(b) ?? []), a]);
  }
  return rivals;
}

function mayBeOne(
  { fixed, measures, hands }: DemandTask,
  nodes: readonly number[],
  limits: Float64Array,
  rivals: ReadonlyMap<number, readonly number[]>,
): boolean {
  const slots = new Set(nodes.map((node) => fixed[node]!).filter((slot) => slot >= 0));
  if (slots.size > 1) return false;
  // A cluster has one home; a group that is divided today would have to move, which a budget may forbid.
  if (hands !== null && hands.budgets.length > 0 && new Set(nodes.map((node) => hands.home[node]!)).size > 1)
    return false;
  const together = new Set(nodes);
  if (nodes.some((node) => rivals.get(node)?.some((rival) => together.has(rival)))) return false;
  return measures.every(({ perNode }, m) => nodes.reduce((sum, node) => sum + perNode[node]!, 0) <= limits[m]!);
}

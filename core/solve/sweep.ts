import FlatQueue from "flatqueue";
import { type Objective, shapeOf, spreadKm, spreadKmWith } from "./objective.ts";
import type { Partition } from "./partition.ts";

/** A set of nodes that can change territory together: the first `count` of `nodes`. */
export type Bunch = {
  readonly nodes: Int32Array;
  readonly count: number;
  /** Per measure: what it weighs. */
  readonly net: Float64Array;
  /** By how much the cost by shape and disruption rises when it goes. */
  readonly rise: number;
};

export type SweepTask = {
  readonly objective: Objective;
  /** The territory that gives, and the one that takes. */
  readonly from: number;
  readonly to: number;
  /** The nodes of `from`. */
  readonly members: Int32Array;
  /** Per measure: sets that weigh more are not wanted. */
  readonly most: Float64Array;
  /** Nodes with lesser keys go first. */
  readonly key: (node: number) => number;
  /** The node to begin at, which must touch `to`; −1 for whichever lies along the border. */
  readonly first: number;
};

/** Position of a node that is never taken: locked, or beyond what is wanted. */
const NEVER = 0x7fffffff;

/**
 * A sweep takes nodes of one territory over to another, always the one with the least key that touches what was
 * taken already, and gives the nested sets on the way. What a set cuts off from the bulk of its territory goes with
 * it, so that both territories stay connected: a node stays with the bulk as long as some path leads there over nodes
 * of higher position, and when that ends is found for all at once by putting the nodes back in reverse order with
 * union–find (Tarjan 1975).
 *
 * @returns A function that gives the sets of a sweep in growing order, and keeps its scratch for the next one.
 *   O(m log m) for m members.
 */
export function sweeperOf(partition: Partition): (task: SweepTask) => readonly Bunch[] {
  const { graph, part, frozen } = partition;
  const taken = new Uint8Array(graph.nodeCount);
  const { offsets, neighbours, measureCount, weight } = graph;
  const position = new Int32Array(graph.nodeCount);
  const seen = new Int32Array(graph.nodeCount);
  const queue = new FlatQueue();
  let stamp = 0;
  const leaving = leavingOf(partition, position);

  /** Best-first growth from the border; the nodes taken, in order, with their `position`. */
  const grow = ({ from, to, members, most, key, first }: SweepTask): number[] => {
    stamp++;
    queue.clear();
    const enqueue = (node: number): void => {
      if (seen[node] === stamp || frozen[node] === 1) return;
      seen[node] = stamp;
      queue.push(node, key(node));
    };
    if (first >= 0) enqueue(first);
    else for (const node of members) if (touches(partition, node, to)) enqueue(node);
    const order: number[] = [];
    const sum = new Float64Array(measureCount);
    for (let node = queue.pop(); node !== undefined && order.length < members.length - 1; node = queue.pop()) {
      position[node] = order.length;
      order.push(node);
      let isEnough = false;
      for (let m = 0; m < measureCount; m++) {
        sum[m]! += weight[node * measureCount + m]!;
        if (sum[m]! > most[m]!) isEnough = true;
      }
      if (isEnough) break;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        if (part[neighbours[e]!] === from) enqueue(neighbours[e]!);
      }
    }
    return order;
  };

  return (task) => {
    for (const node of task.members) position[node] = NEVER;
    const order = grow(task);
    const groups = leaving(task.members, order);
    return groups ? nestedSets(partition, task, groups, taken) : [];
  };
}

/** Whether a node has a neighbour in the territory. */
export function touches({ graph, part }: Partition, node: number, territory: number): boolean {
  for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
    if (part[graph.neighbours[e]!] === territory) return true;
  }
  return false;
}

/** Per step of a sweep the nodes that leave the bulk with it. */
function leavingOf(partition: Partition, position: Int32Array) {
  const { graph, part, frozen } = partition;
  const { offsets, neighbours, measureCount, weight } = graph;
  const parent = new Int32Array(graph.nodeCount);
  /** Each piece as a list: its first and last node, and the one after each. */
  const first = new Int32Array(graph.nodeCount);
  const last = new Int32Array(graph.nodeCount);
  const next = new Int32Array(graph.nodeCount);

  const find = (node: number): number => {
    let top = node;
    while (parent[top] !== top) top = parent[top]!;
    for (let at = node; parent[at] !== top; ) {
      const up = parent[at]!;
      parent[at] = top;
      at = up;
    }
    return top;
  };
  const join = (a: number, b: number): void => {
    const keep = find(a);
    const gone = find(b);
    if (keep === gone) return;
    parent[gone] = keep;
    next[last[keep]!] = first[gone]!;
    last[keep] = last[gone]!;
  };

  /** The piece with the locked nodes, or else the heaviest, of those never taken; −1 when locks lie in several. */
  const bulkOf = (members: Int32Array): number => {
    const worth = new Map<number, number>();
    for (const node of members) {
      if (position[node] !== NEVER) continue;
      const top = find(node);
      let load = 1e-12;
      for (let m = 0; m < measureCount; m++) load += weight[node * measureCount + m]!;
      worth.set(top, (worth.get(top) ?? 0) + (frozen[node] === 1 ? Infinity : load));
    }
    let best = -1;
    for (const [top, load] of worth) {
      if (best >= 0 && load === Infinity && worth.get(best) === Infinity) return -1;
      if (best < 0 || load > worth.get(best)!) best = top;
    }
    return best;
  };

  return (members: Int32Array, order: readonly number[]): readonly (readonly number[])[] | null => {
    for (const node of members) {
      parent[node] = node;
      first[node] = node;
      last[node] = node;
      next[node] = -1;
    }
    for (const node of members) {
      if (position[node] !== NEVER) continue;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const other = neighbours[e]!;
        if (part[other] === part[node] && position[other] === NEVER) join(node, other);
      }
    }
    const bulk = bulkOf(members);
    if (bulk < 0) return null;
    const groups: number[][] = order.map(() => []);
    for (let step = order.length - 1; step >= 0; step--) {
      const node = order[step]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const other = neighbours[e]!;
        if (part[other] === part[node] && position[other]! > step && find(other) !== find(bulk)) join(node, other);
      }
      let isBulk = false;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const other = neighbours[e]!;
        if (part[other] === part[node] && position[other]! > step && find(other) === find(bulk)) isBulk = true;
      }
      if (!isBulk) continue;
      const piece = find(node);
      for (let each = first[piece]!; each >= 0; each = next[each]!) groups[step]!.push(each);
      join(bulk, node);
    }
    return groups;
  };
}

/** The nested sets with their sums; of sets that weigh the same the one with the best shape. */
function nestedSets(
  { graph, part, areaKm2, perimeterKm, moments, size }: Partition,
  { objective, from, to, most }: SweepTask,
  groups: readonly (readonly number[])[],
  taken: Uint8Array,
): readonly Bunch[] {
  const { offsets, neighbours, borderKm, measureCount, home, stake } = graph;
  const line: number[] = [];
  const found: Omit<Bunch, "nodes">[] = [];
  const net = new Float64Array(measureCount);
  let fromKm = perimeterKm[from]!;
  let toKm = perimeterKm[to]!;
  let area = 0;
  let moved = 0;
  const before = shapeOf(fromKm, areaKm2[from]!) + shapeOf(toKm, areaKm2[to]!);
  const gone = new Float64Array(4);
  const waysBefore = moments ? spreadKm(moments, from) + spreadKm(moments, to) : 0;
  for (const group of groups) {
    if (group.length === 0) continue;
    for (const node of group) {
      let withFrom = 0;
      let withTo = 0;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const other = neighbours[e]!;
        if (part[other] === to || taken[other] === 1) withTo += borderKm[e]!;
        else if (part[other] === from) withFrom += borderKm[e]!;
      }
      taken[node] = 1;
      line.push(node);
      fromKm += 2 * withFrom - graph.perimeterKm[node]!;
      toKm += graph.perimeterKm[node]! - 2 * withTo;
      area += graph.areaKm2[node]!;
      if (graph.moments) for (let i = 0; i < 4; i++) gone[i]! += graph.moments[4 * node + i]!;
      for (let m = 0; m < measureCount; m++) net[m]! += graph.weight[node * measureCount + m]!;
      if (home[node] === from) moved += stake[node]!;
      else if (home[node] === to) moved -= stake[node]!;
    }
    if (line.length >= size[from]! || net.some((value, m) => value > most[m]!)) break;
    const shape = shapeOf(fromKm, areaKm2[from]! - area) + shapeOf(toKm, areaKm2[to]! + area) - before;
    const ways = moments
      ? spreadKmWith(moments, from, gone, 0, -1) + spreadKmWith(moments, to, gone, 0, 1) - waysBefore
      : 0;
    const rise = objective.shape * shape + objective.travel * ways + objective.price * moved;
    const isSame = found.at(-1)?.net.every((value, m) => value === net[m]) ?? false;
    if (isSame && found.at(-1)!.rise <= rise) continue;
    if (isSame) found.pop();
    found.push({ count: line.length, net: net.slice(), rise });
  }
  const nodes = Int32Array.from(line);
  for (const node of line) taken[node] = 0;
  return found.map((set) => ({ ...set, nodes }));
}

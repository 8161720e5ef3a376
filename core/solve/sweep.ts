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
  /** Called with each set in growing order; `net` is scratch, `make` must be called at once if at all. */
  readonly offer: (net: Float64Array, rise: number, make: () => Bunch) => void;
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
 * @returns A function that offers the sets of a sweep, keeps its scratch for the next one, and tells how many nodes it
 *   took. O(m log m) for m members.
 */
export function sweeperOf(partition: Partition): (task: SweepTask) => number {
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
    if (groups) nestedSets(partition, task, groups, taken);
    return order.length;
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
  /** Pieces outside the bulk by union–find, each with a list of its nodes: the first, the last, the one after each. */
  const parent = new Int32Array(graph.nodeCount);
  const first = new Int32Array(graph.nodeCount);
  const last = new Int32Array(graph.nodeCount);
  const next = new Int32Array(graph.nodeCount);
  /** Per node: the number of the pieces of this sweep that it was flooded for; the bulk's nodes have `bulk`. */
  const pieceOf = new Int32Array(graph.nodeCount);
  const queue = new Int32Array(graph.nodeCount);
  let pieces = 0;

  const single = (node: number): void => {
    parent[node] = node;
    first[node] = node;
    last[node] = node;
    next[node] = -1;
  };
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

  /** Gives every node of the territory that can be reached from `start` without the nodes taken the next number. */
  const flood = (start: number): { readonly worth: number; readonly end: number } => {
    const own = part[start]!;
    const piece = ++pieces;
    pieceOf[start] = piece;
    queue[0] = start;
    let end = 1;
    let worth = 1e-12;
    for (let head = 0; head < end; head++) {
      const node = queue[head]!;
      worth += frozen[node] === 1 ? Infinity : 1e-12;
      for (let m = 0; m < measureCount; m++) worth += weight[node * measureCount + m]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const other = neighbours[e]!;
        if (part[other] !== own || position[other] !== NEVER || pieceOf[other] === piece) continue;
        pieceOf[other] = piece;
        queue[end++] = other;
      }
    }
    return { worth, end };
  };

  /**
   * The number of the piece with the locked nodes, or else of the heaviest, of the nodes never taken; −1 when locks
   * lie in several. The other pieces are made ready to be joined.
   */
  const floodAll = (members: Int32Array): number => {
    const before = pieces;
    let bulk = -1;
    let most = 0;
    for (const node of members) {
      if (position[node] !== NEVER || pieceOf[node]! > before) continue;
      const { worth, end } = flood(node);
      if (worth === Infinity && most === Infinity) return -1;
      for (let i = 0; i < end; i++) {
        parent[queue[i]!] = node;
        next[queue[i]!] = i + 1 < end ? queue[i + 1]! : -1;
      }
      first[node] = node;
      last[node] = queue[end - 1]!;
      if (worth <= most) continue;
      most = worth;
      bulk = pieces;
    }
    return bulk;
  };

  return (members: Int32Array, order: readonly number[]): readonly (readonly number[])[] | null => {
    const bulk = floodAll(members);
    if (bulk < 0) return null;
    const groups: number[][] = order.map(() => []);
    for (const node of order) single(node);
    for (let step = order.length - 1; step >= 0; step--) {
      const node = order[step]!;
      pieceOf[node] = 0;
      let isBulk = false;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const other = neighbours[e]!;
        if (part[other] !== part[node] || position[other]! <= step) continue;
        if (pieceOf[other] === bulk) isBulk = true;
        else join(node, other);
      }
      if (!isBulk) continue;
      const group = groups[step]!;
      for (let each = first[find(node)]!; each >= 0; each = next[each]!) {
        group.push(each);
        pieceOf[each] = bulk;
      }
    }
    return groups;
  };
}

/** Offers the nested sets with their sums; of sets that weigh the same the one with the best shape. */
function nestedSets(
  { graph, part, areaKm2, perimeterKm, moments, size }: Partition,
  { objective, from, to, most, offer }: SweepTask,
  groups: readonly (readonly number[])[],
  taken: Uint8Array,
): void {
  const { offsets, neighbours, borderKm, measureCount, home, stake, weight } = graph;
  const nodes = Int32Array.from(groups.flat());
  const net = new Float64Array(measureCount);
  let count = 0;
  /** The best of the last sets that weigh the same: how many nodes, and its rise. */
  let bestCount = 0;
  let bestRise = Infinity;
  const offerBest = (): void => {
    const [chosen, rise] = [bestCount, bestRise];
    bestCount = 0;
    bestRise = Infinity;
    if (chosen > 0) offer(net, rise, () => ({ nodes, count: chosen, net: net.slice(), rise }));
  };
  let fromKm = perimeterKm[from]!;
  let toKm = perimeterKm[to]!;
  let area = 0;
  let moved = 0;
  const before = shapeOf(objective, fromKm, areaKm2[from]!) + shapeOf(objective, toKm, areaKm2[to]!);
  const gone = new Float64Array(4);
  const waysBefore = moments ? spreadKm(moments, from) + spreadKm(moments, to) : 0;
  for (const group of groups) {
    if (group.length === 0) continue;
    if (count + group.length >= size[from]!) break;
    const isHeavier = group.some((node) => weighs(graph, node));
    if (isHeavier) offerBest();
    for (const node of group) {
      let withFrom = 0;
      let withTo = 0;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const other = neighbours[e]!;
        if (part[other] === to || taken[other] === 1) withTo += borderKm[e]!;
        else if (part[other] === from) withFrom += borderKm[e]!;
      }
      taken[node] = 1;
      count++;
      fromKm += 2 * withFrom - graph.perimeterKm[node]!;
      toKm += graph.perimeterKm[node]! - 2 * withTo;
      area += graph.areaKm2[node]!;
      if (graph.moments) for (let i = 0; i < 4; i++) gone[i]! += graph.moments[4 * node + i]!;
      for (let m = 0; m < measureCount; m++) net[m]! += weight[node * measureCount + m]!;
      if (home[node] === from) moved += stake[node]!;
      else if (home[node] === to) moved -= stake[node]!;
    }
    if (isHeavier && net.some((value, m) => value > most[m]!)) break;
    const shape =
      shapeOf(objective, fromKm, areaKm2[from]! - area) + shapeOf(objective, toKm, areaKm2[to]! + area) - before;
    const ways = moments
      ? spreadKmWith(moments, from, gone, 0, -1) + spreadKmWith(moments, to, gone, 0, 1) - waysBefore
      : 0;
    const rise = objective.shape * shape + objective.travel * ways + objective.price * moved;
    if (rise >= bestRise) continue;
    bestCount = count;
    bestRise = rise;
  }
  offerBest();
  for (let i = 0; i < count; i++) taken[nodes[i]!] = 0;
}

function weighs({ weight, measureCount }: Partition["graph"], node: number): boolean {
  for (let m = 0; m < measureCount; m++) if (weight[node * measureCount + m]! > 0) return true;
  return false;
}

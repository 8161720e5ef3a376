import type { Partition } from "./partition.ts";
import { RING_LIMIT } from "./ring-masks.ts";

/**
 * Nodes looked at from each side before a territory counts as falling apart. On 33,296 ZIP cells no search that found
 * a way needed more than 100 for 10 … 200 territories; those that go on are futile, or lead round a corridor.
 */
const MOST_LOOKS = 500;

/**
 * Whether the territory of `node` still hangs together without it. The territory must be connected now and hold at
 * least one other node. False may also mean that no short way was found; true is always right.
 *
 * First the ring test (see ring-masks.ts), then a search in lockstep from both sides of what the ring left open, so
 * that its cost is that of the smaller side. O(degree) for most nodes; no allocation.
 */
export function leavesConnected(partition: Partition, node: number): boolean {
  const { graph, part, masks } = partition;
  const { offsets, neighbours } = graph;
  const begin = offsets[node]!;
  const degree = offsets[node + 1]! - begin;
  const own = part[node]!;
  if (degree > RING_LIMIT) return searchFromSlots(partition, node);

  let mine = 0;
  for (let i = 0; i < degree; i++) if (part[neighbours[begin + i]!] === own) mine |= 1 << i;
  let open = mine & -mine;
  let reached = open;
  while (open !== 0) {
    const bit = open & -open;
    open ^= bit;
    const fresh = masks[begin + 31 - Math.clz32(bit)]! & mine & ~reached;
    reached |= fresh;
    open |= fresh;
  }
  if (reached === mine) return true;
  return meets(partition, node, reached, mine & ~reached);
}

/** Lockstep search, one ring group after the other against all that are left. */
function meets(partition: Partition, node: number, first: number, others: number): boolean {
  const begin = partition.graph.offsets[node]!;
  const mine = first | others;
  let group = first;
  let rest = others;
  for (;;) {
    if (!touch(partition, node, group, rest)) return false;
    // The group hangs on something in `rest`; go on with the next ring group against what is then left.
    let open = rest & -rest;
    group = open;
    while (open !== 0) {
      const bit = open & -open;
      open ^= bit;
      const fresh = partition.masks[begin + 31 - Math.clz32(bit)]! & mine & ~group;
      group |= fresh;
      open |= fresh;
    }
    rest &= ~group;
    if (rest === 0) return true;
  }
}

/** Whether a walk inside the territory, not through `node`, leads from slots `left` to slots `right`. */
function touch(partition: Partition, node: number, left: number, right: number): boolean {
  const { graph, part, stamp, queue } = partition;
  const { offsets, neighbours } = graph;
  const begin = offsets[node]!;
  const half = graph.nodeCount;
  const own = part[node]!;
  const leftMark = ++partition.stampNow;
  const rightMark = ++partition.stampNow;
  let leftHead = 0;
  let leftTail = 0;
  let rightHead = half;
  let rightTail = half;
  stamp[node] = leftMark;
  for (let bits = left; bits !== 0; bits &= bits - 1) {
    const start = neighbours[begin + 31 - Math.clz32(bits & -bits)]!;
    stamp[start] = leftMark;
    queue[leftTail++] = start;
  }
  for (let bits = right; bits !== 0; bits &= bits - 1) {
    const start = neighbours[begin + 31 - Math.clz32(bits & -bits)]!;
    stamp[start] = rightMark;
    queue[rightTail++] = start;
  }
  let looks = 0;
  while (leftHead < leftTail && rightHead < rightTail) {
    if (++looks > MOST_LOOKS) return false;
    const l = queue[leftHead++]!;
    for (let e = offsets[l]!; e < offsets[l + 1]!; e++) {
      const next = neighbours[e]!;
      if (part[next] !== own || stamp[next] === leftMark) continue;
      if (stamp[next] === rightMark) return true;
      stamp[next] = leftMark;
      queue[leftTail++] = next;
    }
    const r = queue[rightHead++]!;
    for (let e = offsets[r]!; e < offsets[r + 1]!; e++) {
      const next = neighbours[e]!;
      if (part[next] !== own || stamp[next] === rightMark || next === node) continue;
      if (stamp[next] === leftMark) return true;
      stamp[next] = rightMark;
      queue[rightTail++] = next;
    }
  }
  return false;
}

/** The same question by one plain search, for nodes with too many neighbours for a mask. */
function searchFromSlots(partition: Partition, node: number): boolean {
  const { graph, part, stamp, queue } = partition;
  const { offsets, neighbours } = graph;
  const own = part[node]!;
  const wanted = ++partition.stampNow;
  const seen = ++partition.stampNow;
  let missing = 0;
  let start = -1;
  stamp[node] = seen;
  for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
    const neighbour = neighbours[e]!;
    if (part[neighbour] !== own) continue;
    stamp[neighbour] = wanted;
    missing++;
    start = neighbour;
  }
  if (missing <= 1) return true;
  stamp[start] = seen;
  missing--;
  queue[0] = start;
  let head = 0;
  let tail = 1;
  while (head < tail) {
    const at = queue[head++]!;
    for (let e = offsets[at]!; e < offsets[at + 1]!; e++) {
      const next = neighbours[e]!;
      if (part[next] !== own || stamp[next] === seen) continue;
      if (stamp[next] === wanted && --missing === 0) return true;
      stamp[next] = seen;
      queue[tail++] = next;
    }
  }
  return false;
}

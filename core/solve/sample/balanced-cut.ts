import type { Random } from "../../domain/random.ts";
import type { RandomTree, Region } from "./random-tree.ts";

/** What each side of a cut may weigh. */
export type Range = { readonly least: number; readonly most: number };

/** Of which side a node is; what is not INSIDE is OUTSIDE. */
export const UNKNOWN = 0;
export const INSIDE = 1;
const OUTSIDE = 2;

/** A search for connected halves of a region, with the arrays that it reuses. */
export type CutSearch = {
  /** Per local node, after a cut was found: its side, or UNKNOWN where the next known node towards the root says it. */
  readonly side: Uint8Array;
  /** The nodes of the cycle that was looked at last, in order, and what hangs on each of them. */
  readonly cycle: Int32Array;
  readonly hanging: Float64Array;
  /** Per local node: the search that last walked over it. */
  readonly seen: Int32Array;
  searches: number;
};

/** Room for regions of up to `nodeCount` nodes. */
export function cutSearchOf(nodeCount: number): CutSearch {
  return {
    side: new Uint8Array(nodeCount),
    cycle: new Int32Array(nodeCount),
    hanging: new Float64Array(nodeCount),
    seen: new Int32Array(nodeCount),
    searches: 0,
  };
}

/**
 * Cuts one edge of the tree, each that leaves both sides in the range as likely as the other. O(nodes).
 *
 * @returns Whether there is such an edge; `side` then tells the sides apart.
 */
export function cutTree(
  { nodeCount }: Region,
  { below, parent }: RandomTree,
  { side }: CutSearch,
  range: Range,
  random: Random,
): boolean {
  const { least, most } = bothSides(below[0]!, range);
  let chosen = -1;
  let found = 0;
  for (let node = 0; node < nodeCount; node++) {
    const weight = below[node]!;
    if (weight < least || weight > most || parent[node]! < 0) continue;
    found++;
    if (random() * found < 1) chosen = node;
  }
  if (chosen < 0) return false;
  side.fill(UNKNOWN, 0, nodeCount);
  side[0] = OUTSIDE;
  side[chosen] = INSIDE;
  return true;
}

/**
 * Closes a cycle by a random edge of the region and cuts two edges of the cycle: a stretch of it with all that hangs
 * on it is one side. A cycle of many nodes has far more such stretches than the tree has edges. O(length).
 *
 * Idea: Herschlag et al., "Cycle walk for sampling measures on spanning forests", 2025.
 *
 * @returns Whether a stretch, drawn at random among those in the range, was found; `side` then tells the sides apart.
 */
export function cutCycle(region: Region, tree: RandomTree, search: CutSearch, range: Range, random: Random): boolean {
  const length = drawCycle(region, tree, search, random);
  if (length < 3) return false;
  const { side, cycle, hanging } = search;
  const { least, most } = bothSides(tree.below[0]!, range);

  // Two pointers round the cycle: for each first node the stretches in the range end one after the other.
  let chosenFrom = -1;
  let chosenCount = 0;
  let found = 0;
  let sum = 0;
  let count = 0;
  for (let from = 0; from < length; from++) {
    if (count === 0) {
      sum = hanging[from]!;
      count = 1;
    }
    while (sum < least && count < length - 1) sum += hanging[(from + count++) % length]!;
    let weight = sum;
    for (let more = count; weight <= most && weight >= least && more < length; more++) {
      found++;
      if (random() * found < 1) {
        chosenFrom = from;
        chosenCount = more;
      }
      weight += hanging[(from + more) % length]!;
    }
    sum -= hanging[from]!;
    count--;
  }
  if (chosenFrom < 0) return false;
  side.fill(UNKNOWN, 0, region.nodeCount);
  for (let at = 0; at < length; at++) {
    side[cycle[(chosenFrom + at) % length]!] = at < chosenCount ? INSIDE : OUTSIDE;
  }
  // What is above the cycle hangs on its highest node.
  let top = cycle[0]!;
  while (tree.parent[top]! >= 0 && search.seen[tree.parent[top]!] === search.searches) top = tree.parent[top]!;
  if (side[0] === UNKNOWN) side[0] = side[top]!;
  return true;
}

/** Fills in `cycle` and `hanging` for a random edge that is not in the tree; the length, or 0 where it was in it. */
function drawCycle(region: Region, { parent, below }: RandomTree, search: CutSearch, random: Random): number {
  const { cycle, hanging, seen } = search;
  const edge = Math.floor(random() * region.edgeCount);
  const a = region.endA[edge]!;
  const b = region.endB[edge]!;
  if (parent[a] === b || parent[b] === a) return 0;
  const fromA = ++search.searches;
  for (let node = a; node >= 0; node = parent[node]!) seen[node] = fromA;
  let top = b;
  while (seen[top] !== fromA) top = parent[top]!;
  const stamp = ++search.searches;
  let length = 0;
  let carried = 0;
  for (let node = a; node !== top; node = parent[node]!) {
    cycle[length] = node;
    hanging[length++] = below[node]! - carried;
    carried = below[node]!;
    seen[node] = stamp;
  }
  const topAt = length;
  let rest = below[0]! - carried;
  cycle[length++] = top;
  seen[top] = stamp;
  carried = 0;
  for (let node = b; node !== top; node = parent[node]!) {
    cycle[length] = node;
    hanging[length++] = below[node]! - carried;
    carried = below[node]!;
    seen[node] = stamp;
  }
  rest -= carried;
  hanging[topAt] = rest;
  // The second leg was walked towards the top; round the cycle it comes the other way.
  cycle.subarray(topAt + 1, length).reverse();
  hanging.subarray(topAt + 1, length).reverse();
  return length;
}

const bothSides = (whole: number, { least, most }: Range): Range => ({
  least: Math.max(least, whole - most),
  most: Math.min(most, whole - least),
});

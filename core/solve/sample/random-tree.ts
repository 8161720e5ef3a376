import type { Random } from "../../domain/random.ts";

/** A connected region that is to be divided anew: nodes by local number, and the edges between them as pairs. */
export type Region = {
  /** Per local node: the node of the graph. The first `nodeCount` entries count. */
  readonly nodes: Int32Array;
  nodeCount: number;
  /** Local numbers of the two ends of each of the first `edgeCount` edges. */
  readonly endA: Int32Array;
  readonly endB: Int32Array;
  edgeCount: number;
};

/** A spanning tree of a region, and the arrays that drawing it takes. */
export type RandomTree = {
  /** Per local node: the next one towards the root; −1 for the root, which is local node 0. */
  readonly parent: Int32Array;
  /** Per local node: weight of it and of everything below. */
  readonly below: Float64Array;
  readonly order: Int32Array;
  readonly leader: Int32Array;
  readonly firstLink: Int32Array;
  readonly nextLink: Int32Array;
  readonly linkTo: Int32Array;
};

/** States of the generator below are whole numbers under 2³². */
const PER_STATE = 2 ** -32;

/** Room for trees of regions of up to `nodeCount` nodes. */
export function randomTreeOf(nodeCount: number): RandomTree {
  return {
    parent: new Int32Array(nodeCount),
    below: new Float64Array(nodeCount),
    order: new Int32Array(nodeCount),
    leader: new Int32Array(nodeCount),
    firstLink: new Int32Array(nodeCount),
    nextLink: new Int32Array(2 * nodeCount),
    linkTo: new Int32Array(2 * nodeCount),
  };
}

/**
 * Draws a random spanning tree of the region: Kruskal's algorithm over the edges in random order, which is the
 * minimum spanning tree of random edge weights. The region's edges end up in another order. O(edges · α).
 *
 * @returns Whether the region hangs together, hence has a spanning tree.
 */
export function drawTree(region: Region, tree: RandomTree, random: Random): boolean {
  const { endA, endB, edgeCount, nodeCount } = region;
  const { leader, firstLink, nextLink, linkTo } = tree;
  for (let node = 0; node < nodeCount; node++) {
    leader[node] = node;
    firstLink[node] = -1;
  }
  let links = 0;
  let joined = 1;
  // Marsaglia's xorshift, in place of a call per edge: the draw of an edge is the innermost step of the sampler.
  let state = Math.floor(random() * 0xffffffff) + 1;
  // The shuffle runs along with the search: edges that a finished tree does not need are never drawn.
  for (let edge = 0; edge < edgeCount; edge++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const drawn = edge + Math.floor((state >>> 0) * PER_STATE * (edgeCount - edge));
    const a = endA[drawn]!;
    const b = endB[drawn]!;
    endA[drawn] = endA[edge]!;
    endB[drawn] = endB[edge]!;
    endA[edge] = a;
    endB[edge] = b;
    let rootA = leader[a]!;
    while (leader[rootA] !== rootA) rootA = leader[rootA] = leader[leader[rootA]!]!;
    let rootB = leader[b]!;
    while (leader[rootB] !== rootB) rootB = leader[rootB] = leader[leader[rootB]!]!;
    leader[a] = rootA;
    leader[b] = rootA;
    if (rootA === rootB) continue;
    leader[rootB] = rootA;
    linkTo[links] = b;
    nextLink[links] = firstLink[a]!;
    firstLink[a] = links++;
    linkTo[links] = a;
    nextLink[links] = firstLink[b]!;
    firstLink[b] = links++;
    if (++joined === nodeCount) return true;
  }
  return joined === nodeCount;
}

/** Roots the tree just drawn and sums `weight` (per node of the graph) up towards the root. O(nodes). */
export function sumTree({ nodes, nodeCount }: Region, tree: RandomTree, weight: Float64Array): void {
  const { firstLink, nextLink, linkTo, order, parent, below } = tree;
  let end = 1;
  order[0] = 0;
  parent[0] = -1;
  for (let at = 0; at < nodeCount; at++) {
    const node = order[at]!;
    below[node] = weight[nodes[node]!]!;
    for (let link = firstLink[node]!; link >= 0; link = nextLink[link]!) {
      const next = linkTo[link]!;
      if (next === parent[node]) continue;
      parent[next] = node;
      order[end++] = next;
    }
  }
  for (let at = nodeCount - 1; at > 0; at--) below[parent[order[at]!]!]! += below[order[at]!]!;
}

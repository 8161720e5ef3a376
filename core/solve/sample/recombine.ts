import type { Random } from "../../domain/random.ts";
import { balancedCut, drawTree, exchangeEdge, type Region, randomTreeOf, sumTree } from "./random-tree.ts";

export type SampleTask = {
  /** Adjacency of the units, compressed as in core/domain/layer.ts. */
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** What territories are to carry alike, per unit, ≥ 0. */
  readonly weight: Float64Array;
  readonly territoryCount: number;
  /** Largest deviation from the mean that a sampled plan may have, as a fraction: 0.01 = 1 %. */
  readonly tolerance: number;
  /** A plan to begin with: connected territories within the tolerance. Kept, not copied: the sampler changes it. */
  readonly assignment: Int32Array;
};

/** A walk through the plans that are connected and balanced. */
export type Sampler = {
  /** The present plan; overwritten by each step. */
  readonly assignment: Int32Array;
  /**
   * Goes on to the next plan: two neighbouring territories are joined and divided anew along a random spanning tree.
   * O(units and borders of the two), a few trees each.
   *
   * @returns Whether the plan has changed; false when the two that were drawn cannot be divided any other way within
   * `EXCHANGES` trees. The plan stays as it was then.
   */
  readonly step: () => boolean;
};

/** Similar trees tried for one pair of territories after the first, before another pair is taken. */
const EXCHANGES = 20_000;

/** On which side of the cut a node is. */
const UNKNOWN = 0;
const ABOVE = 1;
const BELOW = 2;

/**
 * Samples plans by recombination, for a sense of what is possible: how long the borders of a fair plan usually are,
 * how different it can be. Every plan has connected territories within the tolerance.
 *
 * Source: DeFord, Duchin, Solomon, "Recombination: a family of Markov chains for redistricting", 2021, with the
 * minimum spanning tree of random weights.
 */
export function recombine(task: SampleTask, random: Random): Sampler {
  const { offsets, neighbours, weight, territoryCount: k, tolerance, assignment } = task;
  const n = assignment.length;
  const source = new Int32Array(neighbours.length);
  for (let unit = 0; unit < n; unit++) source.fill(unit, offsets[unit], offsets[unit + 1]);
  let whole = 0;
  for (let unit = 0; unit < n; unit++) whole += weight[unit]!;
  const range = { least: (whole / k) * (1 - tolerance), most: (whole / k) * (1 + tolerance) };

  /** Units of each territory as chains, so that a step touches no others. */
  const first = new Int32Array(k).fill(-1);
  const next = new Int32Array(n);
  for (let unit = n - 1; unit >= 0; unit--) {
    next[unit] = first[assignment[unit]!]!;
    first[assignment[unit]!] = unit;
  }
  const region: Region = {
    nodes: new Int32Array(n),
    nodeCount: 0,
    ends: new Int32Array(neighbours.length),
    edgeCount: 0,
  };
  const local = new Int32Array(n);
  const tree = randomTreeOf(n);
  const side = new Uint8Array(n);

  const gather = (a: number, b: number): void => {
    const { nodes } = region;
    let count = 0;
    for (const territory of [a, b]) {
      for (let unit = first[territory]!; unit >= 0; unit = next[unit]!) {
        local[unit] = count;
        nodes[count++] = unit;
      }
    }
    let edges = 0;
    for (let at = 0; at < count; at++) {
      const unit = nodes[at]!;
      for (let e = offsets[unit]!; e < offsets[unit + 1]!; e++) {
        const other = neighbours[e]!;
        if (other <= unit) continue;
        const owner = assignment[other];
        if (owner !== a && owner !== b) continue;
        region.ends[2 * edges] = at;
        region.ends[2 * edges + 1] = local[other]!;
        edges++;
      }
    }
    region.nodeCount = count;
    region.edgeCount = edges;
  };

  /** What hangs below `cut` becomes territory a, the rest b. */
  const divide = (cut: number, a: number, b: number): void => {
    const { parent } = tree;
    first[a] = -1;
    first[b] = -1;
    side.fill(UNKNOWN, 0, region.nodeCount);
    side[cut] = BELOW;
    if (cut !== 0) side[0] = ABOVE;
    for (let at = 0; at < region.nodeCount; at++) {
      let known = at;
      while (side[known] === UNKNOWN) known = parent[known]!;
      for (let node = at; side[node] === UNKNOWN; node = parent[node]!) side[node] = side[known]!;
      const territory = side[at] === BELOW ? a : b;
      const unit = region.nodes[at]!;
      assignment[unit] = territory;
      next[unit] = first[territory]!;
      first[territory] = unit;
    }
  };

  const step = (): boolean => {
    const edge = drawBorder(random);
    if (edge < 0) return false;
    const a = assignment[source[edge]!]!;
    const b = assignment[neighbours[edge]!]!;
    gather(a, b);
    if (!drawTree(region, tree, random)) return false;
    sumTree(region, tree, weight);
    let cut = balancedCut(region, tree, range, random);
    for (let i = 0; i < EXCHANGES && cut < 0; i++) cut = exchangeEdge(region, tree, range, random);
    if (cut < 0) return false;
    divide(cut, a, b);
    return true;
  };

  /** A link between two territories, each as likely as the other; −1 where none was met. */
  const drawBorder = (from: Random): number => {
    for (let draw = 0; draw < 64 * neighbours.length; draw++) {
      const edge = Math.floor(from() * neighbours.length);
      if (assignment[source[edge]!] !== assignment[neighbours[edge]!]) return edge;
    }
    return -1;
  };

  return { assignment, step };
}

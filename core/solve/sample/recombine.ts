import type { Random } from "../../domain/random.ts";
import { cutCycle, cutSearchOf, cutTree, INSIDE, UNKNOWN } from "./balanced-cut.ts";
import { drawTree, type Region, randomTreeOf, sumTree } from "./random-tree.ts";

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
   * `TREES` trees. The plan stays as it was then.
   */
  readonly step: () => boolean;
};

/** Trees drawn for one pair of territories before another pair is taken, and cycles looked at in each. */
const TREES = 16;
const CYCLES = 400;

/**
 * Samples plans by recombination, for a sense of what is possible: how long the borders of a fair plan usually are,
 * how different it can be. Every plan has connected territories within the tolerance.
 *
 * Where a tree has no edge that halves the region fairly, cycles that one more edge closes are cut in two places.
 *
 * Source: DeFord, Duchin, Solomon, "Recombination: a family of Markov chains for redistricting", 2021, with the
 * minimum spanning tree of random weights.
 */
export function recombine(task: SampleTask, random: Random): Sampler {
  const { offsets, neighbours, weight, territoryCount: k, tolerance, assignment } = task;
  const n = assignment.length;
  const source = new Int32Array(neighbours.length);
  for (let unit = 0; unit < n; unit++) source.fill(unit, offsets[unit], offsets[unit + 1]);
  /** Each link once: per unit its neighbours of higher number. */
  const later = neighbours.filter((other, e) => other > source[e]!);
  const firstLater = new Int32Array(n + 1);
  neighbours.forEach((other, e) => {
    if (other > source[e]!) firstLater[source[e]! + 1]!++;
  });
  for (let unit = 0; unit < n; unit++) firstLater[unit + 1]! += firstLater[unit]!;
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
    endA: new Int32Array(neighbours.length / 2),
    endB: new Int32Array(neighbours.length / 2),
    edgeCount: 0,
  };
  const local = new Int32Array(n);
  const tree = randomTreeOf(n);
  const search = cutSearchOf(n);

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
      for (let e = firstLater[unit]!; e < firstLater[unit + 1]!; e++) {
        const other = later[e]!;
        const owner = assignment[other];
        if (owner !== a && owner !== b) continue;
        region.endA[edges] = at;
        region.endB[edges] = local[other]!;
        edges++;
      }
    }
    region.nodeCount = count;
    region.edgeCount = edges;
  };

  /** What is inside the cut becomes territory a, the rest b. */
  const divide = (a: number, b: number): void => {
    const { parent } = tree;
    const { side } = search;
    first[a] = -1;
    first[b] = -1;
    for (let at = 0; at < region.nodeCount; at++) {
      let known = at;
      while (side[known] === UNKNOWN) known = parent[known]!;
      for (let node = at; side[node] === UNKNOWN; node = parent[node]!) side[node] = side[known]!;
      const territory = side[at] === INSIDE ? a : b;
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
    for (let drawn = 0; drawn < TREES; drawn++) {
      if (!drawTree(region, tree, random)) return false;
      sumTree(region, tree, weight);
      let isCut = cutTree(region, tree, search, range, random);
      for (let i = 0; i < CYCLES && !isCut; i++) isCut = cutCycle(region, tree, search, range, random);
      if (!isCut) continue;
      divide(a, b);
      return true;
    }
    return false;
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

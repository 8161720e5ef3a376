import type { SolveGraph } from "./solve-graph.ts";

export type TargetTask = {
  readonly graph: SolveGraph;
  /** Per measure, length k, sum 1: what each territory should carry of it. */
  readonly shares: readonly Float64Array[];
  /** Per node its piece of the map, and per piece its territories. */
  readonly pieceOf: Int32Array;
  readonly territoriesOf: readonly (readonly number[])[];
  /** Per node: the territory it is locked into, or −1. */
  readonly fixed: Int32Array;
  /** Per measure. */
  readonly tolerance: Float64Array;
};

/**
 * The targets worth aiming at: a territory whose locked units alone outweigh its target aims at their weight, and
 * the other territories of its piece share the rest. A piece's territories share what the piece holds. Where neither
 * happens these are the given shares.
 *
 * @returns `target[territory · measureCount + measure]`, > 0. O((n + k²) · measures) at worst.
 */
export function reachableTargets(task: TargetTask): Float64Array {
  const { graph, shares, pieceOf, territoriesOf, fixed, tolerance } = task;
  const { measureCount, weight } = graph;
  const k = shares[0]!.length;
  const target = new Float64Array(k * measureCount);
  const locked = new Float64Array(k);
  const held = new Float64Array(territoriesOf.length);
  for (let m = 0; m < measureCount; m++) {
    locked.fill(0);
    held.fill(0);
    for (let node = 0; node < graph.nodeCount; node++) {
      const w = weight[node * measureCount + m]!;
      held[pieceOf[node]!]! += w;
      if (fixed[node]! >= 0) locked[fixed[node]!]! += w;
    }
    territoriesOf.forEach((territories, piece) => {
      const shared = shareOut(territories, held[piece]!, shares[m]!, locked, tolerance[m]!);
      territories.forEach((territory, i) => {
        target[territory * measureCount + m] = shared[i]!;
      });
    });
  }
  return target;
}

function shareOut(
  territories: readonly number[],
  held: number,
  shares: Float64Array,
  locked: Float64Array,
  tolerance: number,
): readonly number[] {
  let rest = held;
  let open = [...territories];
  const overfull = new Set<number>();
  for (;;) {
    const sum = open.reduce((total, territory) => total + shares[territory]!, 0);
    const over = open.filter((t) => locked[t]! > ((rest * shares[t]!) / sum) * (1 + tolerance));
    if (over.length === 0 || over.length === open.length) {
      return territories.map((territory) => {
        if (overfull.has(territory)) return locked[territory]!;
        const target = (rest * shares[territory]!) / sum;
        return target > 0 ? target : shares[territory]!;
      });
    }
    for (const territory of over) {
      overfull.add(territory);
      rest -= locked[territory]!;
    }
    open = open.filter((territory) => !overfull.has(territory));
  }
}

/** A unit that outweighs what a territory can be aimed at. */
export type HeavyUnit = { readonly node: number; readonly measure: number };

/**
 * The units that alone outweigh a territory's target by more than the tolerance, heaviest first in each measure, with
 * the target recomputed for the rest after each. At most one fewer than there are territories in the piece, and no
 * unit twice. O(n log n · measures).
 */
export function heavyUnits(task: TargetTask): HeavyUnit[] {
  const { graph, shares, pieceOf, territoriesOf, tolerance } = task;
  const { measureCount, weight } = graph;
  const found: HeavyUnit[] = [];
  const taken = new Set<number>();
  for (let m = 0; m < measureCount; m++) {
    const byPiece: number[][] = territoriesOf.map(() => []);
    for (let node = 0; node < graph.nodeCount; node++) {
      const territories = territoriesOf[pieceOf[node]!]!;
      // Nothing lighter than the mean target of all can be heavy anywhere.
      if (weight[node * measureCount + m]! * territories.length > 0) byPiece[pieceOf[node]!]!.push(node);
    }
    byPiece.forEach((nodes, piece) => {
      const open = territoriesOf[piece]!.map((territory) => shares[m]![territory]!).sort((a, b) => b - a);
      let rest = nodes.reduce((sum, node) => sum + weight[node * measureCount + m]!, 0);
      nodes.sort((a, b) => weight[b * measureCount + m]! - weight[a * measureCount + m]! || a - b);
      for (const node of nodes) {
        const w = weight[node * measureCount + m]!;
        const sum = open.reduce((total, share) => total + share, 0);
        if (open.length < 2 || w <= ((rest * open[0]!) / sum) * (1 + tolerance[m]!)) break;
        open.shift();
        rest -= w;
        if (taken.has(node)) continue;
        taken.add(node);
        found.push({ node, measure: m });
      }
    });
  }
  return found;
}

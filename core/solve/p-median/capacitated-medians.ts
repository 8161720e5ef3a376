import { seededRandom } from "../../domain/random.ts";
import { type Clusters, clustersOf, costOf, moveMember, setMedian } from "./clusters.ts";
import { descend } from "./descend.ts";
import type { MedianProblem } from "./median-problem.ts";

export type MedianAnswer = {
  /** Sites that are centres; one per cluster. */
  readonly medians: Int32Array;
  /** Per site: its cluster. */
  readonly cluster: Int32Array;
  /** Σ of the distances from each site to its centre. */
  readonly cost: number;
  /** Demand above the centres' capacity; 0 in a valid answer. */
  readonly overload: number;
};

/** Rounds of shaking for one unit of effort, per median and site. */
const ROUNDS_PER_CELL = 0.4;
const FEWEST_ROUNDS = 150;
/** Rounds without a better answer after which the search goes on from the best one. */
const PATIENCE = 60;

/**
 * The capacitated p-median problem by iterated local search: a start from scattered centres, descent by shifts, swaps
 * and chains of two shifts with recentring, then again and again from a shaken copy. An answer that exceeds a
 * capacity is given only when none was found that does not: see `overload`.
 *
 * Method: Lourenço, Martin, Stützle, "Iterated local search", 2003. O(rounds · sites · (medians + sites)).
 */
export function capacitatedMedians(problem: MedianProblem): MedianAnswer {
  const { siteCount: n, medianCount: p, effort } = problem;
  const random = seededRandom(problem.seed);
  const state = clustersOf(problem, scatteredMedians(problem, random));
  descend(state);
  let best = snapshot(state);
  let kept = snapshot(state);
  let bestCost = costOf(state);
  let keptCost = bestCost;
  let sinceBetter = 0;
  const rounds = Math.ceil(effort * Math.max(FEWEST_ROUNDS, ROUNDS_PER_CELL * n * p));
  for (let round = 0; round < rounds; round++) {
    shake(state, random);
    descend(state);
    const cost = costOf(state);
    if (cost < bestCost - 1e-9) {
      bestCost = cost;
      best = snapshot(state);
      sinceBetter = 0;
    } else sinceBetter++;
    // Slightly worse is let pass, so that the walk leaves the basin it is in.
    if (cost <= keptCost * (1 + 0.01 * random())) {
      keptCost = cost;
      kept = snapshot(state);
    } else restore(state, kept);
    if (sinceBetter > PATIENCE) {
      sinceBetter = 0;
      restore(state, best);
      kept = best;
      keptCost = bestCost;
    }
  }
  restore(state, best);
  return {
    medians: state.median.slice(),
    cluster: state.cluster.slice(),
    cost: state.distanceSum,
    overload: state.overload,
  };
}

type Snapshot = { readonly median: Int32Array; readonly cluster: Int32Array };

const snapshot = ({ median, cluster }: Clusters): Snapshot => ({ median: median.slice(), cluster: cluster.slice() });

function restore(state: Clusters, { median, cluster }: Snapshot): void {
  for (let site = 0; site < cluster.length; site++) moveMember(state, site, cluster[site]!);
  for (let c = 0; c < median.length; c++) setMedian(state, c, median[c]!);
}

/** Sites far from one another: each next one drawn in proportion to its squared distance to the nearest so far. */
function scatteredMedians({ siteCount: n, medianCount: p, distance }: MedianProblem, random: () => number): Int32Array {
  const medians = new Int32Array(p);
  const nearest = new Float64Array(n).fill(Infinity);
  medians[0] = Math.floor(random() * n);
  for (let c = 1; c < p; c++) {
    let sum = 0;
    for (let site = 0; site < n; site++) {
      const away = distance[medians[c - 1]! * n + site]!;
      nearest[site] = Math.min(nearest[site]!, away * away);
      sum += nearest[site]!;
    }
    let drawn = random() * sum;
    let site = 0;
    while (site < n - 1 && (drawn -= nearest[site]!) > 0) site++;
    medians[c] = site;
  }
  return medians;
}

/** Moves one or two centres to sites of their surroundings, and everything within reach of them to the nearest centre. */
function shake(state: Clusters, random: () => number): void {
  const { problem, median, cluster } = state;
  const { siteCount: n, distance } = problem;
  const p = median.length;
  const moved = 1 + Math.floor(random() * Math.min(2, p));
  const isTouched = new Uint8Array(p);
  for (let i = 0; i < moved; i++) {
    const c = Math.floor(random() * p);
    let site = Math.floor(random() * n);
    // Best of three draws: near ones are likelier, far ones not ruled out.
    for (let draw = 0; draw < 2; draw++) {
      const other = Math.floor(random() * n);
      if (distance[median[c]! * n + other]! < distance[median[c]! * n + site]!) site = other;
    }
    if (median.includes(site)) continue;
    isTouched[c] = 1;
    isTouched[cluster[site]!] = 1;
    setMedian(state, c, site);
  }
  for (let site = 0; site < n; site++) {
    let near = cluster[site]!;
    for (let c = 0; c < p; c++) {
      if (distance[median[c]! * n + site]! < distance[median[near]! * n + site]!) near = c;
    }
    if (near !== cluster[site] && (isTouched[near] === 1 || isTouched[cluster[site]!] === 1))
      moveMember(state, site, near);
  }
}

import type { MedianProblem } from "./median-problem.ts";

/** Sites in clusters round their medians, with sums kept up to date by `moveMember` and `setMedian` alone. */
export type Clusters = {
  readonly problem: MedianProblem;
  /** Per cluster: the site that is its centre, and what its sites ask for. */
  readonly median: Int32Array;
  readonly load: Float64Array;
  /** Per site: its cluster. */
  readonly cluster: Int32Array;
  distanceSum: number;
  /** Σ of max(0, load − capacity of the centre). */
  overload: number;
  /** What a unit of overload costs: more than any detour. */
  readonly penalty: number;
};

/** Every site with the nearest of these medians. O(sites · medians). */
export function clustersOf(problem: MedianProblem, medians: Int32Array): Clusters {
  const { siteCount: n, distance } = problem;
  let farthest = 0;
  for (const away of distance) farthest = Math.max(farthest, away);
  const state: Clusters = {
    problem,
    median: medians.slice(),
    load: new Float64Array(medians.length),
    cluster: new Int32Array(n),
    distanceSum: 0,
    overload: 0,
    penalty: 1 + farthest,
  };
  for (let site = 0; site < n; site++) {
    state.load[0]! += problem.demand[site]!;
    state.distanceSum += distance[medians[0]! * n + site]!;
  }
  state.overload = over(state, 0, 0);
  for (let site = 0; site < n; site++) {
    let near = 0;
    for (let c = 1; c < medians.length; c++) {
      if (distance[medians[c]! * n + site]! < distance[medians[near]! * n + site]!) near = c;
    }
    moveMember(state, site, near);
  }
  return state;
}

/** What the search lowers: distances, and overload at its penalty. */
export const costOf = ({ distanceSum, overload, penalty }: Clusters): number => distanceSum + penalty * overload;

/** Overload of a cluster that gained `more`. */
export function over({ load, median, problem }: Clusters, cluster: number, more: number): number {
  return Math.max(0, load[cluster]! + more - problem.capacity[median[cluster]!]!);
}

/** What moving the site to the cluster adds to the cost. O(1). */
export function riseOfMove(state: Clusters, site: number, to: number): number {
  const { problem, cluster, median, penalty } = state;
  const { siteCount: n, distance, demand } = problem;
  const from = cluster[site]!;
  const asked = demand[site]!;
  const detour = distance[median[to]! * n + site]! - distance[median[from]! * n + site]!;
  return (
    detour + penalty * (over(state, to, asked) - over(state, to, 0) + over(state, from, -asked) - over(state, from, 0))
  );
}

export function moveMember(state: Clusters, site: number, to: number): void {
  const { problem, cluster, median, load } = state;
  const { siteCount: n, distance, demand } = problem;
  const from = cluster[site]!;
  if (from === to) return;
  const asked = demand[site]!;
  state.overload += over(state, to, asked) - over(state, to, 0) + over(state, from, -asked) - over(state, from, 0);
  state.distanceSum += distance[median[to]! * n + site]! - distance[median[from]! * n + site]!;
  load[from]! -= asked;
  load[to]! += asked;
  cluster[site] = to;
}

/** Makes a site the centre of a cluster. O(sites). */
export function setMedian(state: Clusters, cluster: number, site: number): void {
  const { problem, median } = state;
  const { siteCount: n, distance } = problem;
  const before = median[cluster]!;
  if (before === site) return;
  const overBefore = over(state, cluster, 0);
  median[cluster] = site;
  state.overload += over(state, cluster, 0) - overBefore;
  for (let member = 0; member < n; member++) {
    if (state.cluster[member] !== cluster) continue;
    state.distanceSum += distance[site * n + member]! - distance[before * n + member]!;
  }
}

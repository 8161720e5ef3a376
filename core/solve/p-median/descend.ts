import { type Clusters, moveMember, over, riseOfMove, setMedian } from "./clusters.ts";

const GAIN = 1e-9;

/**
 * Improves the clusters until no recentring, shift of a site, swap of two sites or chain of two shifts lowers the
 * cost. O(sites² · medians) a pass over the chains, which are looked at only when all else is done.
 */
export function descend(state: Clusters): void {
  let improved = true;
  while (improved) {
    improved = recentre(state) || shift(state) || swap(state) || chain(state);
  }
}

/** Each cluster's best centre among its sites. */
function recentre(state: Clusters): boolean {
  const { problem, median, cluster, penalty, load } = state;
  const { siteCount: n, distance, capacity } = problem;
  const members: number[][] = Array.from(median, () => []);
  for (let site = 0; site < n; site++) members[cluster[site]!]!.push(site);
  let improved = false;
  for (let c = 0; c < median.length; c++) {
    const sites = members[c]!;
    const costAt = (centre: number): number => {
      let cost = penalty * Math.max(0, load[c]! - capacity[centre]!);
      for (let i = 0; i < sites.length; i++) cost += distance[centre * n + sites[i]!]!;
      return cost;
    };
    let best = median[c]!;
    let bestCost = costAt(best) - GAIN;
    for (const centre of sites) {
      const cost = costAt(centre);
      if (cost >= bestCost) continue;
      bestCost = cost;
      best = centre;
    }
    if (best !== median[c]) {
      setMedian(state, c, best);
      improved = true;
    }
  }
  return improved;
}

function shift(state: Clusters): boolean {
  let improved = false;
  for (let site = 0; site < state.cluster.length; site++) {
    let best = -1;
    let bestRise = -GAIN;
    for (let to = 0; to < state.median.length; to++) {
      if (to === state.cluster[site]) continue;
      const rise = riseOfMove(state, site, to);
      if (rise >= bestRise) continue;
      bestRise = rise;
      best = to;
    }
    if (best < 0) continue;
    moveMember(state, site, best);
    improved = true;
  }
  return improved;
}

function swap(state: Clusters): boolean {
  const { problem, cluster, median, penalty } = state;
  const { siteCount: n, distance, demand } = problem;
  let improved = false;
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const ca = cluster[a]!;
      const cb = cluster[b]!;
      if (ca === cb) continue;
      const detour =
        distance[median[cb]! * n + a]! -
        distance[median[ca]! * n + a]! +
        distance[median[ca]! * n + b]! -
        distance[median[cb]! * n + b]!;
      const more = demand[b]! - demand[a]!;
      if (detour >= -GAIN && state.overload === 0) continue;
      const overload = over(state, ca, more) - over(state, ca, 0) + over(state, cb, -more) - over(state, cb, 0);
      if (detour + penalty * overload >= -GAIN) continue;
      moveMember(state, a, cb);
      moveMember(state, b, ca);
      improved = true;
    }
  }
  return improved;
}

/** A site moves to where another makes room for it by moving on. The first chain that gains is taken. */
function chain(state: Clusters): boolean {
  const { problem, cluster, median } = state;
  const { siteCount: n, distance, demand } = problem;
  const saving = greatestSavings(state);
  for (let a = 0; a < n; a++) {
    const from = cluster[a]!;
    for (let to = 0; to < median.length; to++) {
      // Only a full cluster can gain by sending another site on, and no more than its worst placed site would save.
      if (to === from || over(state, to, demand[a]!) === 0) continue;
      const detour = distance[median[to]! * n + a]! - distance[median[from]! * n + a]!;
      if (state.overload === 0 && detour >= saving[to]! - GAIN) continue;
      const first = riseOfMove(state, a, to);
      moveMember(state, a, to);
      for (let b = 0; b < n; b++) {
        if (cluster[b] !== to || b === a) continue;
        for (let onward = 0; onward < median.length; onward++) {
          if (onward === to || first + riseOfMove(state, b, onward) >= -GAIN) continue;
          moveMember(state, b, onward);
          return true;
        }
      }
      moveMember(state, a, from);
    }
  }
  return false;
}

/** Per cluster: the most that one of its sites would save with another centre, were there room; may be negative. */
function greatestSavings({ problem, cluster, median }: Clusters): Float64Array {
  const { siteCount: n, distance } = problem;
  const saving = new Float64Array(median.length).fill(-Infinity);
  for (let site = 0; site < n; site++) {
    const own = cluster[site]!;
    const now = distance[median[own]! * n + site]!;
    for (let c = 0; c < median.length; c++) {
      if (c !== own) saving[own] = Math.max(saving[own]!, now - distance[median[c]! * n + site]!);
    }
  }
  return saving;
}

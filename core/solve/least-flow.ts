import type { Flow } from "./balancing-flow.ts";
import type { TerritoryGraph } from "./territory-graph.ts";

/** What counts as nothing, in shares of the measure. */
const NOTHING = 1e-12;

/** Residual network: arcs in pairs, the second of each being the way back. */
type Network = {
  readonly first: Int32Array;
  readonly next: number[];
  readonly to: number[];
  readonly capacity: number[];
  readonly cost: number[];
};

export type LeastFlowTask = {
  readonly map: Pick<TerritoryGraph, "neighbours">;
  /** Per territory, in shares of one measure: what it has, and what it should have at least and at most. */
  readonly total: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** By `from · k + to`: what the step counts more than 1. */
  readonly detours: ReadonlyMap<number, number>;
};

/**
 * The least that must change hands between touching territories until every total lies between `least` and `most`;
 * what passes through a territory counts at each border. The minimum-cost flow of the excess, by successive shortest
 * paths (Ahuja, Magnanti, Orlin 1993, "Network Flows", section 9.7) with Bellman's queue, since ways back cost
 * less than nothing. Without detours its sum bounds from below what any rebalancing over borders can move.
 *
 * @returns Net flows; null when no flow does it. O(k) paths of O(borders) each in practice.
 */
export function leastFlow({ map, total, least, most, detours }: LeastFlowTask): readonly Flow[] | null {
  const k = total.length;
  // Everything above `least` may go to the hub, as far as `most` leaves room; what is above that must find a way.
  const hub = k;
  const network: Network = { first: new Int32Array(k + 1).fill(-1), next: [], to: [], capacity: [], cost: [] };
  const supply = new Float64Array(k + 1);
  for (let t = 0; t < k; t++) {
    supply[t]! += total[t]! - least[t]!;
    supply[hub]! -= total[t]! - least[t]!;
    addArc(network, t, hub, most[t]! - least[t]!, 0);
  }
  const arcOf: { readonly from: number; readonly to: number; readonly arc: number }[] = [];
  map.neighbours.forEach((others, from) => {
    for (const to of others)
      arcOf.push({ from, to, arc: addArc(network, from, to, Infinity, 1 + (detours.get(from * k + to) ?? 0)) });
  });
  for (let t = 0; t < k; t++) {
    const direct = Math.min(Math.max(0, supply[t]!), network.capacity[2 * t]!);
    push(network, 2 * t, direct);
    supply[t]! -= direct;
    supply[hub]! += direct;
  }
  for (let from = 0; from <= k; from++) {
    while (supply[from]! > NOTHING) {
      const path = cheapestPath(network, from, supply);
      if (!path) return null;
      let amount = Math.min(supply[from]!, -supply[path.end]!);
      for (const arc of path.arcs) amount = Math.min(amount, network.capacity[arc]!);
      for (const arc of path.arcs) push(network, arc, amount);
      supply[from]! -= amount;
      supply[path.end]! += amount;
    }
  }
  return arcOf
    .map(({ from, to, arc }) => ({ from, to, amount: network.capacity[arc ^ 1]! }))
    .filter(({ amount }) => amount > NOTHING);
}

function addArc({ first, next, to, capacity, cost }: Network, from: number, end: number, room: number, price: number) {
  const arc = to.length;
  to.push(end, from);
  capacity.push(room, 0);
  cost.push(price, -price);
  next.push(first[from]!, first[end]!);
  first[from] = arc;
  first[end] = arc + 1;
  return arc;
}

function push({ capacity }: Network, arc: number, amount: number): void {
  capacity[arc]! -= amount;
  capacity[arc ^ 1]! += amount;
}

/** The cheapest way from `start` to a place that lacks something. */
function cheapestPath({ first, next, to, capacity, cost }: Network, start: number, supply: Float64Array) {
  const count = supply.length;
  const length = new Float64Array(count).fill(Infinity);
  const cameBy = new Int32Array(count).fill(-1);
  const isQueued = new Uint8Array(count);
  const queue = [start];
  length[start] = 0;
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head]!;
    isQueued[at] = 0;
    for (let arc = first[at]!; arc >= 0; arc = next[arc]!) {
      const end = to[arc]!;
      const through = length[at]! + cost[arc]!;
      if (capacity[arc]! <= NOTHING || through >= length[end]!) continue;
      length[end] = through;
      cameBy[end] = arc;
      if (isQueued[end] === 1) continue;
      isQueued[end] = 1;
      queue.push(end);
    }
  }
  let end = -1;
  for (let t = 0; t < count; t++) {
    if (supply[t]! < -NOTHING && length[t]! < Infinity && (end < 0 || length[t]! < length[end]!)) end = t;
  }
  if (end < 0) return null;
  const arcs: number[] = [];
  for (let at = end; at !== start; at = to[cameBy[at]! ^ 1]!) arcs.push(cameBy[at]!);
  return { end, arcs };
}

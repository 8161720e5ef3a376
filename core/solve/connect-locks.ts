import { fail, ok, type Result } from "../domain/result.ts";
import { piecesOf } from "./pieces.ts";
import type { SolveRefusal } from "./problem.ts";
import type { SolveGraph } from "./solve-graph.ts";

/** Times the order of the territories is changed before giving up. */
const ATTEMPTS = 40;

/**
 * The nodes that each territory needs to hold its locked nodes together: the locked ones and shortest paths between
 * them, over nodes that `preferred` gives to the same territory wherever possible. One territory after the other; one
 * that finds its way barred goes first in the next attempt.
 *
 * Finding paths for all at once is as hard as vertex-disjoint paths (NP-complete), hence the two kinds of refusal:
 * `proved` when a territory cannot connect even with all free nodes for itself, not proved when the attempts ran out.
 *
 * @returns Per node the territory that needs it, or −1. O(territories with locks · (n + neighbours)) an attempt.
 */
export function connectLocks(
  graph: SolveGraph,
  k: number,
  fixed: Int32Array,
  preferred: Int32Array | null,
): Result<Int32Array, SolveRefusal> {
  const groups = piecesOf(graph, fixed);
  const groupCount = new Int32Array(k);
  const seen = new Uint8Array(groups.count);
  fixed.forEach((territory, node) => {
    const group = groups.of[node]!;
    if (territory < 0 || seen[group] === 1) return;
    seen[group] = 1;
    groupCount[territory]!++;
  });
  let order = [...groupCount.keys()].filter((territory) => groupCount[territory]! > 1);
  if (order.length === 0) return ok(fixed);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const claim = fixed.slice();
    const barred = order.find((territory) => !joinGroups(graph, territory, claim, preferred));
    if (barred === undefined) return ok(claim);
    if (!joinGroups(graph, barred, fixed.slice(), preferred)) {
      return fail({ kind: "locks-cannot-connect", territory: barred, proved: true });
    }
    order = [barred, ...order.filter((territory) => territory !== barred)];
  }
  return fail({ kind: "locks-cannot-connect", territory: order[0]!, proved: false });
}

/** Claims shortest paths until the territory's nodes in `claim` are one piece; false when there is no way. */
function joinGroups(graph: SolveGraph, territory: number, claim: Int32Array, preferred: Int32Array | null): boolean {
  const { nodeCount, offsets, neighbours } = graph;
  const own = Int32Array.from(claim, (owner) => (owner === territory ? 0 : -1));
  for (;;) {
    const groups = piecesOf(graph, own);
    if (groups.count <= 1) return true;
    const home = groups.of[claim.indexOf(territory)]!;
    // Breadth-first with two costs: a preferred node is free, any other costs one (0–1 breadth-first search).
    const cost = new Int32Array(nodeCount).fill(-1);
    const cameFrom = new Int32Array(nodeCount).fill(-1);
    const settled = new Uint8Array(nodeCount);
    let ring: number[] = [];
    for (let node = 0; node < nodeCount; node++) {
      if (groups.of[node] !== home) continue;
      cost[node] = 0;
      ring.push(node);
    }
    let goal = -1;
    for (let level = 0; ring.length > 0 && goal < 0; level++) {
      const next: number[] = [];
      for (let node = ring.pop(); node !== undefined && goal < 0; node = ring.pop()) {
        if (settled[node] === 1 || cost[node] !== level) continue;
        settled[node] = 1;
        if (own[node] === 0 && groups.of[node] !== home) goal = node;
        for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
          const other = neighbours[e]!;
          if (claim[other]! >= 0 && claim[other] !== territory) continue;
          const step = own[other] === 0 || preferred?.[other] === territory ? 0 : 1;
          if (cost[other]! >= 0 && cost[other]! <= level + step) continue;
          cost[other] = level + step;
          cameFrom[other] = node;
          (step === 0 ? ring : next).push(other);
        }
      }
      ring = next;
    }
    if (goal < 0) return false;
    for (let node = goal; node >= 0; node = cameFrom[node]!) {
      claim[node] = territory;
      own[node] = 0;
    }
  }
}

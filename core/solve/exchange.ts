import { costOfMove } from "./anneal.ts";
import { leavesConnected } from "./leaves-connected.ts";
import { imbalance, type Objective, strainOf, totalImbalance } from "./objective.ts";
import { moveNode, type Partition } from "./partition.ts";

/** Exchanges tried on the plan itself, best estimate first, before a territory counts as stuck. */
const TRIALS = 12;
/** Moves kept of each direction; the pairs of them are all weighed up. */
const MOST_MOVES = 64;
const EPSILON = 1e-9;

type Move = { readonly node: number; readonly from: number; readonly to: number; readonly rise: number };

/**
 * Improves one territory by the best move of a node, or the best pair of one node out of it and one into it (a swap,
 * or a shift between two of its neighbours), until its strain is at most `goal` or no exchange lowers the cost at
 * this pressure. Locks, contiguity and budget are kept.
 *
 * @returns Whether anything was moved. O(boundary + out · in) an exchange.
 */
export function exchange(
  partition: Partition,
  objective: Objective,
  territory: number,
  goal: number,
  pressure: number,
): boolean {
  let improved = false;
  while (strainOf(objective, partition, territory) > goal) {
    const { out, into } = movesOf(partition, objective, territory);
    const trials = bestExchanges(partition, objective, territory, out, into, pressure);
    if (!trials.some(([first, second]) => tryExchange(partition, objective, first, second, pressure))) break;
    improved = true;
  }
  return improved;
}

/** Moves out of and into the territory; `rise` is the cost by shape and disruption alone. */
export function movesOf(partition: Partition, objective: Objective, territory: number): { out: Move[]; into: Move[] } {
  const { graph, part, boundaryAt, foreign, size, stamp } = partition;
  const { offsets, neighbours } = graph;
  const out: Move[] = [];
  const into: Move[] = [];
  const weigh = (list: Move[], node: number, to: number): void => {
    const from = part[node]!;
    const rise = size[from] === 1 || boundaryAt[node]! < 0 ? Infinity : costOfMove(partition, objective, node, to, 0);
    if (rise < Infinity) list.push({ node, from, to, rise });
  };
  const seenNode = ++partition.stampNow;
  const seenTerritories: number[] = [];
  for (let node = 0; node < graph.nodeCount; node++) {
    if (part[node] !== territory || foreign[node] === 0) continue;
    seenTerritories.length = 0;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const other = neighbours[e]!;
      const to = part[other]!;
      if (to === territory) continue;
      if (!seenTerritories.includes(to)) {
        seenTerritories.push(to);
        weigh(out, node, to);
      }
      if (stamp[other] === seenNode) continue;
      stamp[other] = seenNode;
      weigh(into, other, territory);
    }
  }
  const cheapest = (moves: Move[]): Move[] =>
    moves.sort((a, b) => a.rise - b.rise || a.node - b.node).slice(0, MOST_MOVES);
  return { out: cheapest(out), into: cheapest(into) };
}

type Exchange = readonly [Move, Move | null];

/** The exchanges with the lowest estimated cost below zero, best first. Shapes of the two moves are taken to add up. */
function bestExchanges(
  { graph, total }: Partition,
  objective: Objective,
  territory: number,
  out: readonly Move[],
  into: readonly Move[],
  pressure: number,
): readonly Exchange[] {
  const { measureCount, weight } = graph;
  const best: { readonly cost: number; readonly exchange: Exchange }[] = [];
  let worstKept = -EPSILON;
  const keep = (cost: number, exchange: Exchange): void => {
    if (cost >= worstKept) return;
    let at = best.length;
    while (at > 0 && best[at - 1]!.cost > cost) at--;
    best.splice(at, 0, { cost, exchange });
    if (best.length > TRIALS) best.pop();
    if (best.length === TRIALS) worstKept = best.at(-1)!.cost;
  };
  const cache = new Map<number, number>();
  const now = (t: number): number => {
    const known = cache.get(t) ?? imbalance(objective, total, t);
    cache.set(t, known);
    return known;
  };
  /** Imbalance of territory t when it gains node `plus` and loses node `minus` (−1: none). */
  const after = (t: number, plus: number, minus: number): number => {
    let cost = 0;
    for (let m = 0; m < measureCount; m++) {
      const at = t * measureCount + m;
      let value = total[at]!;
      if (plus >= 0) value += weight[plus * measureCount + m]!;
      if (minus >= 0) value -= weight[minus * measureCount + m]!;
      const excess = Math.abs(value * objective.inverseTarget[at]! - 1) - objective.aim[m]!;
      if (excess > 0) cost += (excess * objective.steepness[m]!) ** 2;
    }
    return cost;
  };

  const gains = out.map(({ node, to }) => after(to, node, -1) - now(to));
  const losses = into.map(({ node, from }) => after(from, -1, node) - now(from));
  out.forEach((move, i) => {
    const own = after(territory, -1, move.node) - now(territory);
    keep(move.rise + pressure * (own + gains[i]!), [move, null]);
  });
  into.forEach((move, j) => {
    const own = after(territory, move.node, -1) - now(territory);
    keep(move.rise + pressure * (own + losses[j]!), [move, null]);
  });
  out.forEach((first, i) => {
    into.forEach((second, j) => {
      const own = after(territory, second.node, first.node) - now(territory);
      const others =
        first.to === second.from ? after(first.to, first.node, second.node) - now(first.to) : gains[i]! + losses[j]!;
      keep(first.rise + second.rise + pressure * (own + others), [first, second]);
    });
  });
  return best.map(({ exchange }) => exchange);
}

/** Makes the exchange if it is allowed and lowers the true cost and the imbalance; otherwise leaves all as it was. */
function tryExchange(
  partition: Partition,
  objective: Objective,
  first: Move,
  second: Move | null,
  pressure: number,
): boolean {
  // Either order may be the one that keeps both territories connected and within the budget.
  return (
    tryInOrder(partition, objective, first, second, pressure) ||
    (second !== null && tryInOrder(partition, objective, second, first, pressure))
  );
}

function tryInOrder(
  partition: Partition,
  objective: Objective,
  first: Move,
  second: Move | null,
  pressure: number,
): boolean {
  const before = totalImbalance(objective, partition);
  let rise = costOfMove(partition, objective, first.node, first.to, pressure);
  if (rise === Infinity || !mayLeave(partition, objective, first.node)) return false;
  moveNode(partition, first.node, first.to);
  if (second) {
    const touches = isNeighbour(partition, second.node, second.to);
    const more = touches ? costOfMove(partition, objective, second.node, second.to, pressure) : Infinity;
    rise += more;
    if (more === Infinity || rise >= -EPSILON || !mayLeave(partition, objective, second.node)) {
      moveNode(partition, first.node, first.from);
      return false;
    }
    moveNode(partition, second.node, second.to);
  }
  if (rise < -EPSILON && totalImbalance(objective, partition) < before) return true;
  if (second) moveNode(partition, second.node, second.from);
  moveNode(partition, first.node, first.from);
  return false;
}

function mayLeave(partition: Partition, { contiguous }: Objective, node: number): boolean {
  return partition.size[partition.part[node]!]! > 1 && (!contiguous || leavesConnected(partition, node));
}

/** Whether `node` may go to territory `to` as things stand: budget, contiguity at both ends, and not the last one. */
export function mayMove(partition: Partition, objective: Objective, node: number, to: number): boolean {
  return (
    partition.part[node] !== to &&
    isNeighbour(partition, node, to) &&
    costOfMove(partition, objective, node, to, 0) < Infinity &&
    mayLeave(partition, objective, node)
  );
}

function isNeighbour({ graph, part }: Partition, node: number, territory: number): boolean {
  for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
    if (part[graph.neighbours[e]!] === territory) return true;
  }
  return false;
}

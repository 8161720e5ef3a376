import { isWhole } from "./carry-out.ts";
import { imbalance, type Objective, shapeOf, spreadKm } from "./objective.ts";
import { moveNode, type Partition } from "./partition.ts";

/** Nodes that may change hands at once. */
const MOST_CHANGES = 24;

/** Another set of nodes for a territory to settle on, and what becomes of the nodes that it leaves. */
export type Seat = {
  readonly nodes: readonly number[];
  /** Per node: whose it will be. */
  readonly owners: readonly number[];
  /** Territories that change by it, or could have. */
  readonly changed: readonly number[];
  /** Change of the cost at the pressure asked for. */
  readonly rise: number;
};

export type Fitting = {
  readonly territory: number;
  /** Per territory: its nodes. */
  readonly members: readonly Int32Array[];
  /** The connected set that the territory would have. */
  readonly set: readonly number[];
  /** The measure by which there is room. */
  readonly measure: number;
  readonly pressure: number;
};

/**
 * The set as a seat, if it leaves all territories whole. What the territory leaves, and what its new set cuts off from
 * its neighbours, goes where there is most room. The partition is as before. O(nodes of the territories concerned).
 */
export function fitSeat(partition: Partition, objective: Objective, fitting: Fitting): Seat | null {
  const { territory, members, set, pressure, measure } = fitting;
  const { part, total, perimeterKm, areaKm2, moments } = partition;
  const loose = [...members[territory]!].filter((node) => !set.includes(node));
  const taken = set.filter((node) => part[node] !== territory);
  if (loose.length + taken.length > MOST_CHANGES) return null;
  const givers = new Set(taken.map((node) => part[node]!));
  const changed = new Set([territory, ...givers]);
  const allowed = Math.max(objective.budget, partition.moved);
  const nodes: number[] = [];
  const owners: number[] = [];
  const were: number[] = [];
  const give = (node: number, to: number): void => {
    nodes.push(node);
    owners.push(to);
    were.push(part[node]!);
    moveNode(partition, node, to);
    changed.add(to);
  };
  for (const node of taken) give(node, territory);
  if (objective.contiguous) {
    for (const giver of givers) loose.push(...strays(partition, members[giver]!, giver, measure));
  }
  const isFew = taken.length + loose.length <= MOST_CHANGES && loose.every((node) => partition.frozen[node] === 0);
  const isAllowed = isFew && giveAway(partition, objective, fitting, loose, give) && partition.moved <= allowed;
  const isFitting = isAllowed && isWhole(partition, objective, [...changed], members);

  const cost = (): number => {
    let sum = objective.price * partition.moved;
    for (const t of changed) {
      sum += pressure * imbalance(objective, total, t);
      sum += objective.shape * shapeOf(objective, perimeterKm[t]!, areaKm2[t]!);
      if (moments) sum += objective.travel * spreadKm(moments, t);
    }
    return sum;
  };
  const after = isFitting ? cost() : Infinity;
  for (let i = nodes.length - 1; i >= 0; i--) moveNode(partition, nodes[i]!, were[i]!);
  return isFitting ? { nodes, owners, changed: [...changed], rise: after - cost() } : null;
}

/** Gives the territory the seat, and its neighbours what it leaves. */
export function settleOn(partition: Partition, { nodes, owners }: Seat): void {
  nodes.forEach((node, i) => moveNode(partition, node, owners[i]!));
}

/** Of the nodes that a territory still holds, those that do not hang together with the heaviest piece. */
function strays(partition: Partition, members: Int32Array, territory: number, measure: number): readonly number[] {
  const { graph, part, stamp } = partition;
  const { offsets, neighbours, measureCount, weight } = graph;
  const seen = ++partition.stampNow;
  let bulk: readonly number[] = [];
  let most = -1;
  const found: number[] = [];
  for (const start of members) {
    if (part[start] !== territory || stamp[start] === seen) continue;
    const piece = [start];
    let load = 0;
    stamp[start] = seen;
    for (let head = 0; head < piece.length; head++) {
      const node = piece[head]!;
      load += partition.frozen[node] === 1 ? Infinity : weight[node * measureCount + measure]!;
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const next = neighbours[e]!;
        if (part[next] !== territory || stamp[next] === seen) continue;
        stamp[next] = seen;
        piece.push(next);
      }
    }
    if (load > most) {
      found.push(...bulk);
      bulk = piece;
      most = load;
    } else found.push(...piece);
  }
  return found;
}

/** Gives each of the nodes to another territory that touches it, always where most room is left; false where none does. */
function giveAway(
  { graph, part, total }: Partition,
  { inverseTarget }: Objective,
  { territory, measure }: Fitting,
  loose: readonly number[],
  give: (node: number, to: number) => void,
): boolean {
  const { offsets, neighbours, measureCount, weight } = graph;
  const open = new Set(loose);
  while (open.size > 0) {
    let best = -1;
    let bestTo = -1;
    let bestRoom = -Infinity;
    for (const node of open) {
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const to = part[neighbours[e]!]!;
        if (to === territory || to === part[node]) continue;
        const at = to * measureCount + measure;
        const room = 1 - (total[at]! + weight[node * measureCount + measure]!) * inverseTarget[at]!;
        if (room > bestRoom) [best, bestTo, bestRoom] = [node, to, room];
      }
    }
    if (best < 0) return false;
    give(best, bestTo);
    open.delete(best);
  }
  return true;
}

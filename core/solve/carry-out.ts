import type { Chain } from "./chains-along.ts";
import { imbalance, type Objective, shapeOf, spreadKm } from "./objective.ts";
import { moveNode, type Partition } from "./partition.ts";

const EPSILON = 1e-9;

/**
 * Makes the trades of a chain if all of them together are allowed and lower both the imbalance and the cost at this
 * pressure; otherwise leaves everything as it was. O(nodes of the territories concerned).
 */
export function carryOut(
  partition: Partition,
  objective: Objective,
  chain: Chain,
  pressure: number,
  members: readonly Int32Array[],
): boolean {
  const touched = [...new Set(chain.flatMap(({ from, to }) => [from, to]))];
  const balanceBefore = balanceOf(partition, objective, touched);
  const shapeBefore = shapesOf(partition, objective, touched);
  const movedBefore = partition.moved;
  const done = makeMoves(partition, chain);
  let isMade = false;
  if (done.isComplete) {
    const balance = balanceOf(partition, objective, touched) - balanceBefore;
    const shape = shapesOf(partition, objective, touched) - shapeBefore;
    const isAllowed = partition.moved <= Math.max(objective.budget, movedBefore);
    const isGain = balance < -EPSILON && pressure * balance + shape < -EPSILON;
    isMade = isAllowed && isGain && isWhole(partition, objective, touched, members);
  }
  if (!isMade) takeBack(partition, done.moves);
  return isMade;
}

/** Makes a trade whatever it costs, if it is allowed. */
export function makeTrade(
  partition: Partition,
  objective: Objective,
  step: Chain[number],
  members: readonly Int32Array[],
): boolean {
  const movedBefore = partition.moved;
  const { moves, isComplete } = makeMoves(partition, [step]);
  const isAllowed = isComplete && partition.moved <= Math.max(objective.budget, movedBefore);
  if (isAllowed && isWhole(partition, objective, [step.from, step.to], members)) return true;
  takeBack(partition, moves);
  return false;
}

/** Whether the trade alone would leave both its territories whole. */
export function isPossible(
  partition: Partition,
  objective: Objective,
  step: Chain[number],
  members: readonly Int32Array[],
): boolean {
  const { moves, isComplete } = makeMoves(partition, [step]);
  const isFine = isComplete && isWhole(partition, objective, [step.from, step.to], members);
  takeBack(partition, moves);
  return isFine;
}

/** Moves as pairs of a node and the territory it came from; incomplete when a node has been given away already. */
function makeMoves(partition: Partition, chain: Chain): { readonly moves: number[]; readonly isComplete: boolean } {
  const moves: number[] = [];
  for (const { from, to, trade } of chain) {
    for (const [sets, giver, taker] of [[trade.gives, from, to] as const, [trade.takes, to, from] as const]) {
      for (const { nodes, count } of sets) {
        for (let i = 0; i < count; i++) {
          if (partition.part[nodes[i]!] !== giver) return { moves, isComplete: false };
          moveNode(partition, nodes[i]!, taker);
          moves.push(nodes[i]!, giver);
        }
      }
    }
  }
  return { moves, isComplete: true };
}

function takeBack(partition: Partition, moves: readonly number[]): void {
  for (let i = moves.length - 2; i >= 0; i -= 2) moveNode(partition, moves[i]!, moves[i + 1]!);
}

function balanceOf({ total }: Partition, objective: Objective, territories: readonly number[]): number {
  return territories.reduce((sum, territory) => sum + imbalance(objective, total, territory), 0);
}

function shapesOf(
  { perimeterKm, areaKm2, moments, moved }: Partition,
  objective: Objective,
  territories: readonly number[],
): number {
  const shapes = territories.reduce((sum, t) => sum + shapeOf(objective, perimeterKm[t]!, areaKm2[t]!), 0);
  const ways = moments ? territories.reduce((sum, t) => sum + spreadKm(moments, t), 0) : 0;
  return objective.shape * shapes + objective.travel * ways + objective.price * moved;
}

/**
 * Whether none of the territories is empty and, where that is asked for, each is connected. Their present nodes are
 * among the former `members` of all of them.
 */
export function isWhole(
  partition: Partition,
  { contiguous }: Objective,
  territories: readonly number[],
  members: readonly Int32Array[],
): boolean {
  const { graph, part, size, stamp, queue } = partition;
  if (territories.some((territory) => size[territory] === 0)) return false;
  if (!contiguous) return true;
  for (const territory of territories) {
    let start = -1;
    for (const former of [territory, ...territories]) {
      if (start < 0) start = members[former]!.find((node) => part[node] === territory) ?? -1;
    }
    const seen = ++partition.stampNow;
    stamp[start] = seen;
    queue[0] = start;
    let tail = 1;
    for (let head = 0; head < tail; head++) {
      const node = queue[head]!;
      for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
        const next = graph.neighbours[e]!;
        if (part[next] !== territory || stamp[next] === seen) continue;
        stamp[next] = seen;
        queue[tail++] = next;
      }
    }
    if (tail !== size[territory]) return false;
  }
  return true;
}

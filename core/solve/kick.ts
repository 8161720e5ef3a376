import { exchange, mayMove, movesOf } from "./exchange.ts";
import { type Objective, totalImbalance } from "./objective.ts";
import { moveNode, type Partition } from "./partition.ts";

/** Moves tried, heaviest node first; how many of these also in pairs; and rounds of exchanges after each kick. */
const KICKS = 24;
const PAIRED = 8;
const ROUNDS = 3;

/**
 * One heavy node for many light ones: moves a node out of (or into) the territory, or two, although that alone makes
 * things worse, then lets the territory and the ones at the other ends make up for it by exchanges. The first kick
 * that leaves less imbalance than before is kept; otherwise all is as it was.
 *
 * @returns Whether anything was moved. O(n + boundary · exchanges) a kick, at most 52 kicks.
 */
export function kick(
  partition: Partition,
  objective: Objective,
  territory: number,
  goal: number,
  pressure: number,
): boolean {
  const before = totalImbalance(objective, partition);
  const partBefore = partition.part.slice();
  const { weight, measureCount } = partition.graph;
  const weightOf = (node: number): number => {
    let sum = 0;
    for (let m = 0; m < measureCount; m++) sum += weight[node * measureCount + m]!;
    return sum;
  };
  const { out, into } = movesOf(partition, objective, territory);
  const moves = [...out, ...into]
    .sort((a, b) => weightOf(b.node) - weightOf(a.node) || a.node - b.node)
    .slice(0, KICKS);
  const kicks = moves.map((move) => [move]);
  const heaviest = moves.slice(0, PAIRED);
  heaviest.forEach((first, i) => {
    for (const second of heaviest.slice(i + 1)) if (first.node !== second.node) kicks.push([first, second]);
  });
  for (const kicked of kicks) {
    for (const { node, to } of kicked) if (mayMove(partition, objective, node, to)) moveNode(partition, node, to);
    const ends = new Set([territory, ...kicked.flatMap(({ from, to }) => [from, to])]);
    for (let round = 0; round < ROUNDS; round++) {
      const changes = [...ends].map((end) => exchange(partition, objective, end, goal, pressure));
      if (!changes.includes(true)) break;
    }
    if (totalImbalance(objective, partition) < before - 1e-9) return true;
    for (let other = 0; other < partBefore.length; other++) {
      if (partition.part[other] !== partBefore[other]) moveNode(partition, other, partBefore[other]!);
    }
  }
  return false;
}

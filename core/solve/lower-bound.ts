import { type DeadEnd, deadEnds } from "./dead-ends.ts";
import type { Pieces } from "./pieces.ts";
import type { SolveGraph } from "./solve-graph.ts";

export type BoundTask = {
  /** The units; its `fixed` column holds the locks. */
  readonly graph: SolveGraph;
  /** Position of the measure in `graph.weight`. */
  readonly measure: number;
  /** The measure in its own unit, sum > 0. */
  readonly perUnit: Float64Array;
  /** Length k, sum 1. */
  readonly shares: Float64Array;
  readonly pieces: Pieces;
  readonly contiguous: boolean;
};

export type LowerBound = { readonly maxDeviation: number; readonly deadEnds: readonly DeadEnd[] };

/**
 * A proven lower bound of max over territories of |value − target| / target, one measure: no plan at all is better.
 * The largest of
 *
 * - the heaviest unit: whoever has it is over by weight / (largest target) − 1;
 * - locks: a territory is over by what is locked into it;
 * - granularity: if all weights are multiples of g (whole accounts, cents), so are the sums;
 * - dead ends: the best connected set round a unit, by enumeration where few units make up a territory. A county
 *   that touches one neighbour only must be alone or with it, and neither may suit;
 * - pieces: the territories of an isolated piece share what it holds, in whole territories.
 *
 * The last two hold only where contiguity is required. Every part is a relaxation of its own, so the largest holds.
 * At most about two million sets are looked at.
 */
export function lowerBound(task: BoundTask): LowerBound {
  let bound = Math.max(0, heaviestUnit(task), lockedWeight(task), granularity(task));
  let ends: readonly DeadEnd[] = [];
  if (task.contiguous) {
    bound = Math.max(bound, loosePieces(task));
    const weight = Float64Array.from(task.perUnit, (_, node) => weightOf(task, node));
    ends = deadEnds({ graph: task.graph, weight, shares: task.shares }, bound);
    for (const { deviation } of ends) bound = Math.max(bound, deviation);
  }
  // Sums of shares carry rounding of about 1e-12; a bound must not exceed the truth by it.
  return { maxDeviation: Math.max(0, bound - 1e-9), deadEnds: ends };
}

const weightOf = ({ graph, measure }: BoundTask, node: number): number =>
  graph.weight[node * graph.measureCount + measure]!;

const largest = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b), 0);

function heaviestUnit(task: BoundTask): number {
  let heaviest = 0;
  for (let node = 0; node < task.graph.nodeCount; node++) heaviest = Math.max(heaviest, weightOf(task, node));
  return heaviest / largest(task.shares) - 1;
}

function lockedWeight(task: BoundTask): number {
  const locked = new Float64Array(task.shares.length);
  task.graph.fixed.forEach((territory, node) => {
    if (territory >= 0) locked[territory]! += weightOf(task, node);
  });
  return locked.reduce((worst, value, territory) => Math.max(worst, value / task.shares[territory]! - 1), 0);
}

/** Whole numbers, or whole hundredths: sums can only be multiples of their greatest common divisor. */
function granularity({ perUnit, shares }: BoundTask): number {
  const scale = [1, 100].find((factor) =>
    perUnit.every(
      (value) => Math.abs(value * factor - Math.round(value * factor)) <= 1e-9 * Math.max(1, value * factor),
    ),
  );
  if (scale === undefined) return 0;
  let divisor = 0;
  let sum = 0;
  for (const value of perUnit) {
    let a = Math.round(value * scale);
    sum += a;
    for (let b = divisor; b > 0; ) [a, b] = [b, a % b];
    divisor = a;
  }
  if (divisor === 0 || !Number.isSafeInteger(sum)) return 0;
  let bound = 0;
  const equal = shares.every((share) => share === shares[0]);
  for (const share of equal ? shares.slice(0, 1) : shares) {
    const target = (share * sum) / divisor;
    const below = target - Math.floor(target + 1e-9);
    const above = Math.ceil(target - 1e-9) - target;
    // With equal targets some territory is at or above the mean and some at or below it.
    bound = Math.max(bound, (equal ? Math.max(below, above) : Math.min(below, above)) / target);
  }
  return bound;
}

/** With equal targets: c territories in a piece of weight w are off by |w / (c · target) − 1| at least, best c. */
function loosePieces(task: BoundTask): number {
  const { shares, pieces } = task;
  if (pieces.count === 1 || shares.some((share) => share !== shares[0])) return 0;
  const held = new Float64Array(pieces.count);
  for (let node = 0; node < task.graph.nodeCount; node++) held[pieces.of[node]!]! += weightOf(task, node);
  let bound = 0;
  for (const weight of held) {
    const targets = weight / shares[0]!;
    const fewer = Math.max(1, Math.floor(targets));
    const more = Math.max(1, Math.ceil(targets));
    bound = Math.max(bound, Math.min(Math.abs(targets / fewer - 1), Math.abs(targets / more - 1)));
  }
  return bound;
}

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

/** Sets looked at for one unit, and for all, before the proof is left at what it has. */
const SETS_PER_UNIT = 4000;
const SETS_IN_ALL = 1_500_000;
/** Below this share of a target a dead end is not worth proving. */
const WORTH_PROVING = 5e-4;
/** A unit is worth a look if so few units round it make up a whole territory. */
const MOST_UNITS = 24;

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
export function lowerBound(task: BoundTask): number {
  const heaviest = heaviestUnit(task);
  let bound = Math.max(0, heaviest, lockedWeight(task), granularity(task));
  if (task.contiguous) {
    bound = Math.max(bound, loosePieces(task));
    bound = deadEnds(task, bound);
  }
  // Sums of shares carry rounding of about 1e-12; a bound must not exceed the truth by it.
  return Math.max(0, bound - 1e-9);
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
    perUnit.every((value) => Math.abs(value * factor - Math.round(value * factor)) < 1e-6 * factor),
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

/** The worst, over units, of the best connected set that holds the unit. Units where that cannot be told are left out. */
function deadEnds(task: BoundTask, atLeast: number): number {
  const { graph, shares } = task;
  const targets = [...new Set(shares)];
  if (targets.length > 8) return atLeast;
  const search = setSearch(task, targets);
  let bound = atLeast;
  let setsLeft = SETS_IN_ALL;
  for (let node = 0; node < graph.nodeCount && setsLeft > 0; node++) {
    if (!search.isWorthALook(node)) continue;
    const best = search.bestSet(node, Math.max(bound, WORTH_PROVING), Math.min(SETS_PER_UNIT, setsLeft));
    setsLeft -= best.sets;
    if (best.deviation !== null) bound = Math.max(bound, best.deviation);
  }
  return bound;
}

function setSearch(task: BoundTask, targets: readonly number[]) {
  const { graph } = task;
  const { offsets, neighbours, nodeCount } = graph;
  const top = Math.max(...targets);
  const average = 1 / task.shares.length;
  const closed = new Uint8Array(nodeCount);

  const deviationAt = (weight: number): number =>
    targets.reduce((least, target) => Math.min(least, Math.abs(weight / target - 1)), Infinity);

  /** Grows lightest first: do few units round this one make up a territory? */
  const isWorthALook = (start: number): boolean => {
    const members = [start];
    const frontier: number[] = [];
    let weight = weightOf(task, start);
    const touched = [start];
    closed[start] = 1;
    let node = start;
    while (weight < average && members.length <= MOST_UNITS) {
      for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
        const next = neighbours[e]!;
        if (closed[next] === 1) continue;
        closed[next] = 1;
        touched.push(next);
        frontier.push(next);
      }
      if (frontier.length === 0) break;
      let lightest = 0;
      for (let i = 1; i < frontier.length; i++) {
        if (weightOf(task, frontier[i]!) < weightOf(task, frontier[lightest]!)) lightest = i;
      }
      node = frontier.splice(lightest, 1)[0]!;
      members.push(node);
      weight += weightOf(task, node);
    }
    for (const each of touched) closed[each] = 0;
    return members.length <= MOST_UNITS;
  };

  /**
   * Least deviation over all connected sets with `start`; null when one at or under `goodEnough` exists or the sets
   */
  const bestSet = (start: number, goodEnough: number, most: number): { deviation: number | null; sets: number } => {
    let best = Infinity;
    let sets = 0;
    /** False: stop, nothing is proved. */
    const extend = (weight: number, frontier: readonly number[]): boolean => {
      sets++;
      best = Math.min(best, deviationAt(weight));
      if (best <= goodEnough || sets >= most) return false;
      // Heavier sets only get worse once the largest target is passed.
      if (weight >= top) return true;
      let proved = true;
      for (let i = 0; i < frontier.length && proved; i++) {
        const node = frontier[i]!;
        const added: number[] = [];
        for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
          const next = neighbours[e]!;
          if (closed[next] === 1) continue;
          closed[next] = 1;
          added.push(next);
        }
        proved = extend(weight + weightOf(task, node), [...frontier.slice(i + 1), ...added]);
        for (const each of added) closed[each] = 0;
      }
      return proved;
    };
    const first = [start];
    closed[start] = 1;
    for (let e = offsets[start]!; e < offsets[start + 1]!; e++) {
      const next = neighbours[e]!;
      if (closed[next] === 1) continue;
      closed[next] = 1;
      first.push(next);
    }
    const proved = extend(weightOf(task, start), first.slice(1));
    for (const each of first) closed[each] = 0;
    return { deviation: proved ? best : null, sets };
  };

  return { isWorthALook, bestSet };
}

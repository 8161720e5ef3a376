import type { SolveGraph } from "./solve-graph.ts";

/** A unit that no connected set of units suits: whichever territory holds it is off by at least `deviation`. */
export type DeadEnd = {
  readonly unit: number;
  readonly deviation: number;
  /** A connected set with the unit that is off by just that. */
  readonly set: readonly number[];
};

export type DeadEndTask = {
  readonly graph: SolveGraph;
  /** Share of the measure per unit, and the share each territory should carry. */
  readonly weight: Float64Array;
  readonly shares: Float64Array;
};

/** Sets looked at for one unit, and for all, before the search gives up. */
const SETS_PER_UNIT = 4000;
const SETS_IN_ALL = 1_500_000;
/** Below this share of a target a dead end is not worth proving; above that, each is worth knowing. */
const WORTH_PROVING = 5e-4;
const WORTH_KNOWING = 0.01;
/** A unit is worth a look if so few units round it make up a whole territory. */
const MOST_UNITS = 24;
const MOST_TARGETS = 8;

/**
 * The units for which enumeration of all connected sets proves that none comes near a target: those that raise the
 * bound above `atLeast`, and all that are off by more than 1 %. Units where that cannot be told are left out; so is
 * everything when there are more than eight different targets. At most 1.5 million sets, and O(n) besides.
 */
export function deadEnds(task: DeadEndTask, atLeast: number): readonly DeadEnd[] {
  const targets = [...new Set(task.shares)];
  if (targets.length > MOST_TARGETS) return [];
  const search = setSearch(task, targets);
  const found: DeadEnd[] = [];
  let bound = Math.max(atLeast, WORTH_PROVING);
  let setsLeft = SETS_IN_ALL;
  for (let unit = 0; unit < task.graph.nodeCount && setsLeft > 0; unit++) {
    if (!search.isWorthALook(unit)) continue;
    const best = search.bestSet(unit, Math.min(bound, WORTH_KNOWING), Math.min(SETS_PER_UNIT, setsLeft));
    setsLeft -= best.looked;
    if (!best.proved) continue;
    found.push({ unit, deviation: best.deviation, set: best.set });
    bound = Math.max(bound, best.deviation);
  }
  return found;
}

type BestSet = {
  readonly proved: boolean;
  readonly deviation: number;
  readonly set: readonly number[];
  readonly looked: number;
};

function setSearch({ graph, weight, shares }: DeadEndTask, targets: readonly number[]) {
  const { offsets, neighbours, nodeCount } = graph;
  const top = Math.max(...targets);
  const average = 1 / shares.length;
  /** 1: in the set, in the frontier, or excluded on the present path of the enumeration. */
  const closed = new Uint8Array(nodeCount);

  const deviationAt = (sum: number): number =>
    targets.reduce((least, target) => Math.min(least, Math.abs(sum / target - 1)), Infinity);

  /** Closes and returns the neighbours that are not closed yet. */
  const openUp = (unit: number): number[] => {
    const fresh: number[] = [];
    for (let e = offsets[unit]!; e < offsets[unit + 1]!; e++) {
      const next = neighbours[e]!;
      if (closed[next] === 1) continue;
      closed[next] = 1;
      fresh.push(next);
    }
    return fresh;
  };

  /** Grows lightest first: do few units round this one make up a territory? */
  const isWorthALook = (start: number): boolean => {
    const frontier: number[] = [];
    const touched = [start];
    let sum = weight[start]!;
    let count = 1;
    let unit = start;
    closed[start] = 1;
    while (sum < average && count <= MOST_UNITS) {
      const fresh = openUp(unit);
      touched.push(...fresh);
      frontier.push(...fresh);
      if (frontier.length === 0) break;
      let lightest = 0;
      for (let i = 1; i < frontier.length; i++) {
        if (weight[frontier[i]!]! < weight[frontier[lightest]!]!) lightest = i;
      }
      unit = frontier.splice(lightest, 1)[0]!;
      sum += weight[unit]!;
      count++;
    }
    for (const each of touched) closed[each] = 0;
    return count <= MOST_UNITS;
  };

  /**
   * The best of all connected sets with `start`; not proved when one at or under `goodEnough` turned up, or `most`
   * sets were looked at. Each set comes up once: a frontier unit is either taken, or excluded for the rest of its
   * branch.
   */
  const bestSet = (start: number, goodEnough: number, most: number): BestSet => {
    let deviation = Infinity;
    let set: readonly number[] = [];
    let looked = 0;
    const path = [start];
    const extend = (sum: number, frontier: readonly number[]): boolean => {
      looked++;
      const off = deviationAt(sum);
      if (off < deviation) {
        deviation = off;
        set = path.slice();
      }
      if (deviation <= goodEnough || looked >= most) return false;
      // Heavier sets only get worse once the largest target is passed.
      if (sum >= top) return true;
      let proved = true;
      for (let i = 0; i < frontier.length && proved; i++) {
        const unit = frontier[i]!;
        const fresh = openUp(unit);
        path.push(unit);
        proved = extend(sum + weight[unit]!, [...frontier.slice(i + 1), ...fresh]);
        path.pop();
        for (const each of fresh) closed[each] = 0;
      }
      return proved;
    };
    closed[start] = 1;
    const first = openUp(start);
    const proved = extend(weight[start]!, first);
    closed[start] = 0;
    for (const each of first) closed[each] = 0;
    return { proved, deviation, set, looked };
  };

  return { isWorthALook, bestSet };
}

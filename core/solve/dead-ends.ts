import type { SolveGraph } from "./solve-graph.ts";

/**
 * A unit that no connected set of units suits: whichever territory holds it, that one or one that it cuts off is off
 * by at least `deviation`.
 */
export type DeadEnd = {
  readonly unit: number;
  readonly deviation: number;
  /** A connected set with the unit for which that is so. */
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
/** Units that a set may cut off from the rest and still be asked how many territories they make. */
const MOST_CUT_OFF = 60;

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

  /** Per unit: `stamp` in the set or in a small piece beside it, −`stamp` in one of many units. */
  const beside = new Int32Array(nodeCount);
  let stamp = 0;

  const deviationAt = (sum: number): number =>
    targets.reduce((least, target) => Math.min(least, Math.abs(sum / target - 1)), Infinity);

  /**
   * What the rest must be off where the set cuts something off: that has to make whole territories of its own. 0 with
   * several targets, for which this is not looked into.
   */
  const deviationBeside = (set: readonly number[]): number => {
    if (targets.length > 1) return 0;
    let worst = 0;
    stamp++;
    for (const unit of set) beside[unit] = stamp;
    for (const unit of set) {
      for (let e = offsets[unit]!; e < offsets[unit + 1]!; e++) {
        const start = neighbours[e]!;
        if (Math.abs(beside[start]!) !== stamp) worst = Math.max(worst, deviationOfPiece(start));
      }
    }
    return worst;
  };

  /** How far whole territories made of the units that hang together with `start` are off; 0 where these are many. */
  const deviationOfPiece = (start: number): number => {
    const piece = [start];
    let held = 0;
    let isLarge = false;
    beside[start] = stamp;
    for (let head = 0; head < piece.length && !isLarge; head++) {
      const unit = piece[head]!;
      held += weight[unit]!;
      for (let e = offsets[unit]!; e < offsets[unit + 1]!; e++) {
        const next = neighbours[e]!;
        if (beside[next] === -stamp) isLarge = true;
        if (Math.abs(beside[next]!) === stamp) continue;
        beside[next] = stamp;
        piece.push(next);
      }
      if (piece.length > MOST_CUT_OFF) isLarge = true;
    }
    if (isLarge) {
      for (const unit of piece) beside[unit] = -stamp;
      return 0;
    }
    const territories = held / top;
    const [fewer, more] = [Math.max(1, Math.floor(territories)), Math.max(1, Math.ceil(territories))];
    return Math.min(Math.abs(territories / fewer - 1), Math.abs(territories / more - 1));
  };

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
      const alone = deviationAt(sum);
      const off = alone < deviation ? Math.max(alone, deviationBeside(path)) : alone;
      if (off < deviation) {
        deviation = off;
        set = path.slice();
      }
      if (deviation <= goodEnough || looked >= most) return false;
      // Past the largest target sets only get worse the heavier they are.
      if (sum / top - 1 >= deviation) return true;
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

import type { Random } from "../domain/random.ts";
import { fitSeat, type Seat } from "./fit-seat.ts";
import { imbalanceAt, type Objective, worstMeasureOf } from "./objective.ts";
import type { Partition } from "./partition.ts";

/** Sets looked at round one node, and sets of the right weight that are tried on, both shared out to so many starts. */
const MOST_LOOKS = 20_000;
const MOST_TRIED = 1600;
const STARTS = 40;
/** Seats given back. Measured on 21 plans of 500 that nothing else mended: 12 of them mend 15, 30 all. */
const KEPT = 30;
/** What trying a set on costs, in looks; one that leaves something in pieces counts so much of a try. */
const LOOKS_PER_TRY = 20;
const FUTILE = 0.1;

/**
 * Seats that bring a territory within the aim, whatever they cost its neighbours, several of them at once: connected
 * sets round its heaviest node, or one locked into it, are enumerated, from many starts in random order; what the territory leaves goes where
 * there is most room. Territories stay connected, locks and budget are kept. For cities, where few heavy units make up
 * a territory and no pair of neighbours can be divided well.
 *
 * @returns Seats, cheapest first, and the work in looks (see `divisionsOf`), some 50,000 at most.
 */
export function seatsOf(
  partition: Partition,
  objective: Objective,
  territory: number,
  members: readonly Int32Array[],
  pressure: number,
  random: Random,
): { readonly seats: readonly Seat[]; readonly looks: number } {
  const { graph, part, frozen } = partition;
  const { offsets, neighbours, measureCount, weight } = graph;
  const measure = worstMeasureOf(objective, partition, territory);
  const own = members[territory]!;
  const locked = own.filter((node) => frozen[node] === 1);
  const load = (node: number): number => weight[node * measureCount + measure]!;
  const root = locked[0] ?? own.reduce((best, node) => (load(node) > load(best) ? node : best));
  const most = Float64Array.from(
    objective.aim,
    (aim, m) => (1 + aim) / objective.inverseTarget[territory * measureCount + m]!,
  );
  /** 1: in the set, beside it, or closed for the rest of the branch. */
  const closed = new Uint8Array(graph.nodeCount);
  const values = new Float64Array(measureCount);
  const path: number[] = [];
  const found = new Map<string, Seat>();
  let looks = 0;
  let tried = 0;
  let looksAllowed = 0;
  let triesAllowed = 0;

  const mayGoOn = (): boolean => looks < looksAllowed && tried < triesAllowed;
  const openUp = (node: number): number[] => {
    const fresh: number[] = [];
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const next = neighbours[e]!;
      if (closed[next] === 1 || (frozen[next] === 1 && part[next] !== territory)) continue;
      closed[next] = 1;
      fresh.push(next);
    }
    return fresh;
  };
  const tryOn = (): void => {
    const seat = fitSeat(partition, objective, { territory, members, set: path, measure, pressure });
    tried += seat ? 1 : FUTILE;
    if (seat) found.set([...path].sort((a, b) => a - b).join(), seat);
  };
  /** Tries the set on, then with each of its neighbours; the heavier ones of a set that is too heavy are left out. */
  const extend = (node: number, frontier: readonly number[]): void => {
    for (let m = 0; m < measureCount; m++) values[m]! += weight[node * measureCount + m]!;
    path.push(node);
    looks++;
    if (values.every((value, m) => value <= most[m]!)) {
      if (imbalanceAt(objective, territory, values, 0) === 0 && locked.every((each) => path.includes(each))) tryOn();
      const fresh = openUp(node);
      const open = [...frontier, ...fresh];
      while (open.length > 0 && mayGoOn()) {
        const at = Math.floor(random() * open.length);
        const next = open[at]!;
        open[at] = open.at(-1)!;
        open.pop();
        extend(next, open);
      }
      for (const each of fresh) closed[each] = 0;
    }
    path.pop();
    for (let m = 0; m < measureCount; m++) values[m]! -= weight[node * measureCount + m]!;
  };

  closed[root] = 1;
  for (let start = 0; start < STARTS; start++) {
    looksAllowed = looks + MOST_LOOKS / STARTS;
    triesAllowed = tried + MOST_TRIED / STARTS;
    extend(root, []);
  }
  const seats = [...found.values()].sort((a, b) => a.rise - b.rise).slice(0, KEPT);
  return { seats, looks: looks + LOOKS_PER_TRY * tried };
}

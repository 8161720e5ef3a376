import type { Random } from "../domain/random.ts";
import { costOfMove } from "./anneal.ts";
import { leavesConnected } from "./leaves-connected.ts";
import type { Objective } from "./objective.ts";
import type { Partition } from "./partition.ts";
import { type Bunch, type SweepTask, sweeperOf, touches } from "./sweep.ts";
import type { TerritoryGraph } from "./territory-graph.ts";

/** What changes hands between two territories at once. */
export type Trade = {
  /** Sets that the giver gives, and sets that it gets in return. */
  readonly gives: readonly Bunch[];
  readonly takes: readonly Bunch[];
  /** Per measure: what the giver loses by it. */
  readonly net: Float64Array;
  /** Cost by shape and disruption; of several sets it is taken to add up. */
  readonly rise: number;
};

/** Sweeps that begin at one node of the border each, besides those along the whole of it. */
const BALLS = 4;
/** The range of amounts is cut in so many steps, and of the trades in each so many are kept, cheapest first. */
const STEPS = 48;
const KEPT = 3;
/** Nodes of a set that goes beside another one. */
const LARGEST_EXTRA = 12;
/** Times that the range of amounts is halved at most. */
const FINEST = 10;
/** What it costs, in proposals: to take a node in a sweep, to look at one, and to weigh up a pair of sets. */
const WORK = { take: 4, look: 0.5, pair: 0.1 } as const;

export type TradeTask = {
  readonly from: number;
  readonly to: number;
  readonly map: TerritoryGraph;
  /** Per measure: largest set that may be part of a trade. */
  readonly largest: Float64Array;
  /** Amounts up to this of the measure below are wanted, if it is less. */
  readonly wanted: number;
  /** The measure whose amounts should be covered evenly. */
  readonly measure: number;
};

export type Trader = {
  /** Plain gifts of one set each, in half the time. */
  readonly giftsOf: (task: TradeTask) => readonly Trade[];
  readonly tradesOf: (task: TradeTask) => readonly Trade[];
  /** To be told which territories have changed. */
  readonly forget: (territories: readonly number[]) => void;
  /** To be told which trades turned out to be impossible. */
  readonly discard: (trades: ReadonlySet<Trade>) => void;
  /** Work done so far, in proposals (see `anneal`). */
  readonly work: () => number;
};

/**
 * Ways for one territory to give another, amounts spread evenly over what is wanted: single nodes, the nested sets of
 * sweeps from several sides, and pairs of these given together or one for another. Both territories stay connected
 * by each set alone; a pair may still be in its own way, which is for the caller to see.
 *
 * @returns A function of the pair of territories. O(m log m) for m nodes of the two.
 */
export function traderOf(partition: Partition, objective: Objective, random: Random): Trader {
  const { k, graph } = partition;
  const seen = new Int32Array(graph.nodeCount);
  let stamp = 0;
  let work = 0;
  const sweepOnce = sweeperOf(partition);
  const sweep = (task: SweepTask): void => {
    work += WORK.take * sweepOnce(task) + WORK.look * task.members.length;
  };
  const knownSets = new Map<number, readonly Bunch[]>();
  const knownTrades = new Map<number, readonly Trade[]>();
  const setsOf = ({ map, largest, measure }: TradeTask, giver: number, taker: number): readonly Bunch[] => {
    const key = measure * k * k + giver * k + taker;
    const kept = knownSets.get(key);
    if (kept) return kept;
    const sides = { giver, taker, own: map.members[giver]!, foreign: map.members[taker]! };
    const spread = binsOf<Bunch>(largest, measure);
    const offer: SweepTask["offer"] = (net, rise, make) => {
      const bin = spread.binFor(net[measure]!, rise);
      if (bin >= 0) spread.put(bin, make());
    };
    offerSingles(partition, objective, sides, offer);
    if (objective.contiguous) offerSweeps({ partition, objective, sweep, sides, largest, random, offer });
    const all = spread.all();
    knownSets.set(key, all);
    return all;
  };

  const forget = (territories: readonly number[]): void => {
    for (const lists of [knownSets, knownTrades]) {
      for (const key of lists.keys()) {
        const pair = key % (k * k);
        if (territories.includes(pair % k) || territories.includes(Math.floor(pair / k))) lists.delete(key);
      }
    }
  };

  const discard = (trades: ReadonlySet<Trade>): void => {
    for (const [key, list] of knownTrades) {
      if (list.some((trade) => trades.has(trade))) {
        const left = list.filter((trade) => !trades.has(trade));
        knownTrades.set(key, left);
      }
    }
  };

  const tradesOf = (task: TradeTask): readonly Trade[] => {
    const { from, to, measure } = task;
    const reach = reachFor(task.wanted, task.largest[measure]!);
    const key = (reach * task.largest.length + measure) * k * k + from * k + to;
    const kept = knownTrades.get(key);
    if (kept) return kept;
    const most = task.largest.slice();
    most[measure]! *= 2 ** -reach;
    const made = combine(task, most, setsOf(task, task.to, task.from));
    knownTrades.set(key, made);
    return made;
  };

  const combine = (task: TradeTask, most: Float64Array, takes: readonly Bunch[]): readonly Trade[] => {
    const { measure } = task;
    const gives = setsOf(task, task.from, task.to);
    work += WORK.pair * gives.length * (gives.length + takes.length);
    // Kept apart, so that swaps, which may be in their own way, do not crowd out plain gifts.
    const gifts = binsOf<Trade>(most, measure);
    const pairs = binsOf<Trade>(most, measure);
    for (const first of gives) {
      const gift = gifts.binFor(first.net[measure]!, first.rise);
      if (gift >= 0) gifts.put(gift, { gives: [first], takes: [], net: first.net, rise: first.rise });
      for (const second of takes) {
        const rise = first.rise + second.rise;
        const bin = pairs.binFor(first.net[measure]! - second.net[measure]!, rise);
        if (bin < 0 || !canSwap(first, second, task.from, task.to)) continue;
        pairs.put(bin, { gives: [first], takes: [second], net: first.net.map((v, m) => v - second.net[m]!), rise });
      }
      const mostExtra = Math.min(first.count, LARGEST_EXTRA);
      for (const second of gives) {
        if (second.count > mostExtra || second.nodes === first.nodes) continue;
        const rise = first.rise + second.rise;
        const bin = pairs.binFor(first.net[measure]! + second.net[measure]!, rise);
        if (bin < 0 || overlap(first, second)) continue;
        pairs.put(bin, { gives: [first, second], takes: [], net: first.net.map((v, m) => v + second.net[m]!), rise });
      }
    }
    return [...gifts.all(), ...pairs.all()];
  };

  /** Whether each of two sets that change places still touches its new territory when the other one has left it. */
  const canSwap = (first: Bunch, second: Bunch, from: number, to: number): boolean =>
    !objective.contiguous || (touchesWithout(first, to, second) && touchesWithout(second, from, first));

  const mark = ({ nodes, count }: Bunch): void => {
    stamp++;
    for (let i = 0; i < count; i++) seen[nodes[i]!] = stamp;
  };

  const overlap = (first: Bunch, second: Bunch): boolean => {
    mark(first);
    for (let i = 0; i < second.count; i++) if (seen[second.nodes[i]!] === stamp) return true;
    return false;
  };

  const touchesWithout = (set: Bunch, territory: number, without: Bunch): boolean => {
    mark(without);
    for (let i = 0; i < set.count; i++) {
      const node = set.nodes[i]!;
      for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
        const other = graph.neighbours[e]!;
        if (partition.part[other] === territory && seen[other] !== stamp) return true;
      }
    }
    return false;
  };
  const giftsOf = (task: TradeTask): readonly Trade[] => {
    const most = task.largest.slice();
    most[task.measure]! *= 2 ** -reachFor(task.wanted, task.largest[task.measure]!);
    return combine(task, most, []);
  };

  return { giftsOf, tradesOf, forget, discard, work: () => work };
}

/** Keeps the cheapest few in each step of the range of amounts, 0 … most; small amounts in finer steps. */
function binsOf<Kept extends { readonly net: Float64Array; readonly rise: number }>(
  most: Float64Array,
  measure: number,
) {
  const bins: Kept[][] = Array.from({ length: STEPS }, () => []);
  const limit = new Float64Array(STEPS).fill(Infinity);
  const range = most[measure]!;
  return {
    /** The step for an amount at this rise; −1 when it is out of range or cheaper ones are plenty. */
    binFor: (amount: number, rise: number): number => {
      const part = amount / range;
      if (!(part >= 0 && part <= 1)) return -1;
      const at = Math.min(STEPS - 1, Math.floor(STEPS * Math.sqrt(part)));
      return rise < limit[at]! ? at : -1;
    },
    put: (at: number, item: Kept): void => {
      for (let m = 0; m < most.length; m++) if (Math.abs(item.net[m]!) > most[m]!) return;
      const bin = bins[at]!;
      let place = bin.length;
      while (place > 0 && bin[place - 1]!.rise > item.rise) place--;
      bin.splice(place, 0, item);
      if (bin.length > KEPT) bin.pop();
      if (bin.length === KEPT) limit[at] = bin[KEPT - 1]!.rise;
    },
    all: (): readonly Kept[] => bins.flat(),
  };
}

/** Steps by which the range of amounts can be halved and still reach what is wanted. */
function reachFor(wanted: number, largest: number): number {
  let reach = 0;
  for (let half = largest / 2; half >= wanted && reach < FINEST; half /= 2) reach++;
  return reach;
}

type Sides = {
  readonly giver: number;
  readonly taker: number;
  readonly own: Int32Array;
  readonly foreign: Int32Array;
};

function offerSingles(
  partition: Partition,
  objective: Objective,
  { giver, taker, own }: Sides,
  offer: SweepTask["offer"],
): void {
  const { graph, size, frozen } = partition;
  if (size[giver]! < 2) return;
  for (const node of own) {
    if (frozen[node] === 1 || partition.boundaryAt[node]! < 0 || !touches(partition, node, taker)) continue;
    const rise = costOfMove(partition, objective, node, taker, 0);
    if (rise === Infinity || (objective.contiguous && !leavesConnected(partition, node))) continue;
    const net = graph.weight.slice(node * graph.measureCount, (node + 1) * graph.measureCount);
    offer(net, rise, () => ({ nodes: Int32Array.of(node), count: 1, net, rise }));
  }
}

type Sweeps = {
  readonly partition: Partition;
  readonly objective: Objective;
  readonly sweep: (task: SweepTask) => void;
  readonly sides: Sides;
  readonly largest: Float64Array;
  readonly random: Random;
  readonly offer: SweepTask["offer"];
};

function offerSweeps({ partition, objective, sweep, sides, largest, random, offer }: Sweeps): void {
  const { giver, taker, own, foreign } = sides;
  const { graph, frozen } = partition;
  const { x, y } = graph;
  const [fromX, fromY] = centreOf(graph, own);
  const [toX, toY] = centreOf(graph, foreign);
  const task = { objective, from: giver, to: taker, members: own, most: largest, offer };
  sweep({ ...task, first: -1, key: (node) => squared(x[node]! - toX, y[node]! - toY) });
  sweep({ ...task, first: -1, key: (node) => -squared(x[node]! - fromX, y[node]! - fromY) });
  const along = (node: number): number => (x[node]! - toX) * (fromX - toX) + (y[node]! - toY) * (fromY - toY);
  sweep({ ...task, first: -1, key: along });
  const border = own.filter((node) => frozen[node] === 0 && touches(partition, node, taker));
  for (let ball = 0; ball < BALLS && border.length > 0; ball++) {
    const first = border[Math.floor(random() * border.length)]!;
    sweep({ ...task, first, key: (node) => squared(x[node]! - x[first]!, y[node]! - y[first]!) });
  }
}

const squared = (dx: number, dy: number): number => dx * dx + dy * dy;

function centreOf({ x, y, areaKm2 }: Partition["graph"], nodes: Int32Array): readonly [number, number] {
  let sumX = 0;
  let sumY = 0;
  let area = 0;
  for (const node of nodes) {
    sumX += areaKm2[node]! * x[node]!;
    sumY += areaKm2[node]! * y[node]!;
    area += areaKm2[node]!;
  }
  return [sumX / area, sumY / area];
}

import type { Random } from "../domain/random.ts";
import { costOfMove } from "./anneal.ts";
import { leavesConnected } from "./leaves-connected.ts";
import type { Objective } from "./objective.ts";
import type { Partition } from "./partition.ts";
import { type Bunch, sweeperOf, touches } from "./sweep.ts";
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

export type TradeTask = {
  readonly from: number;
  readonly to: number;
  readonly map: TerritoryGraph;
  /** Per measure: largest amount that is wanted, and largest set that may be part of a trade. */
  readonly most: Float64Array;
  readonly largest: Float64Array;
  /** The measure whose amounts should be covered evenly. */
  readonly measure: number;
};

export type Trader = {
  readonly tradesOf: (task: TradeTask) => readonly Trade[];
  /** To be told which territories have changed. */
  readonly forget: (territories: readonly number[]) => void;
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
  const sweep = sweeperOf(partition);
  const known = new Map<number, readonly Bunch[]>();
  const setsOf = ({ map, largest, measure }: TradeTask, giver: number, taker: number): readonly Bunch[] => {
    const kept = known.get(giver * k + taker);
    if (kept) return kept;
    const sides = { giver, taker, own: map.members[giver]!, foreign: map.members[taker]! };
    const sets = singles(partition, objective, sides.own, giver, taker);
    if (objective.contiguous) sets.push(...sweeps(partition, objective, sweep, sides, largest, random));
    const spread = binsOf<Bunch>(largest, measure);
    for (const set of sets) if (spread.wants(set.net, set.rise)) spread.keep(set);
    known.set(giver * k + taker, spread.all());
    return spread.all();
  };

  const forget = (territories: readonly number[]): void => {
    for (const key of known.keys()) {
      if (territories.includes(key % k) || territories.includes(Math.floor(key / k))) known.delete(key);
    }
  };

  const tradesOf = (task: TradeTask): readonly Trade[] => {
    const { most, measure } = task;
    const gives = setsOf(task, task.from, task.to);
    const takes = setsOf(task, task.to, task.from);
    // Kept apart, so that swaps, which may be in their own way, do not crowd out plain gifts.
    const gifts = binsOf<Trade>(most, measure);
    const pairs = binsOf<Trade>(most, measure);
    const net = new Float64Array(most.length);
    for (const first of gives) {
      if (gifts.wants(first.net, first.rise))
        gifts.keep({ gives: [first], takes: [], net: first.net, rise: first.rise });
      for (const second of takes) {
        for (let m = 0; m < net.length; m++) net[m] = first.net[m]! - second.net[m]!;
        const rise = first.rise + second.rise;
        if (!pairs.wants(net, rise) || !canSwap(first, second, task.from, task.to)) continue;
        pairs.keep({ gives: [first], takes: [second], net: net.slice(), rise });
      }
      for (const second of gives) {
        if (second.count > first.count) continue;
        for (let m = 0; m < net.length; m++) net[m] = first.net[m]! + second.net[m]!;
        const rise = first.rise + second.rise;
        if (!pairs.wants(net, rise) || overlap(first, second)) continue;
        pairs.keep({ gives: [first, second], takes: [], net: net.slice(), rise });
      }
    }
    return [...gifts.all(), ...pairs.all()];
  };

  /** Whether each of two sets that change places still touches its new territory when the other one has left it. */
  const canSwap = (first: Bunch, second: Bunch, from: number, to: number): boolean =>
    !objective.contiguous || (touchesWithout(first, to, second) && touchesWithout(second, from, first));

  const touchesWithout = (set: Bunch, territory: number, without: Bunch): boolean => {
    stamp++;
    for (let i = 0; i < without.count; i++) seen[without.nodes[i]!] = stamp;
    for (let i = 0; i < set.count; i++) {
      const node = set.nodes[i]!;
      for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
        const other = graph.neighbours[e]!;
        if (partition.part[other] === territory && seen[other] !== stamp) return true;
      }
    }
    return false;
  };
  return { tradesOf, forget };
}

/** Keeps the cheapest few in each step of the range of amounts, 0 … most. */
function binsOf<Kept extends { readonly net: Float64Array; readonly rise: number }>(
  most: Float64Array,
  measure: number,
) {
  const bins: Kept[][] = Array.from({ length: STEPS }, () => []);
  const binOf = (net: Float64Array): Kept[] | null => {
    const amount = net[measure]! / most[measure]!;
    if (amount < 0 || amount > 1 || net.some((value, m) => Math.abs(value) > most[m]!)) return null;
    return bins[Math.min(STEPS - 1, Math.floor(amount * STEPS))]!;
  };
  return {
    wants: (net: Float64Array, rise: number): boolean => {
      const bin = binOf(net);
      return bin !== null && (bin.length < KEPT || rise < bin[KEPT - 1]!.rise);
    },
    keep: (item: Kept): void => {
      const bin = binOf(item.net)!;
      let at = bin.length;
      while (at > 0 && bin[at - 1]!.rise > item.rise) at--;
      bin.splice(at, 0, item);
      if (bin.length > KEPT) bin.pop();
    },
    all: (): readonly Kept[] => bins.flat(),
  };
}

function overlap(a: Bunch, b: Bunch): boolean {
  const nodes = new Set(a.nodes.subarray(0, a.count));
  return b.nodes.subarray(0, b.count).some((node) => nodes.has(node));
}

function singles(partition: Partition, objective: Objective, members: Int32Array, from: number, to: number): Bunch[] {
  const { graph, size, frozen } = partition;
  if (size[from]! < 2) return [];
  const found: Bunch[] = [];
  for (const node of members) {
    if (frozen[node] === 1 || partition.boundaryAt[node]! < 0 || !touches(partition, node, to)) continue;
    const rise = costOfMove(partition, objective, node, to, 0);
    if (rise === Infinity || (objective.contiguous && !leavesConnected(partition, node))) continue;
    const net = graph.weight.slice(node * graph.measureCount, (node + 1) * graph.measureCount);
    found.push({ nodes: Int32Array.of(node), count: 1, net, rise });
  }
  return found;
}

type Sides = {
  readonly giver: number;
  readonly taker: number;
  readonly own: Int32Array;
  readonly foreign: Int32Array;
};

function sweeps(
  partition: Partition,
  objective: Objective,
  sweep: ReturnType<typeof sweeperOf>,
  { giver, taker, own, foreign }: Sides,
  largest: Float64Array,
  random: Random,
): readonly Bunch[] {
  const { graph, frozen } = partition;
  const { x, y } = graph;
  const [fromX, fromY] = centreOf(graph, own);
  const [toX, toY] = centreOf(graph, foreign);
  const keys = [
    { first: -1, key: (node: number) => squared(x[node]! - toX, y[node]! - toY) },
    { first: -1, key: (node: number) => -squared(x[node]! - fromX, y[node]! - fromY) },
    { first: -1, key: (node: number) => (x[node]! - toX) * (fromX - toX) + (y[node]! - toY) * (fromY - toY) },
  ];
  const border = own.filter((node) => frozen[node] === 0 && touches(partition, node, taker));
  for (let ball = 0; ball < BALLS && border.length > 0; ball++) {
    const first = border[Math.floor(random() * border.length)]!;
    keys.push({ first, key: (node) => squared(x[node]! - x[first]!, y[node]! - y[first]!) });
  }
  const task = { objective, from: giver, to: taker, members: own, most: largest };
  return keys.flatMap((each) => sweep({ ...task, ...each }));
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

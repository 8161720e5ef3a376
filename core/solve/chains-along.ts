import { imbalanceAt, type Objective } from "./objective.ts";
import type { Partition } from "./partition.ts";
import type { Path } from "./slack-path.ts";
import type { Trade } from "./trades.ts";

/** One trade for each step of a path. */
export type Chain = readonly { readonly from: number; readonly to: number; readonly trade: Trade }[];

export type ChainTask = Path & {
  readonly partition: Partition;
  readonly objective: Objective;
  readonly pressure: number;
  /** Ways for one territory to give another, by the two. */
  readonly tradesOf: (from: number, to: number) => readonly Trade[];
};

/** Beginnings of chains that are followed further at each step, and whole chains given back. */
const WIDTH = 24;
const CHAINS = 8;

type Label = {
  readonly cost: number;
  /** Cost if the rest of the path handed on unchanged what has come so far. */
  readonly estimate: number;
  /** Totals of the territory reached, with what has come. */
  readonly pending: Float64Array;
  readonly trade: Trade | null;
  readonly before: Label | null;
};

/**
 * The chains of trades along a path with the lowest cost below zero, best first: each territory on the way keeps
 * about what it had, the last one takes what arrives. Beam search, step by step. O(steps · WIDTH · trades).
 */
export function chainsAlong(task: ChainTask): readonly Chain[] {
  const { partition, objective, pressure, territories, sign } = task;
  const measureCount = objective.aim.length;
  const totalOf = (t: number): Float64Array => partition.total.slice(t * measureCount, (t + 1) * measureCount);
  const first = territories[0]!;
  const last = territories.at(-1)!;
  const lastTotal = totalOf(last);
  const lastNow = imbalanceAt(objective, last, lastTotal, 0);
  let beam: Label[] = [{ cost: 0, estimate: 0, pending: totalOf(first), trade: null, before: null }];
  const after = new Float64Array(measureCount);
  for (let i = 1; i < territories.length; i++) {
    const own = territories[i - 1]!;
    const next = territories[i]!;
    const trades = sign > 0 ? task.tradesOf(own, next) : task.tradesOf(next, own);
    const ownNow = imbalanceAt(objective, own, totalOf(own), 0);
    const nextTotal = totalOf(next);
    const reached: Label[] = [];
    let worstKept = Infinity;
    for (const label of beam) {
      for (const trade of trades) {
        for (let m = 0; m < measureCount; m++) after[m] = label.pending[m]! - sign * trade.net[m]!;
        const kept = pressure * (imbalanceAt(objective, own, after, 0) - ownNow);
        const cost = label.cost + kept + trade.rise;
        for (let m = 0; m < measureCount; m++) after[m] = lastTotal[m]! + sign * trade.net[m]!;
        const estimate = cost + pressure * (imbalanceAt(objective, last, after, 0) - lastNow);
        if (estimate >= worstKept) continue;
        const pending = nextTotal.map((value, m) => value + sign * trade.net[m]!);
        reached.push({ cost, estimate, pending, trade, before: label });
        if (reached.length < 4 * WIDTH) continue;
        reached.sort((a, b) => a.estimate - b.estimate);
        reached.length = WIDTH;
        worstKept = reached.at(-1)!.estimate;
      }
    }
    beam = reached.sort((a, b) => a.estimate - b.estimate).slice(0, WIDTH);
  }
  return beam
    .filter(({ estimate }) => estimate < -1e-9)
    .slice(0, CHAINS)
    .map((label) => chainOf(task, label));
}

function chainOf({ territories, sign }: ChainTask, label: Label): Chain {
  const chain: Chain[number][] = [];
  let i = territories.length - 1;
  for (let at: Label | null = label; at?.trade; at = at.before) {
    const [own, next] = [territories[i - 1]!, territories[i]!];
    chain.unshift(sign > 0 ? { from: own, to: next, trade: at.trade } : { from: next, to: own, trade: at.trade });
    i--;
  }
  return chain;
}

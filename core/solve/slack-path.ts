import { deviationCost, type Objective, worstMeasureOf } from "./objective.ts";
import type { Partition } from "./partition.ts";
import type { TerritoryGraph } from "./territory-graph.ts";

/** What a step of a path counts beside the balance that is gained at its end. */
const STEP = 1;
/** Longer paths hardly ever hold: some step has nothing of the right size. */
const MOST_STEPS = 10;

/** A way for slack, from the territory that is off. */
export type Path = {
  readonly territories: readonly number[];
  /** The measure that is off most. */
  readonly measure: number;
  /** 1: the first territory has too much and gives; −1: it has too little and gets. */
  readonly sign: 1 | -1;
};

/** The path with the most balance to gain for its length. Dijkstra's algorithm, O(k²) at worst. */
export function bestPath(
  partition: Partition,
  objective: Objective,
  { neighbours }: TerritoryGraph,
  start: number,
  detours: ReadonlyMap<number, number>,
): Path | null {
  const { k, total } = partition;
  const { inverseTarget, working } = objective;
  const measureCount = working.length;
  const deviation = (t: number, m: number): number =>
    total[t * measureCount + m]! * inverseTarget[t * measureCount + m]! - 1;
  const measure = worstMeasureOf(objective, partition, start);
  const off = deviation(start, measure);
  const sign = off > 0 ? 1 : -1;

  const length = new Float64Array(k).fill(Infinity);
  const cameFrom = new Int32Array(k).fill(-1);
  const settled = new Uint8Array(k);
  const steps = new Int32Array(k);
  length[start] = 0;
  let best = -1;
  let bestWorth = 0;
  for (;;) {
    let at = -1;
    for (let t = 0; t < k; t++) {
      if (settled[t] === 0 && length[t]! < Infinity && (at < 0 || length[t]! < length[at]!)) at = t;
    }
    if (at < 0) break;
    settled[at] = 1;
    if (at !== start) steps[at] = steps[cameFrom[at]!]! + 1;
    if (steps[at] === MOST_STEPS) continue;
    const worth = at === start ? 0 : gainOf(at) / (STEP + length[at]!);
    if (worth > bestWorth) {
      bestWorth = worth;
      best = at;
    }
    for (const next of neighbours[at]!) {
      const through = length[at]! + STEP + (detours.get(at * k + next) ?? 0);
      if (through >= length[next]!) continue;
      length[next] = through;
      cameFrom[next] = at;
    }
  }
  if (best < 0) return null;
  const territories: number[] = [];
  for (let at = best; at >= 0; at = cameFrom[at]!) territories.unshift(at);
  return { territories, measure, sign };

  /** Balance gained when the best part of the excess ends up there. */
  function gainOf(end: number): number {
    const there = deviation(end, measure);
    const target = 1 / inverseTarget[start * measureCount + measure]!;
    const ratio = target * inverseTarget[end * measureCount + measure]!;
    const cost = (amount: number): number =>
      deviationCost(objective, measure, off - amount) + deviationCost(objective, measure, there + amount * ratio);
    const now = cost(0);
    let gain = 0;
    for (let part = 1; part <= 8; part++) gain = Math.max(gain, now - cost((off * part) / 8));
    return gain;
  }
}

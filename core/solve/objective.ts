import type { Partition } from "./partition.ts";

/**
 * What a plan costs, per territory t and measure m, with d = |total / target − 1|:
 *
 *     pressure · Σ (importance_m · max(0, d − aim_m) / tolerance_m)²  +  shape · Σ (perimeter / √(4π · area) + line · perimeter)
 *     + travel · Σ spread  +  price · moved
 *
 * The first sum is a hinge: slack inside the aim is left to the shapes. The second is 1 for a circle and does not
 * depend on the size of a territory, so that a city counts as much as a prairie, but for the part that counts every
 * km alike, so that the long borders are not forgotten. The third is in km (see `spreadKm`),
 * so that long ways count where they are.
 */
export type Objective = {
  /** 1 / target, as `Partition.total`; targets in shares of the measure's total. */
  readonly inverseTarget: Float64Array;
  /** Per measure: deviation below which nothing is gained, and importance / tolerance. */
  readonly aim: Float64Array;
  readonly steepness: Float64Array;
  /** Per measure: deviation that the search works towards. */
  readonly working: Float64Array;
  readonly shape: number;
  /** What a km of outline counts besides, in circles. */
  readonly line: number;
  /** Weight of the distances, per km of a territory's `spreadKm`; 0 where the graph has no moments. */
  readonly travel: number;
  /** Cost of moving all of the baseline's weight, and the share that may move at most. */
  readonly price: number;
  readonly budget: number;
  readonly contiguous: boolean;
  /** Cost of each measure of a territory that is over the aim at all, before `pressure`; routing alone heeds it. */
  readonly barrier?: number;
};

/** Load from which on a centre means something. */
const LEAST_LOAD = 1e-15;

/** Cost of one territory's balance at these totals, before `pressure`. */
export function imbalance(objective: Objective, total: Float64Array, territory: number): number {
  return imbalanceAt(objective, territory, total, territory * objective.aim.length);
}

/** … if its totals were `values[begin …]`. */
export function imbalanceAt(objective: Objective, territory: number, values: Float64Array, begin: number): number {
  const { aim, steepness, inverseTarget } = objective;
  const measureCount = aim.length;
  let cost = 0;
  for (let m = 0; m < measureCount; m++) {
    const excess = Math.abs(values[begin + m]! * inverseTarget[territory * measureCount + m]! - 1) - aim[m]!;
    if (excess > 0) {
      const scaled = excess * steepness[m]!;
      cost += scaled * scaled + (objective.barrier ?? 0);
    }
  }
  return cost;
}

/** The part of it that one measure's deviation makes. */
export function deviationCost({ aim, steepness, barrier }: Objective, measure: number, deviation: number): number {
  const excess = Math.abs(deviation) - aim[measure]!;
  return excess > 0 ? (excess * steepness[measure]!) ** 2 + (barrier ?? 0) : 0;
}

/** Σ over territories of `imbalance`. O(k · measures). */
export function totalImbalance(objective: Objective, { total, k }: Partition): number {
  let cost = 0;
  for (let t = 0; t < k; t++) cost += imbalance(objective, total, t);
  return cost;
}

/** perimeter / √(4π · area), which is 1 for a circle and more for anything else, and what its length counts. */
export function shapeOf({ line }: Objective, perimeterKm: number, areaKm2: number): number {
  return perimeterKm / Math.sqrt(4 * Math.PI * areaKm2) + line * perimeterKm;
}

/** Σ over territories of `shapeOf`. O(k). */
export function totalShape(objective: Objective, { perimeterKm, areaKm2, k }: Partition): number {
  let cost = 0;
  for (let t = 0; t < k; t++) cost += shapeOf(objective, perimeterKm[t]!, areaKm2[t]!);
  return cost;
}

/** Largest deviation of a territory, all measures, in units of what each works towards. */
export function strainOf(objective: Objective, { total }: Partition, territory: number): number {
  const { inverseTarget, working } = objective;
  let worst = 0;
  for (let m = 0; m < working.length; m++) {
    const at = territory * working.length + m;
    worst = Math.max(worst, Math.abs(total[at]! * inverseTarget[at]! - 1) / working[m]!);
  }
  return worst;
}

/** The measure that makes it. */
export function worstMeasureOf(objective: Objective, { total }: Partition, territory: number): number {
  const { inverseTarget, working } = objective;
  const off = working.map((each, m) => {
    const at = territory * working.length + m;
    return Math.abs(total[at]! * inverseTarget[at]! - 1) / each;
  });
  return off.indexOf(Math.max(...off));
}

/** Largest deviation of any territory and measure from its reachable target. O(k · measures). */
export function maxDeviationOf({ inverseTarget }: Objective, { total }: Partition): number {
  let worst = 0;
  for (let at = 0; at < total.length; at++) worst = Math.max(worst, Math.abs(total[at]! * inverseTarget[at]! - 1));
  return worst;
}

/** Root of the mean squared distance of a territory's load from its centre, in km; `moments` as in `Partition`. */
export function spreadKm(moments: Float64Array, territory: number): number {
  return spreadKmWith(moments, territory, moments, 0, 0);
}

/** … if the moments `more[4 · at …]` were added (sign 1) or taken away (−1). */
export function spreadKmWith(
  moments: Float64Array,
  territory: number,
  more: Float64Array,
  at: number,
  sign: -1 | 0 | 1,
): number {
  const own = 4 * territory;
  const other = 4 * at;
  const load = moments[own]! + sign * more[other]!;
  if (load <= LEAST_LOAD) return 0;
  const x = (moments[own + 1]! + sign * more[other + 1]!) / load;
  const y = (moments[own + 2]! + sign * more[other + 2]!) / load;
  const squared = (moments[own + 3]! + sign * more[other + 3]!) / load;
  return Math.sqrt(Math.max(0, squared - x * x - y * y));
}

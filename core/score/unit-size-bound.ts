import { heaviest } from "./heaviest.ts";

/** A subtraction that keeps a bound true whatever was rounded on the way. */
const ROUNDING = 1e-9;
/** Crowding is tried with up to this many units beside the lightest one: with more, they are too light to win. */
const MOST_CROWDED = 4;

/**
 * What fixes the bound of one measure: the units to be shared out whole, and what territories have already.
 *
 * `targets` are positive and belong to the territories; `held` is what each holds by override, whatever its units.
 */
export type BoundProblem = {
  readonly perUnit: Float64Array;
  readonly targets: Float64Array;
  readonly held: Float64Array;
};

/**
 * A deviation that no assignment can beat when every unit goes, whole, to one of the territories: the largest of four
 * simple bounds. Never overstated; the true optimum may be worse.
 *
 * 1. Crowding: among the j·k + 1 heaviest units some territory gets j + 1, which weigh at least as much as the j + 1
 *    lightest of them. For j = 0 this is the heaviest unit alone: w / target − 1.
 * 2. Leftovers: at least k − h territories hold none of the h heaviest units, so they share what remains.
 * 3. Steps: when every unit's value is a multiple of g, totals move in steps of g, and a target between two steps is
 *    missed by the distance to the nearer one; with equal targets some territory lies above and some below.
 * 4. With more territories than units of any weight, one stays without: 1.
 *
 * 0 when a value is negative, nothing is to be shared, or there are no territories. Source of 1: the pigeonhole bound of
 * makespan scheduling (R. L. Graham, 1969). O(units + k log k).
 */
export function unitSizeBound({ perUnit, targets, held }: BoundProblem): number {
  const count = targets.length;
  const weights = positiveValues(perUnit);
  const isUsable = weights !== null && held.every((value) => value >= 0) && targets.every((target) => target > 0);
  if (count === 0 || !isUsable) return 0;
  let rest = 0;
  for (let t = 0; t < count; t++) rest += held[t] as number;
  for (let i = 0; i < weights.length; i++) rest += weights[i] as number;
  const steps = stepsBound(weights, targets, held);
  const heavy = heaviest(weights, MOST_CROWDED * count + 1);
  const largest = Math.max(steps, crowdingBound(heavy, targets, held), leftoversBound(heavy, rest, targets));
  return Math.max(0, largest - ROUNDING);
}

/** A copy without the zeros; null when a value is negative. Plain loops: this is most of the bound's cost. */
function positiveValues(values: Float64Array): Float64Array | null {
  const positive = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < 0) return null;
    if (value > 0) positive[count++] = value;
  }
  return positive.subarray(0, count);
}

/** The least deviation of a territory that gets at least `load` besides what it holds. */
function leastExcess(load: number, targets: Float64Array, held: Float64Array): number {
  let least = Infinity;
  for (let t = 0; t < targets.length; t++) {
    least = Math.min(least, (load + (held[t] as number)) / (targets[t] as number) - 1);
  }
  return least;
}

function crowdingBound(weights: Float64Array, targets: Float64Array, held: Float64Array): number {
  let bound = 0;
  for (let j = 0; j <= MOST_CROWDED && j * targets.length < weights.length; j++) {
    const last = j * targets.length;
    let load = 0;
    for (let i = last - j; i <= last; i++) load += weights[i] as number;
    bound = Math.max(bound, leastExcess(load, targets, held));
  }
  return bound;
}

function leftoversBound(weights: Float64Array, whole: number, targets: Float64Array): number {
  const ascending = targets.slice().sort();
  const smallestTargets = new Float64Array(targets.length + 1);
  for (let n = 0; n < targets.length; n++) {
    smallestTargets[n + 1] = (smallestTargets[n] as number) + (ascending[n] as number);
  }
  let rest = whole;
  let bound = 0;
  for (let heavy = 0; heavy < targets.length; heavy++) {
    const room = smallestTargets[targets.length - heavy] as number;
    bound = Math.max(bound, 1 - rest / room);
    rest -= weights[heavy] ?? 0;
  }
  return bound;
}

function stepsBound(weights: Float64Array, targets: Float64Array, held: Float64Array): number {
  let step = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (!Number.isSafeInteger(weight)) return 0;
    if (step !== 1) step = greatestCommonDivisor(weight, step);
  }
  if (step === 0) return 0;
  let bound = 0;
  for (let t = 0; t < targets.length; t++) {
    const target = targets[t] as number;
    const wanted = (target - (held[t] as number)) / step;
    // Less than nothing cannot be given, so below 0 the nearest step is 0 itself.
    const nearest = Math.max(0, Math.round(wanted));
    bound = Math.max(bound, (Math.abs(wanted - nearest) * step) / target);
  }
  return Math.max(bound, equalStepsBound(step, weights, targets, held));
}

/** With equal targets and nothing held, no total equals a target off the steps: some lie above, and some below. */
function equalStepsBound(step: number, weights: Float64Array, targets: Float64Array, held: Float64Array): number {
  const target = targets[0] as number;
  if (held.some((value) => value !== 0) || targets.some((other) => other !== target)) return 0;
  let whole = 0;
  for (const weight of weights) whole += weight;
  // Targets that do not share out exactly these units leave room for all totals to lie on one side.
  if (Math.abs(whole - target * targets.length) > ROUNDING * whole) return 0;
  const wanted = target / step;
  if (Math.abs(wanted - Math.round(wanted)) < ROUNDING * wanted) return 0;
  return Math.max(Math.ceil(wanted) - wanted, wanted - Math.floor(wanted)) / wanted;
}

function greatestCommonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

import type { UnitIndex } from "../domain/layer.ts";
import { type Neighbours, pieceCounter } from "./contiguity.ts";

/** One unit for another across the border of two territories. */
export type BorderSwap = {
  /** Goes from the first territory to the second. */
  readonly give: UnitIndex;
  /** Goes from the second territory to the first. */
  readonly take: UnitIndex;
  /** How far both are from their targets afterwards, by `distanceToTargets`. */
  readonly distance: number;
};

/** A measure to be balanced: its weight, its value per unit, and what the two territories have and should have. */
export type SwapMeasure = {
  readonly weight: number;
  readonly perUnit: Float64Array;
  readonly totals: readonly [number, number];
  readonly targets: readonly [number, number];
};

export type SwapQuestion = {
  readonly neighbours: Neighbours;
  readonly assignment: Int32Array;
  readonly territories: readonly [number, number];
  readonly measures: readonly SwapMeasure[];
  /** Units that stay where they are: locked ones. */
  readonly isFixed: (unit: UnitIndex) => boolean;
  readonly most: number;
};

/**
 * How far two territories are from their targets: the weighted sum of their relative deviations.
 *
 *     Σ weight[m] × (abs(A[m] − targetA[m]) / targetA[m] + abs(B[m] − targetB[m]) / targetB[m])
 *
 * @param shifts Per measure, what moves from the first to the second.
 */
export function distanceToTargets(measures: readonly SwapMeasure[], shifts: (measure: SwapMeasure) => number): number {
  let distance = 0;
  for (const measure of measures) {
    const shift = shifts(measure);
    const [first, second] = measure.totals;
    const [firstTarget, secondTarget] = measure.targets;
    if (firstTarget !== 0) distance += measure.weight * Math.abs((first - shift - firstTarget) / firstTarget);
    if (secondTarget !== 0) distance += measure.weight * Math.abs((second + shift - secondTarget) / secondTarget);
  }
  return distance;
}

/**
 * Pairs of units on the common border of two territories whose exchange brings both nearer to their targets and leaves
 * neither in more pieces than before; the best first, at most `most`.
 *
 * O(border pairs × measures), and the units of both territories for each pair that is looked at more closely.
 */
export function borderSwaps({
  neighbours,
  assignment,
  territories,
  measures,
  isFixed,
  most,
}: SwapQuestion): BorderSwap[] {
  const [first, second] = territories;
  const givable = borderUnits(neighbours, assignment, first, second, isFixed);
  const takable = borderUnits(neighbours, assignment, second, first, isFixed);
  const present = distanceToTargets(measures, () => 0);
  const candidates: BorderSwap[] = [];
  for (const give of givable) {
    for (const take of takable) {
      const distance = distanceToTargets(
        measures,
        ({ perUnit }) => (perUnit[give] as number) - (perUnit[take] as number),
      );
      if (distance < present - 1e-12) candidates.push({ give, take, distance });
    }
  }
  candidates.sort((a, b) => a.distance - b.distance || a.give - b.give || a.take - b.take);

  const holds = contiguityGuard(neighbours, assignment, territories);
  const found: BorderSwap[] = [];
  for (const candidate of candidates) {
    if (found.length >= most) break;
    if (holds(candidate)) found.push(candidate);
  }
  return found;
}

function borderUnits(
  { offsets, neighbours }: Neighbours,
  assignment: Int32Array,
  own: number,
  other: number,
  isFixed: (unit: UnitIndex) => boolean,
): UnitIndex[] {
  const found: UnitIndex[] = [];
  for (let unit = 0; unit < assignment.length; unit++) {
    if (assignment[unit] !== own || isFixed(unit)) continue;
    const around = neighbours.subarray(offsets[unit], offsets[unit + 1]);
    if (around.some((neighbour) => assignment[neighbour] === other)) found.push(unit);
  }
  return found;
}

/** Whether a swap leaves both territories in no more pieces than they are in now. */
function contiguityGuard(
  neighbours: Neighbours,
  assignment: Int32Array,
  [first, second]: readonly [number, number],
): (swap: BorderSwap) => boolean {
  const slots = assignment.slice();
  const count = pieceCounter(neighbours, slots, new Int32Array(slots.length));
  const membersOf = (territory: number): Int32Array => {
    const members: number[] = [];
    for (let unit = 0; unit < slots.length; unit++) if (slots[unit] === territory) members.push(unit);
    return Int32Array.from(members);
  };
  const before = [count(membersOf(first)), count(membersOf(second))] as const;
  return ({ give, take }) => {
    slots[give] = second;
    slots[take] = first;
    const holds = count(membersOf(first)) <= before[0] && count(membersOf(second)) <= before[1];
    slots[give] = first;
    slots[take] = second;
    return holds;
  };
}

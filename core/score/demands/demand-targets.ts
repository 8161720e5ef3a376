import type { MeasureDemand } from "../../domain/demands.ts";
import { targetsByCapacity } from "../targets.ts";

/** What the targets of a territory depend on; `id` is null for one that has no name yet. */
export type TargetHolder = {
  readonly id: string | null;
  readonly capacity: number;
  /** Set by hand, by measure key. */
  readonly targets?: Readonly<Record<string, number>>;
};

/**
 * What each territory should carry of a measure, in its own unit, summing to `total`: shares by the demand's rule (by
 * capacity, targets that were set by hand come first), drawn inside the hard minimum and maximum as far as the total allows, the others then sharing what is left over or missing.
 *
 * All 0 when the total is not above 0. O(territories²) at worst.
 */
export function demandTargets(
  { measure, target, min, max }: Pick<MeasureDemand, "measure" | "target" | "min" | "max">,
  territories: readonly TargetHolder[],
  total: number,
): Float64Array {
  const count = territories.length;
  const targets = new Float64Array(count);
  if (!(total > 0) || count === 0) return targets;
  const shares = sharesOf(target, territories, measure, total);
  const lower = min !== null && min * count <= total ? min : 0;
  const upper = max !== null && max * count >= total ? max : Infinity;

  // Water filling: one scale for all territories that are held at neither limit. The sum grows with the scale.
  const sumAt = (scale: number): number =>
    shares.reduce((sum, share) => sum + Math.min(upper, Math.max(lower, share * scale)), 0);
  let low = 0;
  let high = total;
  while (sumAt(high) < total && high < total * 1e12) high *= 2;
  const whole = shares.reduce((sum, share) => sum + share, 0);
  if (!(whole > 0)) return targets.fill(total / count);
  if (shares.every((share) => (share * total) / whole >= lower && (share * total) / whole <= upper)) {
    return Float64Array.from(shares, (share) => (share * total) / whole);
  }
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (sumAt(middle) < total) low = middle;
    else high = middle;
  }
  return Float64Array.from(shares, (share) => Math.min(upper, Math.max(lower, share * high)));
}

function sharesOf(
  target: MeasureDemand["target"],
  territories: readonly TargetHolder[],
  measure: string,
  total: number,
): readonly number[] {
  if (target === "equal") return territories.map(() => 1);
  if (target === "capacity") {
    const capacities = territories.map(({ capacity }) => capacity);
    const set = territories.map(({ targets }) => targets?.[measure]);
    return set.every((value) => value === undefined) ? capacities : [...targetsByCapacity(total, capacities, set)];
  }
  const quotas = target.quotas;
  const given = territories.flatMap(({ id }) => (id !== null && quotas[id] !== undefined ? [quotas[id]] : []));
  const mean = given.length === 0 ? 1 : given.reduce((sum, quota) => sum + quota, 0) / given.length;
  return territories.map(({ id }) => (id === null ? mean : (quotas[id] ?? mean)));
}

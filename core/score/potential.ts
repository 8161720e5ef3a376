/**
 * Revenue over potential: how much of what could be sold already is. 0.3 is 30 %. Null without potential.
 * Source: DESIGN, section 6.
 */
export const penetration = (revenue: number, potential: number): number | null =>
  potential > 0 ? revenue / potential : null;

/** Potential − revenue: what could still be sold, in the plan's currency. Negative where revenue exceeds the estimate. */
export const whiteSpace = (revenue: number, potential: number): number => potential - revenue;

/** One term of a potential formula: a column and what one of it is worth. */
export type PotentialTerm = { readonly perUnit: Float64Array; readonly weight: number };

/**
 * Potential per unit as a weighted sum of measures and unit data.
 *
 *     potential[u] = Σ weight × perUnit[u]
 *
 * @returns Length `unitCount`. O(units × terms).
 */
export function weightedPotential(unitCount: number, terms: readonly PotentialTerm[]): Float64Array {
  const potential = new Float64Array(unitCount);
  for (const { perUnit, weight } of terms) {
    for (let unit = 0; unit < unitCount; unit++) {
      potential[unit] = (potential[unit] as number) + weight * (perUnit[unit] as number);
    }
  }
  return potential;
}

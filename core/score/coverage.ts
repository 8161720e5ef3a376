/**
 * Share of a measure that exactly one territory holds, 0 … 1.
 *
 *     coverage = Σ held / whole
 *
 * An account is held by its override's territory, else by its unit's, so never by two. With nothing to hold nothing is
 * left out: 1.
 *
 * @param held The measure's total over all territories. @param whole The measure over every account of the plan.
 */
export const coverage = (held: number, whole: number): number => (whole === 0 ? 1 : held / whole);

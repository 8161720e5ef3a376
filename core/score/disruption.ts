import { type Holdings, holderOf, type OverrideColumns } from "../domain/plan-columns.ts";
import type { Territory } from "../domain/territory.ts";
import type { Groups } from "./groups.ts";

/** Position of a holder that the baseline does not know, or of nobody. Never equal to a holder of the baseline. */
export const OTHER_HOLDER = -2;

/** Per slot, the position of its holder in the baseline's list. Slots beyond the territories are nobody's. O(territories). */
export function slotHolders({ holders }: Holdings, territories: readonly Territory[], slotCount: number): Int32Array {
  const positions = new Map(holders.map((holder, position) => [holder, position]));
  return Int32Array.from({ length: slotCount }, (_, slot) => {
    const territory = territories[slot];
    return territory === undefined ? OTHER_HOLDER : (positions.get(holderOf(territory)) ?? OTHER_HOLDER);
  });
}

/**
 * How much of unit `unit` leaves its holder when the unit's new holder is `holder`: entries of the baseline with another
 * holder, without the accounts that an override takes out of the unit.
 *
 * @param add Called with each moved amount and its measure; negative amounts are corrections.
 * O(entries and overrides of the unit).
 */
export function movedFromUnit(
  baseline: Holdings,
  overrides: OverrideColumns,
  overridesOfUnit: Groups,
  unit: number,
  holder: number,
  add: (measure: number, amount: number) => void,
): void {
  const { offsets, measures } = baseline;
  for (let entry = offsets[unit] as number; entry < (offsets[unit + 1] as number); entry++) {
    if (baseline.holder[entry] === holder) continue;
    for (let m = 0; m < measures.length; m++) add(m, (measures[m] as Float64Array)[entry] as number);
  }
  // By index: a view per unit would cost more than all the sums.
  for (let at = overridesOfUnit.offsets[unit] as number; at < (overridesOfUnit.offsets[unit + 1] as number); at++) {
    const i = overridesOfUnit.members[at] as number;
    const before = overrides.baselineHolder[i] as number;
    if (before < 0 || before === holder) continue;
    for (let m = 0; m < measures.length; m++) add(m, -((overrides.measures[m] as Float64Array)[i] as number));
  }
}

/**
 * What the overrides themselves move: accounts whose holder in the baseline is not the one that holds them now.
 * O(overrides).
 */
export function movedByOverrides(
  overrides: OverrideColumns,
  holderOfOverride: (override: number) => number,
  add: (measure: number, amount: number) => void,
): void {
  for (let i = 0; i < overrides.unit.length; i++) {
    const before = overrides.baselineHolder[i] as number;
    if (before < 0 || before === holderOfOverride(i)) continue;
    for (let m = 0; m < overrides.measures.length; m++) add(m, (overrides.measures[m] as Float64Array)[i] as number);
  }
}

/**
 * Share of a measure that changes holder against the baseline, 0 … 1.
 *
 *     disruption = Σ over accounts whose holder differs / Σ over all accounts of the plan
 *
 * A holder is a territory's owner, or the territory where nobody owns it. Accounts that lose their holder count;
 * accounts that nobody held in the baseline do not: no relationship ends. Source: DESIGN, section 6.
 */
export const disruption = (moved: number, whole: number): number => (whole === 0 ? 0 : moved / whole);

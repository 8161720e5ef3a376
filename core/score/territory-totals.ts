import { addTo, createSums, type Sums } from "./sums.ts";

/** A column summed per slot; units without a slot are left out. O(units). */
export function sumsBySlot(perUnit: Float64Array, slots: Int32Array, slotCount: number): Sums {
  const sums = createSums(slotCount);
  for (let unit = 0; unit < slots.length; unit++) {
    const slot = slots[unit] as number;
    if (slot >= 0) addTo(sums, slot, perUnit[unit] as number);
  }
  return sums;
}

/** Accounts held by override, as the sums need them: parallel arrays, one entry per override. */
export type HeldAccounts = {
  readonly unit: Int32Array;
  /** Slot of the holder. */
  readonly slot: Int32Array;
};

/**
 * A measure's total per territory: the sums of its units, corrected for accounts held by override.
 *
 *     total[t] = Σ perUnit[u] over the units of t − Σ value[i] over overrides in units of t + Σ value[i] over overrides of t
 *
 * An override of the unit's own territory cancels out; one in an unassigned unit only adds.
 *
 * @param perUnit The measure summed over all accounts of each unit, whoever holds them.
 * @param slots Slot per unit, −1 where it has no territory.
 * @param held,values The overrides and the measure's value of each.
 * @returns One sum per slot. O(units + overrides).
 */
export function territoryTotals(
  perUnit: Float64Array,
  slots: Int32Array,
  territoryCount: number,
  held: HeldAccounts,
  values: Float64Array,
): Sums {
  const sums = sumsBySlot(perUnit, slots, territoryCount);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const unitSlot = slots[held.unit[i] as number] as number;
    if (unitSlot >= 0) addTo(sums, unitSlot, -value);
    addTo(sums, held.slot[i] as number, value);
  }
  return sums;
}

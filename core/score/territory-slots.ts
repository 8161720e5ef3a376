import { invariant } from "../domain/invariant.ts";
import { type Territory, type TerritoryIndex, UNASSIGNED } from "../domain/territory.ts";

/**
 * Position of a territory in the scenario's list, 0 … territories − 1. Territory indices have gaps once one was deleted;
 * slots have none, so that sums per territory are plain arrays.
 */
export type Slot = number;

/** Slot of "no territory". */
export const NO_SLOT = -1;

/**
 * The slot of a territory index; NO_SLOT for UNASSIGNED.
 *
 * @returns A function that throws Error for an index that no territory has: such a scenario is a defect.
 */
export function slotLookup(territories: readonly Territory[]): (index: TerritoryIndex) => Slot {
  const highest = territories.reduce((max, { index }) => Math.max(max, index), -1);
  const slotOfIndex = new Int32Array(highest + 1).fill(NO_SLOT);
  territories.forEach(({ index }, slot) => {
    slotOfIndex[index] = slot;
  });
  return (index) => {
    if (index === UNASSIGNED) return NO_SLOT;
    const slot = slotOfIndex[index] ?? NO_SLOT;
    invariant(slot !== NO_SLOT, `no territory has the index ${index}`);
    return slot;
  };
}

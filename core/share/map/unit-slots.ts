import type { ShareInput } from "../share-input.ts";

/**
 * Position of each unit's territory in the list of territories; after the last one stands the pool of units that the
 * plan is about and no territory has. −1 for units outside the plan.
 */
export function unitSlots({
  territories,
  assignment,
  extent,
}: Pick<ShareInput, "territories" | "assignment" | "extent">): Int32Array {
  const slotOf = new Map(territories.map(({ index }, slot) => [index, slot]));
  const pool = territories.length;
  return assignment.map((index, unit) => slotOf.get(index) ?? (extent[unit] === 1 ? pool : -1));
}

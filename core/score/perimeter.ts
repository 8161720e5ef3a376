import type { Topology } from "../domain/layer.ts";
import { addTo, createSums, type Sums } from "./sums.ts";

/**
 * Length of each territory's outline in km, coasts and holes included: the arcs whose two sides belong to different
 * territories, or to one and none. Geodesic lengths, each arc measured once per layer.
 *
 * @param slots Slot per unit, negative for none. @returns One sum per slot. O(arcs).
 */
export function territoryPerimetersKm(
  { arcLeft, arcRight, arcLengthKm }: Topology,
  slots: Int32Array,
  slotCount: number,
): Sums {
  const sums = createSums(slotCount);
  for (let arc = 0; arc < arcLeft.length; arc++) {
    const left = slotBeside(slots, arcLeft[arc] as number);
    const right = slotBeside(slots, arcRight[arc] as number);
    if (left === right) continue;
    const lengthKm = arcLengthKm[arc] as number;
    if (left >= 0) addTo(sums, left, lengthKm);
    if (right >= 0) addTo(sums, right, lengthKm);
  }
  return sums;
}

/** Slot of the unit on one side of an arc; outside the layer there is none. */
export const slotBeside = (slots: Int32Array, unit: number): number => (unit < 0 ? -1 : (slots[unit] as number));

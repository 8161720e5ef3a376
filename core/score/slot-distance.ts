import { weightedCentre, weightedDistanceKm } from "./mean-distance.ts";
import type { ScoreContext } from "./score-inputs.ts";

/** What a territory's mean distance is made of: its accounts, and the sum of their distances to the centre. */
export type SlotDistance = { readonly accounts: number; readonly sumKm: number };

const NOWHERE: SlotDistance = { accounts: 0, sumKm: 0 };

/**
 * Distances of a territory's accounts to their weighted centre: the accounts of its units, those held elsewhere left out,
 * and the accounts that it holds by override, wherever they are.
 *
 * @returns A function of the slot and its units. O(units and overrides of the slot).
 */
export function slotDistances(context: ScoreContext): (slot: number, units: Int32Array) => SlotDistance {
  const { points, unitAccounts, overridesOfSlot } = context;
  const { overrides } = context.inputs.scenario;
  let place = new Int32Array(1024);
  let weight = new Float64Array(1024);
  return (slot, units) => {
    const held = overridesOfSlot.members.subarray(overridesOfSlot.offsets[slot], overridesOfSlot.offsets[slot + 1]);
    if (units.length + held.length > place.length) {
      place = new Int32Array(2 * (units.length + held.length));
      weight = new Float64Array(place.length);
    }
    let count = 0;
    let accounts = 0;
    const put = (unit: number, here: number): void => {
      if (here === 0) return;
      place[count] = unit;
      weight[count++] = here;
      accounts += here;
    };
    for (const unit of units) put(unit, unitAccounts[unit] as number);
    for (const i of held) put(overrides.unit[i] as number, 1);

    const places = { points, place, weight, count };
    const centre = weightedCentre(places);
    return centre === null ? NOWHERE : { accounts, sumKm: weightedDistanceKm(places, centre) };
  };
}

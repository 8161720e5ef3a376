import { groupPerimetersKm } from "../geo/group-perimeters.ts";
import { pieceCounter } from "./contiguity.ts";
import { movedByOverrides, movedFromUnit } from "./disruption.ts";
import { groupBy } from "./groups.ts";
import type { ScoreContext } from "./score-inputs.ts";
import { slotDistances } from "./slot-distance.ts";
import { addTo, createSums, type Sums, sumsOf } from "./sums.ts";
import { sumsBySlot, territoryTotals } from "./territory-totals.ts";

/**
 * All that a scorecard is made of, one entry per slot. Kept apart from the scores themselves, so that live editing can
 * change the sums of two territories and leave the rest.
 */
export type TerritorySums = {
  readonly units: Int32Array;
  readonly areaKm2: Sums;
  readonly perimeterKm: Sums;
  /** In the order of the plan's measures. */
  readonly totals: readonly Sums[];
  readonly pieces: Int32Array;
  readonly distanceAccounts: Float64Array;
  readonly distanceSumKm: Float64Array;
  /** Per measure, over the whole plan: what changed holder against the baseline. All zero without one. */
  readonly moved: Sums;
};

/** The sums from scratch. O(units + arcs + neighbours + overrides + baseline entries). */
export function territorySums(context: ScoreContext, slots: Int32Array): TerritorySums {
  const { slotCount, pool, overrideSlots } = context;
  const { layer, columns, scenario } = context.inputs;
  const held = { unit: scenario.overrides.unit, slot: overrideSlots };
  const { offsets, members } = groupBy(slots, slotCount);

  const units = new Int32Array(slotCount);
  const pieces = new Int32Array(slotCount);
  const distanceAccounts = new Float64Array(slotCount);
  const distanceSumKm = new Float64Array(slotCount);
  const countPieces = pieceCounter(context.neighbours, slots, new Int32Array(layer.unitCount));
  const distanceOf = slotDistances(context);
  for (let slot = 0; slot < slotCount; slot++) {
    const own = members.subarray(offsets[slot], offsets[slot + 1]);
    units[slot] = own.length;
    if (slot === pool) continue;
    pieces[slot] = countPieces(own);
    const { accounts, sumKm } = distanceOf(slot, own);
    distanceAccounts[slot] = accounts;
    distanceSumKm[slot] = sumKm;
  }

  return {
    units,
    areaKm2: sumsBySlot(layer.areaKm2, slots, slotCount),
    perimeterKm: sumsOf(groupPerimetersKm(layer.topology, slots, slotCount)),
    totals: columns.measures.map(({ perUnit }, m) =>
      territoryTotals(perUnit, slots, slotCount, held, scenario.overrides.measures[m] as Float64Array),
    ),
    pieces,
    distanceAccounts,
    distanceSumKm,
    moved: movedTotals(context, slots),
  };
}

function movedTotals(context: ScoreContext, slots: Int32Array): Sums {
  const { layer, columns, scenario, holdings } = context.inputs;
  const { overrides } = scenario;
  const moved = createSums(columns.measures.length);
  if (holdings === null) return moved;
  const add = (measure: number, amount: number): void => addTo(moved, measure, amount);
  for (let unit = 0; unit < layer.unitCount; unit++) {
    movedFromUnit(holdings, overrides, context.overridesOfUnit, unit, holderOfSlot(context, slots[unit]), add);
  }
  movedByOverrides(overrides, (i) => holderOfSlot(context, context.overrideSlots[i]), add);
  return moved;
}

/** Position of a slot's holder in the baseline; units outside the plan are nobody's, as the pool is. */
export function holderOfSlot({ holders, pool }: ScoreContext, slot: number | undefined): number {
  return holders[slot === undefined || slot < 0 ? pool : slot] as number;
}

import type { Layer } from "../domain/layer.ts";
import type { Holdings, PlanColumns, ScenarioColumns } from "../domain/plan-columns.ts";
import type { ByMeasure } from "../domain/scorecard.ts";
import { type Neighbours, withGapLinks } from "./contiguity.ts";
import { OTHER_HOLDER, slotHolders } from "./disruption.ts";
import { type Groups, groupBy } from "./groups.ts";
import { type Vectors, vectorsOf } from "./sphere.ts";
import { total } from "./sums.ts";
import { NO_SLOT, slotLookup } from "./territory-slots.ts";

/** What a scorecard is computed from. Nothing in it is modified. */
export type ScoreInputs = {
  readonly layer: Layer;
  readonly columns: PlanColumns;
  readonly scenario: Pick<ScenarioColumns, "territories" | "assignment" | "overrides">;
  /** The plan's balance weights by measure key. */
  readonly balance: ByMeasure;
  /** Who held what in the baseline; null without one. */
  readonly holdings: Holdings | null;
  /** Proven lower bounds of the largest deviation, from the solver; those of unit-size-bound.ts are always applied. */
  readonly bound?: ByMeasure;
};

/**
 * The inputs as the scores use them. Sums run over slots 0 … territories − 1, and one more, `pool`: the units of the
 * extent that no territory has. Units outside the extent count only once a territory has them.
 */
export type ScoreContext = {
  readonly inputs: ScoreInputs;
  readonly slotCount: number;
  readonly pool: number;
  /** Slot of the unit when it goes to the territory with this index. */
  readonly slotFor: (unit: number, territoryIndex: number) => number;
  readonly points: Vectors;
  readonly neighbours: Neighbours;
  /** Overrides by the unit of their account, and by the slot of their holder. */
  readonly overridesOfUnit: Groups;
  readonly overridesOfSlot: Groups;
  readonly overrideSlots: Int32Array;
  /** Accounts per unit without those held by override. */
  readonly unitAccounts: Float64Array;
  /** Position of each slot's holder in the baseline. */
  readonly holders: Int32Array;
  /** Each measure over every account of the plan, in the order of the plan's measures. */
  readonly wholes: readonly number[];
};

/** Points of a layer's units never change, so they are computed once per layer. */
const pointsOfLayer = new WeakMap<Layer, Vectors>();

function unitPoints(layer: Layer): Vectors {
  let points = pointsOfLayer.get(layer);
  if (points === undefined) {
    points = vectorsOf(layer.pointLng, layer.pointLat);
    pointsOfLayer.set(layer, points);
  }
  return points;
}

/** @throws Error when the scenario names a territory that it does not have. O(units + overrides + links). */
export function scoreContext(inputs: ScoreInputs): ScoreContext {
  const { layer, columns, scenario, holdings } = inputs;
  const { territories, overrides } = scenario;
  const pool = territories.length;
  const slotCount = pool + 1;
  const slotOf = slotLookup(territories);
  const { extent } = columns;
  const slotFor = (unit: number, territoryIndex: number): number => {
    const slot = slotOf(territoryIndex);
    return slot === NO_SLOT && extent[unit] === 1 ? pool : slot;
  };

  const overrideSlots = Int32Array.from(overrides.territory, slotOf);
  const unitAccounts = (columns.measures[0]?.perUnit ?? new Float64Array(layer.unitCount)).slice();
  for (const unit of overrides.unit) unitAccounts[unit] = (unitAccounts[unit] as number) - 1;

  return {
    inputs,
    slotCount,
    pool,
    slotFor,
    points: unitPoints(layer),
    neighbours: withGapLinks(layer.adjacency, columns.gapLinks),
    overridesOfUnit: groupBy(overrides.unit, layer.unitCount),
    overridesOfSlot: groupBy(overrideSlots, slotCount),
    overrideSlots,
    unitAccounts,
    holders:
      holdings === null ? new Int32Array(slotCount).fill(OTHER_HOLDER) : slotHolders(holdings, territories, slotCount),
    wholes: columns.measures.map(({ perUnit }) => total(perUnit)),
  };
}

/** Slot per unit, from territory indices: −1 for units outside the plan. O(units). */
export function slotsOf({ slotFor }: ScoreContext, assignment: Int32Array): Int32Array {
  // A plain loop: Int32Array.from with a callback walks an iterator and takes ten times as long.
  const slots = new Int32Array(assignment.length);
  for (let unit = 0; unit < slots.length; unit++) slots[unit] = slotFor(unit, assignment[unit] as number);
  return slots;
}

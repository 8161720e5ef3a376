import { createStore } from "zustand/vanilla";
import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import type { Measure } from "../../core/domain/measure.ts";
import type { Holdings, PlanColumns } from "../../core/domain/plan-columns.ts";
import type { Client } from "../shell/api.ts";

export type PlanSnapshot = NonNullable<Awaited<ReturnType<Client["plan"]["current"]>>>;

/** The open plan without its scenarios' content. */
export type PlanState = {
  /** A plan on its way to an empty screen: its map is begun while its columns are fetched. Null once they are here. */
  readonly opening: PlanSnapshot | null;
  /** All of what follows is null or nothing is. */
  readonly snapshot: PlanSnapshot | null;
  readonly layer: Layer | null;
  readonly columns: PlanColumns | null;
  /** Units that the plan is about, ascending. */
  readonly extentUnits: Int32Array;
  readonly holdings: Holdings | null;
};

export const NO_PLAN: PlanState = {
  opening: null,
  snapshot: null,
  layer: null,
  columns: null,
  extentUnits: new Int32Array(0),
  holdings: null,
};

export const planStore = createStore<PlanState>(() => NO_PLAN);

/** The measure that territories are balanced on first: the heaviest weight, else the first of the plan. */
export function mainMeasure(snapshot: PlanSnapshot): Measure {
  const weight = (measure: Measure) => snapshot.balance[measure.key] ?? 0;
  const [first, ...others] = snapshot.measures;
  if (first === undefined) throw new Error("broken invariant: a plan without measures");
  return others.reduce((best, measure) => (weight(measure) > weight(best) ? measure : best), first);
}

/** Position of the unit with this stored id; −1 where there is none. O(units) the first time, O(1) after. */
export function unitIndexOf(layer: Layer, id: string): UnitIndex {
  let byId = indexes.get(layer);
  if (byId === undefined) {
    byId = new Map(layer.ids.map((unitId, index) => [unitId, index]));
    indexes.set(layer, byId);
  }
  return byId.get(id) ?? -1;
}

const indexes = new WeakMap<Layer, Map<string, UnitIndex>>();

import type { UnitIndex } from "../../core/domain/layer.ts";
import { matchUnits, type UnitCondition } from "../../core/score/match-units.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";

/** Units of the plan on screen that meet these conditions. */
export function matchingUnits(conditions: readonly UnitCondition[], join: "all" | "any"): UnitIndex[] {
  const { layer, columns, extentUnits } = planStore.getState();
  const { assignment, territories } = scenarioStore.getState();
  if (layer === null || columns === null) return [];
  return matchUnits({ layer, measures: columns.measures, assignment, territories }, extentUnits, conditions, join);
}

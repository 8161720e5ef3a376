import type { RepairInputs } from "../../core/score/problems/problem-inputs.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";

/** The scenario on screen as problems are found in it; null while there is none, or no scores of it. */
export function problemInputs(): RepairInputs | null {
  const { layer, columns, holdings, snapshot } = planStore.getState();
  const { assignment, territories, overrides, lockedUnits, allLocked, scorecard } = scenarioStore.getState();
  if (layer === null || columns === null || snapshot === null || scorecard === null) return null;
  return {
    layer,
    columns,
    holdings,
    scenario: { assignment, territories: [...territories.values()], overrides },
    balance: snapshot.balance,
    tolerance: snapshot.tolerance,
    scorecard,
    lockedUnits,
    allLocked,
  };
}

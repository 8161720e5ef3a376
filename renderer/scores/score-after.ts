import type { Edit } from "../../core/domain/edit.ts";
import type { Scorecard } from "../../core/domain/scorecard.ts";
import { scoreScenario } from "../../core/score/scorecard.ts";
import { applyToColumns } from "../edits/apply-to-columns.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";

/**
 * What the scorecard would be after an edit, for previews; nothing is changed. Territories are in the order of their
 * indices, those removed left out. Costs as much as scoring from scratch. Null without a plan.
 */
export function scoreAfter(edit: Edit): Scorecard | null {
  const { layer, columns, holdings, snapshot } = planStore.getState();
  if (layer === null || columns === null || snapshot === null) return null;
  const { assignment, territories, overrides } = applyToColumns(scenarioStore.getState(), edit);
  const scenario = { assignment, territories: [...territories.values()], overrides };
  return scoreScenario({ layer, columns, holdings, scenario, balance: snapshot.balance });
}

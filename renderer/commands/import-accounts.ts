import { mappingOf } from "../edits/mapping.ts";
import { problemOf } from "../shell/problem.ts";
import { newPlanStore } from "../stores/new-plan-store.ts";
import { createPlan } from "./create-plan.ts";

/** Makes the plan that was reviewed; its result waits in the new-plan store until the user opens the map. */
export async function importAccounts(): Promise<void> {
  const state = newPlanStore.getState();
  const { upload, inspection, roles, name, currency, balanceOn, ownLayer, unitIdColumn } = state;
  if (upload === null || inspection === null) return;
  newPlanStore.setState({ problem: null });
  try {
    const column = unitIdColumn.trim();
    const own = ownLayer === null ? "" : { upload: ownLayer.upload, ...(column !== "" && { unitIdColumn: column }) };
    const result = await createPlan({
      accounts: upload,
      mapping: mappingOf(inspection, roles),
      layer: state.layer ?? own,
      name: name.trim(),
      currency,
      balanceOn,
    });
    if (result !== null) newPlanStore.setState({ step: "result", result });
  } catch (error) {
    newPlanStore.setState({ problem: problemOf(error).sentence });
  }
}

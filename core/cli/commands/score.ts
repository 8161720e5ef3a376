import { defaultResourcesFolder } from "../../intake/postal/shipped-layers.ts";
import { scorecardJson } from "../../share/scorecard-json.ts";
import { closePlanFile } from "../../store/database.ts";
import { activeScenarioId } from "../../store/queries/scenarios.ts";
import { createLayerLibrary } from "../../studio/layers/layer-library.ts";
import { openPlanForReading } from "../../studio/plan/open-plan.ts";
import { scenarioNamed } from "../../studio/scenario/find-scenario.ts";
import { shareInput } from "../../studio/share/share-input.ts";
import { scoreTable } from "../score-table.ts";
import type { Terminal } from "../terminal.ts";

/** Prints the scores of one scenario of a plan. */
export async function score(
  path: string,
  { scenario, json }: { readonly scenario?: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<void> {
  const plan = await openPlanForReading(path, createLayerLibrary(defaultResourcesFolder()));
  try {
    const scenarioId = scenario === undefined ? (activeScenarioId(plan.db) ?? "") : scenarioNamed(plan.db, scenario);
    const input = shareInput(plan, { scenarioId, solve: null, backdrop: null, writtenAtMs: Date.now() });
    terminal.out(json === true ? scorecardJson(input) : scoreTable(input));
  } finally {
    closePlanFile(plan.db);
  }
}

import { readAttributeHeadings } from "../../store/queries/measures.ts";
import { readPlanSummary } from "../../store/queries/plan.ts";
import { activeScenarioId, readScenarioSummaries } from "../../store/queries/scenarios.ts";
import { readSettings } from "../../store/queries/settings.ts";
import { firstSight } from "./first-sight.ts";
import type { OpenPlan } from "./open-plan.ts";

/** What the screen needs to know of the open plan besides its columns. */
export function planSnapshot({ db, path, layer, layerKey, columns }: OpenPlan) {
  const { balance, tolerance } = readSettings(db);
  return {
    summary: readPlanSummary(db),
    path,
    layer: layer.meta,
    layerKey,
    sight: firstSight({ layer, columns }),
    measures: columns.measures.map(({ measure }) => measure),
    balance,
    tolerance,
    /** Headings of the accounts' columns that are no measures. */
    attributes: readAttributeHeadings(db),
    scenarios: readScenarioSummaries(db),
    activeScenarioId: activeScenarioId(db) ?? "",
  };
}

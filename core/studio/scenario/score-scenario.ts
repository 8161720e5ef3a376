import type { ScenarioColumns } from "../../domain/plan-columns.ts";
import type { ByMeasure, Scorecard } from "../../domain/scorecard.ts";
import { scoreScenario } from "../../score/scorecard.ts";
import type { ReadableDb } from "../../store/database.ts";
import { readProvenBound, readSettings } from "../../store/queries/settings.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { baselineHoldings } from "./baseline-holdings.ts";
import { findScenario } from "./find-scenario.ts";
import { scenarioColumns } from "./scenario-columns.ts";

/** A scenario as it stands, with its scores. */
export type ScoredScenario = { readonly columns: ScenarioColumns; readonly scorecard: Scorecard };

/** @throws StudioFailure when there is no such scenario. */
export function scoredScenario(plan: OpenPlan<ReadableDb>, scenarioId: string): ScoredScenario {
  const baseline = baselineHoldings(plan);
  const columns = scenarioColumns(plan, findScenario(plan.db, scenarioId), baseline);
  const scorecard = scoreScenario({
    layer: plan.layer,
    columns: plan.columns,
    scenario: columns,
    balance: readSettings(plan.db).balance,
    holdings: baseline?.holdings ?? null,
    bound: boundOf(plan, scenarioId, columns),
  });
  return { columns, scorecard };
}

/** What the solver proved holds for as many territories of equal capacity, with every account in its unit. */
function boundOf(
  { db, layer, layerKey }: OpenPlan<ReadableDb>,
  scenarioId: string,
  { territories, overrides }: ScenarioColumns,
): ByMeasure {
  const proven = readProvenBound(db, scenarioId);
  const holds =
    (proven?.layerKey ?? layer.meta.id) === layerKey &&
    proven?.territoryCount === territories.length &&
    overrides.account.length === 0 &&
    territories.every(({ capacity }) => capacity === territories[0]?.capacity);
  return holds && proven !== null ? proven.maxDeviation : {};
}

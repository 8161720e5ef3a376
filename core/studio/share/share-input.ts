import { known } from "../../domain/invariant.ts";
import type { Layer } from "../../domain/layer.ts";
import type { SharedSolve, ShareInput } from "../../share/share-input.ts";
import type { ReadableDb } from "../../store/database.ts";
import { eachHeldAccount } from "../../store/queries/accounts.ts";
import { readPlanSummary } from "../../store/queries/plan.ts";
import { readScenarioSummaries } from "../../store/queries/scenarios.ts";
import { readSettings } from "../../store/queries/settings.ts";
import { eachRejected, eachRepaired } from "../../store/queries/triage.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { findScenario } from "../scenario/find-scenario.ts";
import { type ScoredScenario, scoredScenario } from "../scenario/score-scenario.ts";

export type ShareOptions = {
  readonly scenarioId: string;
  /** How the scenario was built, where that is known. */
  readonly solve: SharedSolve | null;
  /** Outlines behind the territories; only drawings need them. */
  readonly backdrop: Layer | null;
  readonly writtenAtMs: number;
};

/** Everything that the writers of core/share need of one scenario. @throws StudioFailure when there is none of that id. */
export function shareInput(
  plan: OpenPlan<ReadableDb>,
  { scenarioId, solve, backdrop, writtenAtMs }: ShareOptions,
  scored: ScoredScenario = scoredScenario(plan, scenarioId),
): ShareInput {
  const { db, layer, columns } = plan;
  const key = findScenario(db, scenarioId);
  const settings = readSettings(db);
  const { territories, groups, assignment } = scored.columns;
  const plain = { ...settings, territories: territories.length };
  return {
    plan: readPlanSummary(db),
    layer,
    scenario: known(readScenarioSummaries(db).find(({ id }) => id === scenarioId)),
    measures: columns.measures.map(({ measure }) => measure),
    balance: settings.balance,
    extent: columns.extent,
    territories,
    groups,
    assignment,
    scorecard: scored.scorecard,
    solve: solve ?? { settings: plain, seed: null, seconds: null },
    accounts: () => eachHeldAccount(db, key),
    rejected: () => eachRejected(db),
    repairs: () => eachRepaired(db),
    backdrop,
    locale: "en-US",
    writtenAtMs,
  };
}

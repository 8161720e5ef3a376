import type { ScenarioColumns } from "../../core/domain/plan-columns.ts";
import { proposalStore, type ShownTerritories } from "./proposal-store.ts";
import { type ScenarioState, scenarioStore } from "./scenario-store.ts";

/** What map and pointer show: the plan on the way or under review, else the scenario. */
export function shownScenario(): ScenarioState {
  const scenario = scenarioStore.getState();
  const shown = shownTerritories();
  if (shown === scenario) return scenario;
  const { plan, preview, proposals, chosenId } = proposalStore.getState();
  const scorecard = preview === null && plan !== null ? proposals.find(({ id }) => id === chosenId)?.scorecard : null;
  return {
    ...scenario,
    assignment: shown.assignment,
    territories: shown.territories,
    scorecard: scorecard ?? scenario.scorecard,
  };
}

/** Calls back whenever what is shown may have become another. @returns The end of it. */
export function onShownChange(callback: () => void): () => void {
  const stops = [scenarioStore.subscribe(callback), proposalStore.subscribe(callback)];
  return () => stops.forEach((stop) => stop());
}

/** The same without figures: one and the same value until it changes, as React wants it. */
export function shownTerritories(): ShownTerritories {
  const { preview, plan, showsPresent } = proposalStore.getState();
  if (showsPresent) return scenarioStore.getState();
  if (preview !== null) return preview;
  return plan === null ? scenarioStore.getState() : territoriesOf(plan);
}

const byPlan = new WeakMap<ScenarioColumns, ShownTerritories>();

function territoriesOf(plan: ScenarioColumns): ShownTerritories {
  let shown = byPlan.get(plan);
  if (shown === undefined) {
    const territories = new Map(plan.territories.map((territory) => [territory.index, territory]));
    shown = { assignment: plan.assignment, territories };
    byPlan.set(plan, shown);
  }
  return shown;
}

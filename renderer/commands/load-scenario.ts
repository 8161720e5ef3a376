import type { Edit } from "../../core/domain/edit.ts";
import type { ScenarioColumns } from "../../core/domain/plan-columns.ts";
import { applyToColumns } from "../edits/apply-to-columns.ts";
import { followRegions } from "../edits/follow-regions.ts";
import { rescore, startScoring } from "../scores/live-scoring.ts";
import { api } from "../shell/api.ts";
import { resources } from "../shell/resources.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { treeStore } from "../stores/tree-store.ts";
import { viewStore } from "../stores/view-store.ts";

/** Brings a scenario of the open plan to the screen, as the plan file has it. */
export async function loadScenario(id: string): Promise<void> {
  showScenario(id, await resources.scenario(id));
  await loadBaselineScores();
}

/** Puts a scenario's columns on screen and scores them. */
export function showScenario(id: string, columns: ScenarioColumns): void {
  placeScenario(id, columns);
  scoreAnew();
}

/** Puts a scenario's columns on screen; its scores are still to come. */
export function placeScenario(id: string, columns: ScenarioColumns): void {
  const before = scenarioStore.getState();
  const territories = new Map(columns.territories.map((territory) => [territory.index, territory]));
  const groups = new Map(columns.groups.map((group) => [group.index, group]));
  const kept = before.id === id ? before : { nextTerritory: 0, nextGroup: 0 };
  scenarioStore.setState({
    id,
    revision: columns.revision,
    undoLabel: columns.undoLabel,
    redoLabel: columns.redoLabel,
    territories,
    assignment: columns.assignment,
    overrides: columns.overrides,
    groups,
    lockedUnits: columns.lockedUnits,
    allLocked: columns.allLocked,
    nextTerritory: nextNumber(kept.nextTerritory, territories),
    nextGroup: nextNumber(kept.nextGroup, groups),
    scorecard: null,
  });
  forgetMissingTerritories();
}

/** Applies an edit to the screen: columns and scores in the same turn. */
export function followEdit(edit: Edit): void {
  const before = scenarioStore.getState();
  const after = applyToColumns(before, edit);
  scenarioStore.setState({
    ...after,
    nextTerritory: nextNumber(before.nextTerritory, after.territories),
    nextGroup: nextNumber(before.nextGroup, after.groups),
    scorecard: rescore(edit, after.assignment, after.territories, after.overrides),
  });
  followRegions(edit);
  forgetMissingTerritories();
}

/** The first number that no entry has, and none before it had. */
function nextNumber(known: number, entries: ReadonlyMap<number, unknown>): number {
  let next = known;
  for (const index of entries.keys()) next = Math.max(next, index + 1);
  return next;
}

/** The scores that changes are measured against; none while the baseline itself is on screen. */
export async function loadBaselineScores(): Promise<void> {
  const baseline = planStore.getState().snapshot?.scenarios.find(({ isBaseline }) => isBaseline);
  const { id } = scenarioStore.getState();
  if (baseline === undefined || baseline.id === id) {
    scenarioStore.setState({ baselineScorecard: null });
    return;
  }
  const baselineScorecard = await api().scenario.scorecard({ id: baseline.id });
  if (scenarioStore.getState().id === id) scenarioStore.setState({ baselineScorecard });
}

function forgetMissingTerritories(): void {
  const { groups, territories } = scenarioStore.getState();
  const gone = (index: number | null): boolean => index !== null && !territories.has(index);
  if (gone(selectionStore.getState().territory)) selectionStore.setState({ territory: null });
  if (gone(selectionStore.getState().hoveredTerritory)) selectionStore.setState({ hoveredTerritory: null });
  const { group } = selectionStore.getState();
  if (group !== null && !groups.has(group)) selectionStore.setState({ group: null });
  const { picked } = treeStore.getState();
  if ([...picked].some(gone)) treeStore.setState({ picked: new Set([...picked].filter((index) => !gone(index))) });
  const view = viewStore.getState();
  if (gone(view.activeTerritory)) viewStore.setState({ activeTerritory: null });
  if (view.accountTerritory !== -1 && gone(view.accountTerritory)) viewStore.setState({ accountTerritory: null });
}

/** Scores the scenario on screen from scratch: the plan's wishes have changed. */
export function scoreAnew(): void {
  const { assignment, territories, overrides } = scenarioStore.getState();
  scenarioStore.setState({ scorecard: startScoring(assignment, territories, overrides) });
}

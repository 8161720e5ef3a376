import { FIRST_STYLING } from "../../core/domain/map-styling.ts";
import { api } from "../shell/api.ts";
import { resources } from "../shell/resources.ts";
import { accountPickStore, NO_ACCOUNTS } from "../stores/account-pick-store.ts";
import { appStore } from "../stores/app-store.ts";
import { gestureStore, NO_GESTURE } from "../stores/gesture-store.ts";
import { NO_PLAN, type PlanSnapshot, planStore } from "../stores/plan-store.ts";
import { NO_PROPOSAL, proposalStore } from "../stores/proposal-store.ts";
import { NO_REGIONS, regionStore } from "../stores/region-store.ts";
import { NO_SCENARIO, scenarioStore } from "../stores/scenario-store.ts";
import { NOTHING_SELECTED, selectionStore } from "../stores/selection-store.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { FIRST_TABLES, tableStore } from "../stores/table-store.ts";
import { readyTools } from "../stores/tool-store.ts";
import { FIRST_TREE, treeStore } from "../stores/tree-store.ts";
import { FIRST_VIEW, viewStore } from "../stores/view-store.ts";
import { forgetView, keepViewNow, takeViews } from "../view/keep-view.ts";
import { loadBaselineScores, placeScenario, scoreAnew } from "./load-scenario.ts";

/** Brings a plan that the service has open to the screen: layer, columns, active scenario, scores. */
export async function showPlan(snapshot: PlanSnapshot): Promise<void> {
  const shown = planStore.getState();
  const isSamePlan = shown.snapshot?.summary.id === snapshot.summary.id;
  if (!isSamePlan) await keepViewNow();
  // Asked for before all else: with it the map is begun, while what is larger arrives and is unpacked.
  const views = isSamePlan ? null : await api().view.read();
  const { screen } = appStore.getState();
  if (views !== null && shown.snapshot === null) beginMap(snapshot, views);
  const isSameLayer = shown.snapshot?.layerKey === snapshot.layerKey;
  const arriving = Promise.all([
    isSameLayer && shown.layer !== null ? shown.layer : resources.layer(snapshot.layerKey),
    isSamePlan && isSameLayer && shown.columns !== null ? shown.columns : resources.planColumns(),
    resources.scenario(snapshot.activeScenarioId),
    // Without a baseline nobody held anything before.
    snapshot.scenarios.some(({ isBaseline }) => isBaseline) ? resources.holdings() : null,
    api().regions.list(),
  ]);
  let arrived: Awaited<typeof arriving>;
  try {
    arrived = await arriving;
  } catch (error) {
    planStore.setState({ opening: null });
    appStore.setState({ screen });
    throw error;
  }
  const [layer, columns, scenario, holdings, regions] = arrived;
  if (views !== null) startAfresh(snapshot, views);
  const isSameExtent = columns === shown.columns;
  const extentUnits = isSameExtent ? shown.extentUnits : unitsIn(columns.extent);
  regionStore.setState({ regions });
  planStore.setState({ opening: null, snapshot, layer, columns, holdings, extentUnits });
  if (!isSameExtent) forgetUnitsOutside(columns.extent);
  placeScenario(snapshot.activeScenarioId, scenario);
  appStore.setState({ screen: "studio" });
  // Tiles that are here already come first, and the frame that shows them.
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: SCORED_AT_LAST_MS }));
  scoreAnew();
  await loadBaselineScores();
}

/** Figures need not wait longer than that for a map that is busy. */
const SCORED_AT_LAST_MS = 400;

type Views = Parameters<typeof takeViews>[0];

/** An empty screen need not wait for the plan's columns: its map is begun, and fetches and cuts what it will colour. */
function beginMap(opening: PlanSnapshot, views: Views): void {
  stylingStore.setState(FIRST_STYLING);
  takeViews(views);
  const { layers, accounts } = stylingStore.getState();
  if (layers.accounts.isVisible) {
    void resources.warmAccounts(accounts.kind === "heat" ? "cells" : "clusters", accounts.measure);
  }
  planStore.setState({ opening });
  appStore.setState({ screen: "studio" });
}

/** Nothing is left of the plan before; this one is looked at as its file says. */
function startAfresh({ summary }: PlanSnapshot, views: Views): void {
  selectionStore.setState(NOTHING_SELECTED);
  accountPickStore.setState(NO_ACCOUNTS);
  treeStore.setState(FIRST_TREE);
  scenarioStore.setState(NO_SCENARIO);
  gestureStore.setState(NO_GESTURE);
  readyTools(summary.id);
  viewStore.setState({ ...FIRST_VIEW, panel: viewStore.getState().panel ?? FIRST_VIEW.panel });
  stylingStore.setState(FIRST_STYLING);
  tableStore.setState(FIRST_TABLES);
  regionStore.setState(NO_REGIONS);
  takeViews(views);
}

/** Shows the open plan as the service has it now: its units were divided or joined. */
export async function reloadPlan(): Promise<void> {
  const snapshot = await api().plan.current();
  if (snapshot !== null) await showPlan(snapshot);
}

/** What was chosen and has become parts, or was a part, is not chosen any more. */
function forgetUnitsOutside(extent: Uint8Array): void {
  const { units, hoveredUnit } = selectionStore.getState();
  const kept = [...units].filter((unit) => extent[unit] === 1);
  if (kept.length < units.size) selectionStore.setState({ units: new Set(kept) });
  if (hoveredUnit !== null && extent[hoveredUnit] !== 1) selectionStore.setState({ hoveredUnit: null });
}

/** Takes the plan off the screen; the service has closed it. */
export function leavePlan(): void {
  forgetView();
  proposalStore.setState(NO_PROPOSAL);
  planStore.setState(NO_PLAN);
  scenarioStore.setState(NO_SCENARIO);
  selectionStore.setState(NOTHING_SELECTED);
  regionStore.setState(NO_REGIONS);
  viewStore.setState({
    dialog: null,
    accountSearch: "",
    accountTerritory: null,
    accountUnitId: null,
    accountOverridden: false,
  });
  accountPickStore.setState(NO_ACCOUNTS);
  treeStore.setState(FIRST_TREE);
}

function unitsIn(extent: Uint8Array): Int32Array {
  const units = new Int32Array(extent.reduce((count, inside) => count + inside, 0));
  let at = 0;
  extent.forEach((inside, unit) => {
    if (inside === 1) units[at++] = unit;
  });
  return units;
}

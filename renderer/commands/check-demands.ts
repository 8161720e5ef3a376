import type { Unmet } from "../../core/domain/demand-report.ts";
import type { Demands } from "../../core/domain/demands.ts";
import { demandStore, NO_DEMANDS } from "../stores/demand-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { openPanel } from "./arrange.ts";
import { focusTerritory, selectUnits } from "./select-units.ts";
import { zoomToTerritory, zoomToUnits } from "./zoom.ts";

/** Holds the territories as they are, and as they will be edited, against these demands, in the problems panel. */
export function checkAgainst(demands: Demands): void {
  demandStore.setState({ ...NO_DEMANDS, demands });
  openPanel("problems");
}

/** After a proposal was accepted: the same demands go on to hold, if they were about all of the territories. */
export function keepChecking(demands: Demands): void {
  const isAboutAll = demands.scope.kind === "new" || demands.scope.kind === "rebalance";
  demandStore.setState(isAboutAll ? { ...NO_DEMANDS, demands } : NO_DEMANDS);
}

export const stopChecking = (): void => demandStore.setState(NO_DEMANDS);

/** Selects and shows where a demand is not met. */
export function showUnmet({ units, territory }: Unmet): void {
  const ids = planStore.getState().layer?.ids ?? [];
  const wanted = new Set(units);
  const found = [...ids.keys()].filter((unit) => wanted.has(ids[unit] ?? ""));
  const at = [...scenarioStore.getState().territories.values()].find(({ id }) => id === territory)?.index ?? null;
  selectUnits(found, "replace");
  focusTerritory(at);
  if (found.length > 0) zoomToUnits(found);
  else if (at !== null) zoomToTerritory(at);
}

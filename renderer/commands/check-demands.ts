import type { Unmet } from "../../core/domain/demand-report.ts";
import type { Demands } from "../../core/domain/demands.ts";
import { api } from "../shell/api.ts";
import { demandStore, NO_DEMANDS } from "../stores/demand-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { openPanel } from "./arrange.ts";
import { attempt } from "./attempt.ts";
import { focusTerritory, selectUnits } from "./select-units.ts";
import { zoomToTerritory, zoomToUnits } from "./zoom.ts";

/** Holds the territories as they are, and as they will be edited, against these demands, in the problems panel. */
export function checkAgainst(demands: Demands): void {
  demandStore.setState({ ...NO_DEMANDS, demands });
  openPanel("problems");
}

/** They are not looked at any more; those that stay with the scenario leave it. */
export function stopChecking(): void {
  const { stand } = demandStore.getState();
  const { id: scenarioId } = scenarioStore.getState();
  demandStore.setState(NO_DEMANDS);
  if (stand && scenarioId !== null) void attempt(() => api().solve.endStanding({ scenarioId }));
}

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

import type { UnitIndex } from "../../core/domain/layer.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { unitsOf } from "../edits/assign-units-edit.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";

export type SelectMode = "replace" | "add" | "remove" | "toggle";

/** Changes which units are selected. */
export function selectUnits(units: Iterable<UnitIndex>, mode: SelectMode): void {
  const before = selectionStore.getState().units;
  const after = mode === "replace" ? new Set<UnitIndex>() : new Set(before);
  for (const unit of units) {
    if (mode === "remove" || (mode === "toggle" && before.has(unit))) after.delete(unit);
    else after.add(unit);
  }
  if (after.size === 0 && before.size === 0) return;
  selectionStore.setState({ units: after });
}

export const clearSelection = (): void => selectionStore.setState({ units: new Set(), territory: null, group: null });

/** Shows a territory in the inspector; null for none. */
export const focusTerritory = (territory: TerritoryIndex | null): void =>
  selectionStore.setState({ territory, group: null });

/** Selects the units of some territories. */
export const selectUnitsOf = (territories: readonly TerritoryIndex[]): void =>
  selectUnits(unitsOf(scenarioStore.getState().assignment, ...territories), "replace");

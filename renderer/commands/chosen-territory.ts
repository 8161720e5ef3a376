import type { Territory } from "../../core/domain/territory.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { viewStore } from "../stores/view-store.ts";

/** The territory that a command without a territory of its own is about: the active one, else the one in the inspector. */
export function chosenTerritory(): Territory | null {
  const { territories } = scenarioStore.getState();
  const index = viewStore.getState().activeTerritory ?? selectionStore.getState().territory;
  return index === null ? null : (territories.get(index) ?? null);
}

import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { removeTerritoryChanges } from "../edits/remove-territory-changes.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { commitEdit } from "./commit-edit.ts";

/** Removes a territory; its units become unassigned and its overrides are lifted. One undoable edit. */
export async function deleteTerritory(index: TerritoryIndex): Promise<void> {
  const { assignment, overrides, territories } = scenarioStore.getState();
  const territory = territories.get(index);
  if (territory === undefined) return;
  const changes = removeTerritoryChanges(assignment, overrides, territory);
  await commitEdit({ label: en.edit.deleted(territory.name), changes: [...changes] });
}

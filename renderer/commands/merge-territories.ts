import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { mergeChanges } from "../edits/merge-changes.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { treeStore } from "../stores/tree-store.ts";
import { en } from "../text/en.ts";
import { commitEdit } from "./commit-edit.ts";
import { focusTerritory } from "./select-units.ts";

/** Merges territories into one of them, under a name of the user's choice. One undoable edit. */
export async function mergeTerritories(
  indices: readonly TerritoryIndex[],
  into: TerritoryIndex,
  name: string,
): Promise<void> {
  const { assignment, overrides, territories } = scenarioStore.getState();
  const kept = territories.get(into);
  const gone = indices.filter((index) => index !== into).flatMap((index) => territories.get(index) ?? []);
  if (kept === undefined || gone.length === 0) return;
  const changes = mergeChanges({ assignment, overrides, gone, into: kept, name: name.trim() || kept.name });
  const names = gone.length <= 3 ? gone.map((each) => each.name).join(", ") : en.tree.territories(gone.length);
  const label = en.whole.merged(names, name).slice(0, 300);
  if (await commitEdit({ label, changes })) {
    treeStore.setState({ picked: new Set() });
    focusTerritory(into);
  }
}

import type { TerritoryIndex } from "../../../core/domain/territory.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { treeStore } from "../../stores/tree-store.ts";
import type { TreeRow } from "./tree-rows.ts";

/** Picks a territory besides the others, or no longer. The one that the inspector shows is taken to be meant, too. */
export function pickToggle(index: TerritoryIndex): void {
  const picked = new Set(treeStore.getState().picked);
  const { territory } = selectionStore.getState();
  if (picked.size === 0 && territory !== null && territory !== index) picked.add(territory);
  if (!picked.delete(index)) picked.add(index);
  treeStore.setState({ picked });
}

/** Picks every territory in sight of the tree from the one that the inspector shows to this one. */
export function pickThrough(rows: readonly TreeRow[], index: TerritoryIndex): void {
  const { territory } = selectionStore.getState();
  const at = (wanted: TerritoryIndex | null) =>
    rows.findIndex((row) => row.kind === "territory" && row.territory.index === wanted);
  const [from, to] = [at(territory), at(index)];
  if (from < 0 || to < 0) return pickToggle(index);
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  const indices = range.flatMap((row) => (row.kind === "territory" ? [row.territory.index] : []));
  treeStore.setState({ picked: new Set([...treeStore.getState().picked, ...indices]) });
}

export const pickNone = (): void => {
  if (treeStore.getState().picked.size > 0) treeStore.setState({ picked: new Set() });
};

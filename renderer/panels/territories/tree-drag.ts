import type { GroupIndex } from "../../../core/domain/group.ts";
import type { TreeItems } from "../../edits/group-changes.ts";
import { treeStore } from "../../stores/tree-store.ts";
import type { TreeRow } from "./tree-rows.ts";

/** What goes along when a row is moved: everything that is picked, if the row is. */
export function carriedBy(row: TreeRow): TreeItems {
  if (row.kind === "group") return { groups: [row.group.index], territories: [] };
  const { picked } = treeStore.getState();
  const { index } = row.territory;
  return { groups: [], territories: picked.has(index) ? [...picked] : [index] };
}

/** The group that something dropped on a row comes into: the row's own, or the one that the territory is in. */
export const dropTargetOf = (row: TreeRow): GroupIndex | null =>
  row.kind === "group" ? row.group.index : row.territory.group;

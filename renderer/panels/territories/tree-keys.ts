import type { KeyboardEvent } from "react";
import { focusGroup, moveToGroup, toggleGroup } from "../../commands/groups.ts";
import { focusTerritory } from "../../commands/select-units.ts";
import { notice } from "../../shell/notice.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import { carriedBy } from "./tree-drag.ts";
import { pickToggle } from "./tree-pick.ts";
import type { TreeRow } from "./tree-rows.ts";

type Press = Pick<KeyboardEvent, "key" | "altKey">;

/** Does what a key means in the tree. Answers which row is the active one then; null where the key means nothing. */
export function treeKey({ key, altKey }: Press, rows: readonly TreeRow[], active: number): number | null {
  const row = rows[active];
  if (row === undefined) return null;
  if (altKey) return nest(key, rows, active);
  switch (key) {
    case "ArrowDown":
      return Math.min(rows.length - 1, active + 1);
    case "ArrowUp":
      return Math.max(0, active - 1);
    case "Home":
      return 0;
    case "End":
      return rows.length - 1;
    case "ArrowRight":
      if (row.kind !== "group") return active;
      if (row.isOpen) return (rows[active + 1]?.depth ?? 0) > row.depth ? active + 1 : active;
      toggleGroup(row.group.index);
      return active;
    case "ArrowLeft":
      if (row.kind === "group" && row.isOpen) toggleGroup(row.group.index);
      else return parentRow(rows, active) ?? active;
      return active;
    case "Enter":
      if (row.kind === "group") focusGroup(row.group.index);
      else focusTerritory(row.territory.index);
      return active;
    case " ":
      if (row.kind === "territory") pickToggle(row.territory.index);
      else toggleGroup(row.group.index);
      return active;
    default:
      return null;
  }
}

/** Alt → brings the row into the group above it, Alt ← out into the group that holds its own. */
function nest(key: string, rows: readonly TreeRow[], active: number): number | null {
  const row = rows[active];
  if (row === undefined) return null;
  const { groups } = scenarioStore.getState();
  const home = row.kind === "group" ? row.group.parent : row.territory.group;
  if (key === "ArrowLeft") {
    if (home !== null) void moveToGroup(carriedBy(row), groups.get(home)?.parent ?? null);
    return active;
  }
  if (key !== "ArrowRight") return null;
  for (let at = active - 1; at >= 0 && (rows[at] as TreeRow).depth >= row.depth; at--) {
    const above = rows[at] as TreeRow;
    if (above.depth !== row.depth || above.kind !== "group") continue;
    void moveToGroup(carriedBy(row), above.group.index);
    return active;
  }
  notice.info(en.tree.nothingAbove);
  return active;
}

function parentRow(rows: readonly TreeRow[], active: number): number | null {
  const depth = rows[active]?.depth ?? 0;
  for (let at = active - 1; at >= 0; at--) if ((rows[at]?.depth ?? 0) < depth) return at;
  return null;
}

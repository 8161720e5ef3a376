import type { MouseEvent } from "react";
import { focusGroup } from "../../commands/groups.ts";
import { focusTerritory } from "../../commands/select-units.ts";
import { pickNone, pickThrough, pickToggle } from "./tree-pick.ts";
import type { TreeRow } from "./tree-rows.ts";

/** What a click on a row of the tree means: look at it, or with Ctrl and Shift pick it besides others. */
export function clickRow(event: MouseEvent, row: TreeRow, rows: readonly TreeRow[]): void {
  if (row.kind === "group") {
    pickNone();
    focusGroup(row.group.index);
  } else if (event.shiftKey) pickThrough(rows, row.territory.index);
  else if (event.ctrlKey || event.metaKey) pickToggle(row.territory.index);
  else {
    pickNone();
    focusTerritory(row.territory.index);
  }
}

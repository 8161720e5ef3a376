import { toggleDock } from "../commands/arrange.ts";
import { assignToActive, unassignSelection } from "../commands/assign-units.ts";
import { chooseTool } from "../commands/choose-tool.ts";
import { createTerritory } from "../commands/create-territory.ts";
import { clearSelection } from "../commands/select-units.ts";
import { showDialog } from "../commands/show-dialog.ts";
import { redo, undo } from "../commands/undo.ts";
import { zoomIn, zoomOut, zoomToPlan } from "../commands/zoom.ts";
import { appStore } from "../stores/app-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { type ShortcutName, shortcutOf } from "./shortcuts.ts";

const COMMANDS: Record<ShortcutName, () => unknown> = {
  select: () => chooseTool("select"),
  rectangle: () => chooseTool("rectangle"),
  lasso: () => chooseTool("lasso"),
  escape: clearSelection,
  assign: assignToActive,
  unassign: unassignSelection,
  create: createTerritory,
  undo,
  redo,
  build: () => showDialog({ kind: "build" }),
  fit: zoomToPlan,
  zoomIn,
  zoomOut,
  dock: toggleDock,
  share: () => showDialog({ kind: "share" }),
  help: () => showDialog({ kind: "shortcuts" }),
};

/** Does what a shortcut stands for, unless the key belongs to a field, a menu or a dialog. */
export function listenToKeyboard(): void {
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || appStore.getState().screen !== "studio") return;
    if (viewStore.getState().dialog !== null || isTakenBy(event.target)) return;
    const name = shortcutOf(event);
    if (name === null) return;
    event.preventDefault();
    COMMANDS[name]();
  });
}

const isTakenBy = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest("input, textarea, select, [role='menu'], [role='listbox'], [role='dialog'], [role='slider']") !==
      null);

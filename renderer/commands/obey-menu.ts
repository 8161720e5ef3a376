import type { MenuCommand } from "../../core/studio/contract/shell.ts";
import { planStore } from "../stores/plan-store.ts";
import { closePlan } from "./close-plan.ts";
import { openPlan } from "./open-plan.ts";
import { openSample } from "./open-sample.ts";
import { saveCopy } from "./save-copy.ts";
import { clearSelection } from "./select-units.ts";
import { showDialog } from "./show-dialog.ts";
import { startNewPlan } from "./start-new-plan.ts";
import { toggleTheme } from "./toggle-theme.ts";
import { redo, undo } from "./undo.ts";
import { zoomIn, zoomOut, zoomToPlan } from "./zoom.ts";

/** Needs no open plan. */
const ANYWHERE: Partial<Record<MenuCommand, () => unknown>> = {
  "new-plan": () => startNewPlan(null),
  "open-plan": openPlan,
  "open-sample": openSample,
  "toggle-theme": toggleTheme,
};

const IN_PLAN: Partial<Record<MenuCommand, () => unknown>> = {
  "save-copy": saveCopy,
  share: () => showDialog({ kind: "share" }),
  "close-plan": closePlan,
  undo,
  redo,
  "select-none": clearSelection,
  build: () => showDialog({ kind: "build" }),
  compare: () => showDialog({ kind: "compare", from: null, to: null }),
  fit: zoomToPlan,
  "zoom-in": zoomIn,
  "zoom-out": zoomOut,
};

/** Does what a menu entry asks for, by the command that button and shortcut use. */
export function obeyMenu(command: MenuCommand): void {
  ANYWHERE[command]?.();
  if (planStore.getState().snapshot !== null) IN_PLAN[command]?.();
}

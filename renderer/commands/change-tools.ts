import { planStore } from "../stores/plan-store.ts";
import {
  BRUSH_PX,
  rememberAlways,
  SHAPE_TOOLS,
  type ToolAction,
  type ToolState,
  toolStore,
} from "../stores/tool-store.ts";
import { type Tool, viewStore } from "../stores/view-store.ts";
import { lookOfLayer } from "./style-map.ts";

/** Sets how the tools work. */
export const setTools = (
  wish: Partial<Pick<ToolState, "action" | "brushPx" | "radiusKm" | "onlyUnassigned" | "insideParent" | "skipLocked">>,
): void => {
  toolStore.setState(wish);
  // What is to be picked must be seen.
  if (wish.action === "pick") lookOfLayer("accounts", { isVisible: true });
};

/** From selecting to assigning at once, to picking accounts where the tool can do that, and back. */
export function toggleAction(): void {
  const actions = actionsOf(viewStore.getState().tool);
  const at = actions.indexOf(toolStore.getState().action);
  setTools({ action: actions[(at + 1) % actions.length] ?? "select" });
}

/** What a tool can do with what it takes. */
export const actionsOf = (tool: Tool): readonly ToolAction[] =>
  SHAPE_TOOLS.has(tool) ? ["select", "assign", "pick"] : ["select", "assign"];

const STEP = 1.3;

export const resizeBrush = (brushPx: number): void =>
  toolStore.setState({ brushPx: Math.round(Math.min(BRUSH_PX.most, Math.max(BRUSH_PX.least, brushPx))) });

export const largerBrush = (): void =>
  resizeBrush(Math.max(toolStore.getState().brushPx + 1, toolStore.getState().brushPx * STEP));
export const smallerBrush = (): void => resizeBrush(toolStore.getState().brushPx / STEP);

/** Takes every "always" of this plan back. */
export function askAgain(): void {
  const planId = planStore.getState().snapshot?.summary.id;
  if (planId !== undefined) rememberAlways(planId, { takesHeld: "ask", takesLocked: "ask" });
}

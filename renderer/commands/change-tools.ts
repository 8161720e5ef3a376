import { planStore } from "../stores/plan-store.ts";
import { BRUSH_PX, rememberAlways, type ToolState, toolStore } from "../stores/tool-store.ts";

/** Sets how the tools work. */
export const setTools = (
  wish: Partial<Pick<ToolState, "action" | "brushPx" | "radiusKm" | "onlyUnassigned" | "insideParent" | "skipLocked">>,
): void => toolStore.setState(wish);

/** Switches between selecting and assigning at once. */
export const toggleAction = (): void =>
  toolStore.setState(({ action }) => ({ action: action === "select" ? "assign" : "select" }));

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

import { createStore } from "zustand/vanilla";
import type { UnitIndex } from "../../core/domain/layer.ts";
import type { Tool } from "./view-store.ts";

/**
 * What the tools of the map do: select units, give them to the active territory at once, or pick the accounts whose places
 * lie inside what was drawn. The last is for tools that draw a shape; others select meanwhile.
 */
export type ToolAction = "select" | "assign" | "pick";

/** Tools that draw a closed line. */
export const SHAPE_TOOLS: ReadonlySet<Tool> = new Set<Tool>(["rectangle", "lasso", "polygon", "radius"]);

/** A unit of a parent layer: `layer.parents[parent]`, and the position in it. */
export type ParentUnit = { readonly parent: number; readonly position: number };

/** How the tools work; no part of the plan. */
export type ToolState = {
  readonly action: ToolAction;
  /** Radius of the brush. */
  readonly brushPx: number;
  /** When given, a click takes everything within this distance; else the circle is dragged. */
  readonly radiusKm: number | null;
  /** Units that the tools leave alone. */
  readonly onlyUnassigned: boolean;
  readonly insideParent: ParentUnit | null;
  readonly skipLocked: boolean;
  /** Whether the user wants to be asked before a tool takes units from other territories, or locked ones. */
  readonly takesHeld: "ask" | "always";
  readonly takesLocked: "ask" | "always";
  /** The unit that the arrow keys have come to. */
  readonly cursor: UnitIndex | null;
  /** The chosen tool is moved by arrow keys at present. */
  readonly isSteered: boolean;
};

export const BRUSH_PX = { least: 2, first: 18, most: 120 };

const FIRST_TOOLS: ToolState = {
  action: "select",
  brushPx: BRUSH_PX.first,
  radiusKm: null,
  onlyUnassigned: false,
  insideParent: null,
  skipLocked: false,
  takesHeld: "ask",
  takesLocked: "ask",
  cursor: null,
  isSteered: false,
};

export const toolStore = createStore<ToolState>(() => FIRST_TOOLS);

const keyOf = (planId: string): string => `bailiwick-tools-${planId}`;

/** Makes the tools ready for a plan: as new, but for what the user said to be always so in this plan. */
export function readyTools(planId: string): void {
  const remembered = typeof localStorage === "undefined" ? null : localStorage.getItem(keyOf(planId));
  const always = new Set(remembered?.split(" "));
  toolStore.setState({
    ...FIRST_TOOLS,
    takesHeld: always.has("held") ? "always" : "ask",
    takesLocked: always.has("locked") ? "always" : "ask",
  });
}

/** Remembers on this machine what the user does not want to be asked again in this plan. */
export function rememberAlways(planId: string, answers: Partial<Pick<ToolState, "takesHeld" | "takesLocked">>): void {
  toolStore.setState(answers);
  const { takesHeld, takesLocked } = toolStore.getState();
  const words = [takesHeld === "always" ? "held" : "", takesLocked === "always" ? "locked" : ""].join(" ").trim();
  if (words === "") localStorage.removeItem(keyOf(planId));
  else localStorage.setItem(keyOf(planId), words);
}

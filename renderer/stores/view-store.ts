import { createStore } from "zustand/vanilla";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import type { Paste } from "../edits/paste-units.ts";

/** What the pointer does on the map. */
export type Tool = "select" | "rectangle" | "lasso" | "polygon" | "radius" | "brush" | "fill" | "edge";
export type RailPanel = "scenarios" | "territories" | "style" | "layers" | "accounts" | "problems" | "history";
export type DockTab = "territories" | "units" | "accounts" | "chart" | "problems";
export type Dialog =
  | { readonly kind: "build" }
  | { readonly kind: "share" }
  | { readonly kind: "compare"; readonly from: string | null; readonly to: string | null }
  | { readonly kind: "conditions" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "palette" }
  | { readonly kind: "paste"; readonly paste: Paste };

/** How the studio is arranged; no part of the plan. */
export type ViewState = {
  readonly tool: Tool;
  /** The territory that selected units go to. */
  readonly activeTerritory: TerritoryIndex | null;
  /** The list that it is chosen from is open. */
  readonly activeMenuOpen: boolean;
  /** So is the list of further ways to assign. */
  readonly assignMenuOpen: boolean;
  readonly panel: RailPanel | null;
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  readonly dockHeightPx: number;
  readonly problemsTab: "rejected" | "repaired";
  readonly dialog: Dialog | null;
  /** Scores beside those of the baseline. */
  readonly showDeltas: boolean;
  /** Narrowing of the accounts table. */
  readonly accountSearch: string;
  readonly accountTerritory: TerritoryIndex | null;
  readonly accountUnitId: string | null;
  readonly accountOverridden: boolean;
};

export const FIRST_VIEW: ViewState = {
  tool: "select",
  activeTerritory: null,
  activeMenuOpen: false,
  assignMenuOpen: false,
  panel: "territories",
  dockTab: "territories",
  dockOpen: true,
  dockHeightPx: 232,
  problemsTab: "rejected",
  dialog: null,
  showDeltas: true,
  accountSearch: "",
  accountTerritory: null,
  accountUnitId: null,
  accountOverridden: false,
};

export const viewStore = createStore<ViewState>(() => FIRST_VIEW);

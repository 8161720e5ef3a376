import { createStore } from "zustand/vanilla";
import type { Region } from "../../core/domain/region.ts";

/** What is drawn: a new shape, or the vertices of a region that is there. */
export type Drawing =
  | { readonly kind: "new"; readonly form: "polygon" | "circle" | "line" }
  | { readonly kind: "reshape"; readonly region: Region };

/** The plan's regions, and what the user does with them. */
export type RegionState = {
  readonly regions: readonly Region[];
  readonly hidden: ReadonlySet<string>;
  /** The region that is worked with. */
  readonly current: string | null;
  readonly drawing: Drawing | null;
};

export const NO_REGIONS: RegionState = { regions: [], hidden: new Set(), current: null, drawing: null };

export const regionStore = createStore<RegionState>(() => NO_REGIONS);

import { FIRST_STYLING, type MapStyling } from "../../core/domain/map-styling.ts";
import type { Camera } from "../stores/camera-store.ts";
import { FIRST_TABLES, type TableState } from "../stores/table-store.ts";
import { FIRST_VIEW, type ViewState } from "../stores/view-store.ts";

/** Raised when a value changes its meaning, so that an older or newer one is left alone. */
const VERSION = 1;

/** What of the arrangement is worth keeping; dialogs and what a table was narrowed to for a moment are not. */
const KEPT = [
  "tool",
  "activeTerritory",
  "panel",
  "dockTab",
  "dockOpen",
  "dockHeightPx",
  "problemsTab",
  "showDeltas",
] as const;

/** How a plan is looked at: one plain value in its file, and in each bookmark. */
export type SavedView = {
  readonly version: typeof VERSION;
  readonly camera: Camera | null;
  readonly arrangement: Pick<ViewState, (typeof KEPT)[number]>;
  readonly styling: MapStyling;
  readonly tables: TableState;
};

export function savedView(camera: Camera | null, view: ViewState, styling: MapStyling, tables: TableState): SavedView {
  const arrangement = Object.fromEntries(KEPT.map((key) => [key, view[key]])) as SavedView["arrangement"];
  return { version: VERSION, camera, arrangement, styling, tables };
}

/**
 * A view as it was kept; null for anything else, such as the view of another version. Parts that are missing or of
 * another kind are as in a new plan: a view is never worth an error.
 */
export function readView(kept: unknown): SavedView | null {
  if (!isRecord(kept) || kept["version"] !== VERSION) return null;
  return {
    version: VERSION,
    camera: readCamera(kept["camera"]),
    arrangement: alike(
      Object.fromEntries(KEPT.map((key) => [key, FIRST_VIEW[key]])) as SavedView["arrangement"],
      kept["arrangement"],
      ["activeTerritory", "panel"],
    ),
    styling: alike(FIRST_STYLING, kept["styling"], ["distances"]),
    tables: alike(FIRST_TABLES, kept["tables"], []),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readCamera(kept: unknown): Camera | null {
  if (!isRecord(kept)) return null;
  const { lng, lat, zoom, bearing } = kept;
  const numbers = [lng, lat, zoom, bearing];
  if (!numbers.every((number) => typeof number === "number" && Number.isFinite(number))) return null;
  return { lng, lat, zoom, bearing } as Camera;
}

/** `first` with every field of `kept` that is of the same type; fields in `loose` may also be null, or were. */
function alike<Value extends object>(first: Value, kept: unknown, loose: readonly (keyof Value)[]): Value {
  if (!isRecord(kept)) return first;
  const taken = Object.entries(first).filter(([key, value]) => {
    const own = kept[key];
    if (own === undefined) return false;
    return loose.includes(key as keyof Value)
      ? typeof own !== "object" || own === null
      : typeof own === typeof value && own !== null;
  });
  return { ...first, ...Object.fromEntries(taken.map(([key]) => [key, kept[key]])) };
}

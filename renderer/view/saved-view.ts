import type { GroupIndex } from "../../core/domain/group.ts";
import { FIRST_STYLING, type MapStyling } from "../../core/domain/map-styling.ts";
import type { Camera } from "../stores/camera-store.ts";
import { FIRST_TABLES, type TableState } from "../stores/table-store.ts";
import { COLORINGS, FIRST_TREE, type TreeState } from "../stores/tree-store.ts";
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
  /** Folded groups, and whose colour units have. */
  readonly tree: { readonly collapsed: readonly GroupIndex[]; readonly colorBy: TreeState["colorBy"] };
  readonly hiddenRegions: readonly string[];
};

/** What a view is made of, as the stores have it. */
export type ViewParts = {
  readonly camera: Camera | null;
  readonly view: ViewState;
  readonly styling: MapStyling;
  readonly tables: TableState;
  readonly tree: Pick<TreeState, "collapsed" | "colorBy">;
  readonly hiddenRegions: ReadonlySet<string>;
};

export function savedView({ camera, view, styling, tables, tree, hiddenRegions }: ViewParts): SavedView {
  return {
    version: VERSION,
    camera,
    arrangement: Object.fromEntries(KEPT.map((key) => [key, view[key]])) as SavedView["arrangement"],
    styling,
    tables,
    tree: { collapsed: [...tree.collapsed], colorBy: tree.colorBy },
    hiddenRegions: [...hiddenRegions],
  };
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
    tree: readTree(kept["tree"]),
    hiddenRegions: listOf(kept["hiddenRegions"], (each): each is string => typeof each === "string"),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readTree(kept: unknown): SavedView["tree"] {
  if (!isRecord(kept)) return { collapsed: [], colorBy: FIRST_TREE.colorBy };
  const collapsed = listOf(kept["collapsed"], (each): each is GroupIndex => Number.isSafeInteger(each));
  return { collapsed, colorBy: COLORINGS.find((each) => each === kept["colorBy"]) ?? FIRST_TREE.colorBy };
}

const listOf = <Value>(kept: unknown, isOne: (each: unknown) => each is Value): readonly Value[] =>
  Array.isArray(kept) ? kept.filter(isOne) : [];

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

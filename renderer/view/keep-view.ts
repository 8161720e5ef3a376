import { api } from "../shell/api.ts";
import { type Bookmark, bookmarkStore } from "../stores/bookmark-store.ts";
import type { Camera } from "../stores/camera-store.ts";
import { lookStore } from "../stores/look-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { regionStore } from "../stores/region-store.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { tableStore } from "../stores/table-store.ts";
import { treeStore } from "../stores/tree-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { readView, type SavedView, savedView } from "./saved-view.ts";

const PAUSE_MS = 700;

let timer: ReturnType<typeof setTimeout> | undefined;
/** What the file holds, as text; null while no plan is on screen, and nothing is kept then. */
let kept: string | null = null;

/** How the plan is looked at now. */
export const presentView = (): SavedView =>
  savedView({
    camera: lookStore.getState().looksAt,
    view: viewStore.getState(),
    styling: stylingStore.getState(),
    tables: tableStore.getState(),
    tree: treeStore.getState(),
    hiddenRegions: regionStore.getState().hidden,
  });

/** Arranges everything but the camera as it was kept; who calls it decides how the map gets there. */
export function arrangeAs({ arrangement, styling, tables, tree, hiddenRegions }: SavedView): void {
  viewStore.setState(arrangement);
  stylingStore.setState(styling);
  tableStore.setState(tables);
  treeStore.setState({ collapsed: new Set(tree.collapsed), colorBy: tree.colorBy });
  regionStore.setState({ hidden: new Set(hiddenRegions) });
}

/** Brings the view and the bookmarks of a plan that has just been opened to the screen; a new plan looks as made. */
export function takeViews(views: {
  readonly view: unknown;
  readonly bookmarks: readonly { id: string; name: string; view: unknown }[];
}): void {
  const view = readView(views.view);
  const camera: Camera | null = view?.camera ?? null;
  lookStore.setState({ looksAt: camera });
  if (view !== null) arrangeAs(view);
  bookmarkStore.setState({
    bookmarks: views.bookmarks.flatMap(({ id, name, view: each }): Bookmark[] => {
      const own = readView(each);
      return own === null ? [] : [{ id, name, view: own }];
    }),
  });
  kept = JSON.stringify(presentView());
}

/** Writes the view into the plan's file now, if it differs; a view that cannot be written is no loss worth a word. */
export async function keepViewNow(): Promise<void> {
  clearTimeout(timer);
  if (kept === null || planStore.getState().snapshot === null) return;
  const text = JSON.stringify(presentView());
  if (text === kept) return;
  kept = text;
  try {
    await api().view.keep({ view: JSON.parse(text) });
  } catch {
    // The next change tries again.
    kept = "";
  }
}

/** No plan is on screen any more. */
export function forgetView(): void {
  clearTimeout(timer);
  kept = null;
  bookmarkStore.setState({ bookmarks: [] });
}

/** Keeps the view in the plan's file a moment after each change, and when the window goes out of sight. */
export function watchView(): void {
  const soon = (): void => {
    if (kept === null) return;
    clearTimeout(timer);
    timer = setTimeout(() => void keepViewNow(), PAUSE_MS);
  };
  for (const store of [lookStore, viewStore, stylingStore, tableStore, treeStore, regionStore]) store.subscribe(soon);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void keepViewNow();
  });
}

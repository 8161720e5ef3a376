import { createStore } from "zustand/vanilla";
import type { SavedView } from "../view/saved-view.ts";

export type Bookmark = { readonly id: string; readonly name: string; readonly view: SavedView };

/** Named ways of looking at the plan, in the order in which they were made. */
export const bookmarkStore = createStore<{ readonly bookmarks: readonly Bookmark[] }>(() => ({ bookmarks: [] }));

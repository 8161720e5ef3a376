import { askName } from "../components/ask-name.tsx";
import { api } from "../shell/api.ts";
import { notice } from "../shell/notice.ts";
import { type Bookmark, bookmarkStore } from "../stores/bookmark-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { arrangeAs, presentView } from "../view/keep-view.ts";
import { attempt } from "./attempt.ts";
import { lookAt } from "./zoom.ts";

/** Asks for a name for how the plan is looked at now. */
export function askBookmark(): void {
  const { bookmarks } = bookmarkStore.getState();
  const view = presentView();
  askName({
    title: en.bookmark.addTitle,
    label: en.bookmark.name,
    value: en.bookmark.newName(bookmarks.length + 1),
    action: en.bookmark.add,
    onAnswer: (name) => void keep([...bookmarkStore.getState().bookmarks, { id: crypto.randomUUID(), name, view }]),
  });
}

export function askBookmarkName({ id, name }: Bookmark): void {
  askName({
    title: en.bookmark.renameTitle,
    label: en.bookmark.name,
    value: name,
    action: en.rename,
    onAnswer: (next) =>
      void keep(bookmarkStore.getState().bookmarks.map((each) => (each.id === id ? { ...each, name: next } : each))),
  });
}

export const removeBookmark = ({ id }: Bookmark): Promise<boolean> =>
  keep(bookmarkStore.getState().bookmarks.filter((each) => each.id !== id));

/** Looks at the plan as a bookmark says: place, layers, colours, panels, tables. */
export function goToBookmark({ view }: Bookmark): void {
  arrangeAs(view);
  const { activeTerritory } = viewStore.getState();
  if (activeTerritory !== null && !scenarioStore.getState().territories.has(activeTerritory)) {
    viewStore.setState({ activeTerritory: null });
  }
  if (view.camera !== null) lookAt(view.camera);
}

/** Goes to the bookmark whose number was pressed, the first one without a key. */
export function goToNumber(key = "1"): void {
  const bookmark = bookmarkStore.getState().bookmarks[Number(key) - 1];
  if (bookmark === undefined) notice.info(en.bookmark.noNumber(key));
  else goToBookmark(bookmark);
}

const keep = (bookmarks: readonly Bookmark[]): Promise<boolean> =>
  attempt(async () => {
    await api().view.keepBookmarks({
      bookmarks: bookmarks.map(({ id, name, view }) => ({ id, name, view: JSON.parse(JSON.stringify(view)) })),
    });
    bookmarkStore.setState({ bookmarks });
  });

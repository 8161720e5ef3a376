import { implement } from "@orpc/server";
import { readViews, writeBookmarks, writeView } from "../../store/queries/views.ts";
import { contract } from "../contract/contract.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).view;

export const viewCalls = ({ holder }: Pick<StudioState, "holder">) => ({
  read: on.read.handler(() => {
    const { view, bookmarks } = readViews(holder.plan().db);
    return { view, bookmarks: [...bookmarks] };
  }),
  keep: on.keep.handler(({ input }) => writeView(holder.plan().db, input.view)),
  keepBookmarks: on.keepBookmarks.handler(({ input }) => writeBookmarks(holder.plan().db, input.bookmarks)),
});

import { oc } from "@orpc/contract";
import { z } from "zod";
import { problem } from "./problems.ts";

const call = oc.errors({ PROBLEM: { data: problem } });

const MOST_CHARACTERS = 200_000;

/** Made and read by the screen alone; the service keeps it as it is. */
const view = z.json().refine((value) => JSON.stringify(value).length <= MOST_CHARACTERS, "too large for a view");

const bookmark = z.object({ id: z.string().min(1).max(100), name: z.string().min(1).max(200), view });

/** How the open plan is looked at: kept in its file, no step of its history. */
export const viewCalls = {
  read: call.output(z.object({ view, bookmarks: z.array(bookmark) })),
  keep: call.input(z.object({ view })).output(z.void()),
  /** All of them, in their order. */
  keepBookmarks: call.input(z.object({ bookmarks: z.array(bookmark).max(500) })).output(z.void()),
};

import type { ReadableDb, WritableDb } from "../database.ts";

/** A value that JSON can say. What is in a view is the screen's business; the file only keeps it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A way of looking at the plan that was given a name. */
export type Bookmark = { readonly id: string; readonly name: string; readonly view: Json };

/** How the plan was last looked at, and the looks that have names. They are no part of what undo takes back. */
export type Views = { readonly view: Json; readonly bookmarks: readonly Bookmark[] };

export function readViews(db: ReadableDb): Views {
  const read = db.prepare<[string], string>("SELECT value FROM settings WHERE name = ?").pluck();
  const valueOf = (name: string, otherwise: Json): Json =>
    JSON.parse(read.get(name) ?? JSON.stringify(otherwise)) as Json;
  return { view: valueOf("view", null), bookmarks: valueOf("bookmarks", []) as unknown as readonly Bookmark[] };
}

export const writeView = (db: WritableDb, view: Json): void => put(db, "view", view);

export const writeBookmarks = (db: WritableDb, bookmarks: readonly Bookmark[]): void => put(db, "bookmarks", bookmarks);

function put(db: WritableDb, name: string, value: unknown): void {
  db.prepare(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  ).run(name, JSON.stringify(value));
}

import { closeSync, openSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import type { ReadableDb } from "./database.ts";

/**
 * A full copy of an open plan by SQLite's own backup, as a single file. `path` must not exist.
 *
 * @throws Error when it cannot be written; nothing is then left of it.
 */
export async function copyPlanFile(db: ReadableDb, path: string): Promise<void> {
  closeSync(openSync(path, "wx"));
  try {
    await db.backup(path);
    // The copy comes with the log's mark in its header, which would make every reader leave files beside it.
    const copy = new Database(path);
    copy.pragma("journal_mode = DELETE");
    copy.close();
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

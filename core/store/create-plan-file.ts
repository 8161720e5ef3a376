import { closeSync, fsyncSync, openSync } from "node:fs";
import Database from "better-sqlite3";
import { APPLICATION_ID, prepareForFilling, type WritableDb } from "./database.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/index.ts";

/**
 * A new, empty plan file at a path that does not exist yet, ready to be filled. It becomes safe against a kill only by
 * `finishPlanFile`, so give it a name that nobody takes for a plan and rename it afterwards.
 *
 * @throws Error when the file exists or cannot be made.
 */
export function createPlanFile(path: string): WritableDb {
  closeSync(openSync(path, "wx"));
  const db = prepareForFilling(new Database(path));
  db.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(db, MIGRATIONS);
  return db;
}

/**
 * Closes a filled file and waits until it is on the disk.
 *
 * @throws Error when a row refers to one that is not there: a defect of whoever filled it.
 */
export function finishPlanFile(db: WritableDb): void {
  db.exec("CREATE INDEX IF NOT EXISTS accounts_by_unit ON accounts (unit)");
  const path = db.name;
  db.close();
  const file = openSync(path, "r+");
  fsyncSync(file);
  closeSync(file);
}

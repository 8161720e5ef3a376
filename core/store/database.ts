import type Database from "better-sqlite3";

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A plan file that may be asked. A reader cannot be handed to a function that writes. */
export type ReadableDb = Database.Database & { readonly [readable]: true };

/** A plan file that may be asked and changed; there is one per process and file. */
export type WritableDb = ReadableDb & { readonly [writable]: true };

/** "BWLK" in the SQLite header: by this a plan is told from any other SQLite file. */
export const APPLICATION_ID = 0x42574c4b;

/** Pages kept in memory, in KiB (a negative cache_size): enough for the indexes of a million accounts. */
const CACHE_KIB = 16_384;

/**
 * Settings of a connection that edits: one Bailiwick per file (the exclusive lock also keeps the write-ahead log's
 * index in memory, so no `-shm` file appears), and every acknowledged transaction on the disk before it is acknowledged.
 *
 * @throws SqliteError SQLITE_BUSY when another process has the file, SQLITE_READONLY or SQLITE_CANTOPEN where it cannot be written.
 */
export function prepareForEditing(db: Database.Database): WritableDb {
  db.pragma("locking_mode = EXCLUSIVE");
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("temp_store = MEMORY");
  db.pragma(`cache_size = -${CACHE_KIB}`);
  return db as WritableDb;
}

/**
 * Settings of a connection that fills a new file which nobody knows yet: if the process dies, the file is thrown away,
 * so it needs neither journal nor flush.
 */
export function prepareForFilling(db: Database.Database): WritableDb {
  db.pragma("locking_mode = EXCLUSIVE");
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  db.pragma("foreign_keys = OFF");
  db.pragma("temp_store = MEMORY");
  db.pragma(`cache_size = -${CACHE_KIB}`);
  return db as WritableDb;
}

/** Closes the file and leaves a single one behind: the log is written back and removed. */
export function closePlanFile(db: ReadableDb): void {
  if (!db.open) return;
  if (!db.readonly) {
    db.pragma("wal_checkpoint(TRUNCATE)");
    db.pragma("journal_mode = DELETE");
  }
  db.close();
}

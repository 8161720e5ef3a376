import { existsSync, rmSync, statSync } from "node:fs";
import Database, { SqliteError } from "better-sqlite3";
import { fail, ok, type Result } from "../domain/result.ts";

import { APPLICATION_ID, closePlanFile, prepareForEditing, type ReadableDb, type WritableDb } from "./database.ts";
import { freePath } from "./free-path.ts";
import { migrate, newestVersion } from "./migrate.ts";
import { MIGRATIONS, type Migration } from "./migrations/index.ts";

/** A plan file in hand. `migratedFrom` is the version it had when that was an older one; `backup` is the copy made before. */
export type OpenedPlanFile =
  | { readonly kind: "ok"; readonly db: WritableDb }
  | { readonly kind: "migrated"; readonly db: WritableDb; readonly migratedFrom: number; readonly backup: string };

/** Why a file was not opened. None of these outcomes writes to it or leaves a file beside it. */
export type OpenProblem =
  | { readonly kind: "missing" }
  | { readonly kind: "is-directory" }
  /** No SQLite file at all, or another program's. */
  | { readonly kind: "foreign" }
  | { readonly kind: "damaged"; readonly detail: string }
  | { readonly kind: "too-new"; readonly version: number; readonly newest: number }
  /** Another Bailiwick has it open. */
  | { readonly kind: "in-use" }
  | { readonly kind: "unreadable"; readonly detail: string }
  | { readonly kind: "unwritable"; readonly detail: string }
  /** The backup or a migration step failed; the file is as it was before that step. */
  | { readonly kind: "migration-failed"; readonly detail: string };

export type OpenOptions = { readonly migrations?: readonly Migration[] };

/**
 * Opens the plan at `path` for editing, migrating it first when it is older.
 *
 * It is looked at through a connection that cannot write, and only a file that is ours, whole and of a known version is
 * opened for writing. Cost: one read of the whole file (SQLite's quick_check).
 */
export function openPlanFile(path: string, options: OpenOptions = {}): Result<OpenedPlanFile, OpenProblem> {
  const migrations = options.migrations ?? MIGRATIONS;
  const inspected = inspect(path, migrations);
  return inspected.ok ? openForEditing(path, inspected.value, migrations) : inspected;
}

/**
 * Opens the plan at `path` for reading alone, for commands that only look. A plan that an older version made, or that
 * a killed process left with a log, has to be opened for editing instead: `openPlanFile`.
 */
export function openPlanFileForReading(path: string): Result<ReadableDb | "needs-editing", OpenProblem> {
  const inspected = inspect(path, MIGRATIONS);
  if (!inspected.ok) return inspected;
  if (inspected.value < newestVersion(MIGRATIONS) || existsSync(`${path}-wal`)) return ok("needs-editing");
  return attempt("unreadable", () => new Database(path, { readonly: true, timeout: 0 }) as ReadableDb);
}

/** The file's version, found without writing. */
function inspect(path: string, migrations: readonly Migration[]): Result<number, OpenProblem> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return fail({ kind: "missing" });
  if (stats.isDirectory()) return fail({ kind: "is-directory" });
  if (!stats.isFile()) return fail({ kind: "foreign" });

  const companions = [`${path}-wal`, `${path}-shm`, `${path}-journal`].filter((companion) => !existsSync(companion));
  const result = attempt("unreadable", () => {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
    try {
      return verdict(db, migrations);
    } finally {
      db.close();
    }
  });
  // A log's index is rebuilt even for a reader. It holds nothing of its own, and was not here before.
  for (const companion of companions) rmSync(companion, { force: true });
  return result.ok ? result.value : result;
}

function verdict(db: Database.Database, migrations: readonly Migration[]): Result<number, OpenProblem> {
  if (db.pragma("application_id", { simple: true }) !== APPLICATION_ID) return fail({ kind: "foreign" });
  const version = db.pragma("user_version", { simple: true }) as number;
  const newest = newestVersion(migrations);
  if (version > newest) return fail({ kind: "too-new", version, newest });
  const check = String(db.pragma("quick_check(1)", { simple: true }));
  if (check !== "ok") return fail({ kind: "damaged", detail: check });
  if (version < 1) return fail({ kind: "damaged", detail: "the file holds no plan" });
  return db.prepare("SELECT 1 FROM plan").get() === undefined
    ? fail({ kind: "damaged", detail: "the file holds no plan" })
    : ok(version);
}

function openForEditing(
  path: string,
  version: number,
  migrations: readonly Migration[],
): Result<OpenedPlanFile, OpenProblem> {
  const opened = attempt("unwritable", () => {
    const db = new Database(path, { fileMustExist: true, timeout: 0 });
    try {
      return prepareForEditing(db);
    } catch (error) {
      db.close();
      throw error;
    }
  });
  if (!opened.ok) return opened;
  const db = opened.value;
  if (version === newestVersion(migrations)) return ok({ kind: "ok", db });

  const backup = freePath(path, ` (version ${version})`);
  try {
    db.prepare("VACUUM INTO ?").run(backup);
    migrate(db, migrations);
    return ok({ kind: "migrated", db, migratedFrom: version, backup });
  } catch (error) {
    closePlanFile(db);
    return fail({ kind: "migration-failed", detail: (error as Error).message });
  }
}

/** Turns what SQLite throws about a file into one of the outcomes. */
function attempt<Value>(otherwise: "unreadable" | "unwritable", open: () => Value): Result<Value, OpenProblem> {
  try {
    return ok(open());
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    const { code, message: detail } = error;
    if (code.startsWith("SQLITE_BUSY")) return fail({ kind: "in-use" });
    if (code === "SQLITE_NOTADB") return fail({ kind: "foreign" });
    if (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_ERROR") return fail({ kind: "damaged", detail });
    if (code.startsWith("SQLITE_READONLY")) return fail({ kind: "unwritable", detail });
    return fail({ kind: otherwise, detail });
  }
}

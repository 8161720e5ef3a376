import { invariant } from "../domain/invariant.ts";
import type { WritableDb } from "./database.ts";
import type { Migration } from "./migrations/index.ts";

/** The version that `migrations` lead to. They must be numbered 1, 2, 3 … without a gap. */
export function newestVersion(migrations: readonly Migration[]): number {
  migrations.forEach(({ version }, i) => {
    invariant(version === i + 1, `migration ${version} stands in place ${i + 1}`);
  });
  return migrations.length;
}

/**
 * Takes the file from its version to the newest, each step in a transaction of its own: a step that fails leaves the
 * file as the step before left it.
 *
 * @throws SqliteError when a step fails.
 */
export function migrate(db: WritableDb, migrations: readonly Migration[]): void {
  const newest = newestVersion(migrations);
  const version = db.pragma("user_version", { simple: true }) as number;
  for (const migration of migrations.slice(version, newest)) {
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }).exclusive();
  }
}

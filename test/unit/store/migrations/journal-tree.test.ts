import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { migrate } from "../../../../core/store/migrate.ts";
import { MIGRATIONS } from "../../../../core/store/migrations/index.ts";

it("tells each edit of an older file what it was made after, where that is known", () => {
  const db = new Database(":memory:");
  migrate(db as never, MIGRATIONS.slice(0, 1));
  db.exec(`
    INSERT INTO scenarios (key, id, name, created_at_ms) VALUES (1, 'a', 'A', 0), (2, 'b', 'B', 0);
    INSERT INTO edits (edit, scenario, at_ms, author, label, changes, state) VALUES
      (1, 1, 0, '', 'first', '[]', 'done'),
      (2, 2, 0, '', 'other scenario', '[]', 'done'),
      (3, 1, 0, '', 'lost branch', '[]', 'superseded'),
      (4, 1, 0, '', 'second', '[]', 'done'),
      (5, 1, 0, '', 'taken back', '[]', 'undone');`);
  migrate(db as never, MIGRATIONS.slice(0, 2));
  expect(db.prepare("SELECT edit, parent FROM edits ORDER BY edit").raw().all()).toEqual([
    [1, 0],
    [2, 0],
    [3, null],
    [4, 1],
    [5, 4],
  ]);
  db.close();
});

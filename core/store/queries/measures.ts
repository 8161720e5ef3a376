import { invariant } from "../../domain/invariant.ts";
import type { Measure } from "../../domain/measure.ts";
import type { ReadableDb, WritableDb } from "../database.ts";

/** The column of `accounts` that holds the values of imported measure `ordinal`. */
export function measureColumn(ordinal: number): string {
  invariant(Number.isInteger(ordinal) && ordinal >= 0, `measure ordinal ${ordinal}`);
  return `m${ordinal + 1}`;
}

/** Writes the imported measures and gives each its column. Only for a new file, before the accounts. */
export function insertMeasures(db: WritableDb, measures: readonly Measure[]): void {
  const insert = db.prepare("INSERT INTO measures (ordinal, key, label, kind) VALUES (?, ?, ?, ?)");
  db.transaction(() => {
    measures.forEach(({ key, label, kind }, ordinal) => {
      insert.run(ordinal, key, label, kind);
      db.exec(`ALTER TABLE accounts ADD COLUMN ${measureColumn(ordinal)} REAL NOT NULL DEFAULT 0`);
    });
  })();
}

/** The imported measures, in their order; `accounts` is not among them. */
export function readMeasures(db: ReadableDb): Measure[] {
  return db.prepare<[], Measure>("SELECT key, label, kind FROM measures ORDER BY ordinal").all();
}

export function insertAttributes(db: WritableDb, headings: readonly string[]): void {
  const insert = db.prepare("INSERT INTO attributes (ordinal, heading) VALUES (?, ?)");
  db.transaction(() => {
    headings.forEach((heading, ordinal) => insert.run(ordinal, heading));
  })();
}

/** Headings of the attributes, in the order in which every account has them. */
export function readAttributeHeadings(db: ReadableDb): string[] {
  return db.prepare<[], string>("SELECT heading FROM attributes ORDER BY ordinal").pluck().all();
}

import type { AccountRow } from "../../domain/account.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import type { Cut, PartedUnit, SplitNumber, UnitPart, UnitSplit } from "../../domain/split.ts";
import type { ReadableDb, WritableDb } from "../database.ts";

/** A split that is still to be done: its parts with the accounts that they take. */
export type NewSplit = {
  readonly cut: Cut;
  readonly units: readonly PartedUnit[];
  /** By number of the part; the rows of its accounts. */
  readonly accounts: ReadonlyMap<UnitIndex, readonly AccountRow[]>;
};

/** Puts a split into the file, not done. */
export function insertSplit(db: WritableDb, { cut, units, accounts }: NewSplit): SplitNumber {
  const split = db.prepare("INSERT INTO splits (cut, is_done) VALUES (?, 0)").run(JSON.stringify(cut))
    .lastInsertRowid as number;
  const insert = db.prepare(
    "INSERT INTO split_parts (part, split, unit, id, name, accounts) VALUES (?, ?, ?, ?, ?, ?)",
  );
  for (const { unit, parts } of units) {
    for (const part of parts) {
      const rows = Int32Array.from(accounts.get(part.unit) ?? []);
      insert.run(part.unit, split, unit, part.id, part.name, new Uint8Array(rows.buffer));
    }
  }
  return split;
}

/** Splits that are done, in the order in which they were made. */
export function readSplits(db: ReadableDb): UnitSplit[] {
  const rows = db
    .prepare<[], { split: number; cut: string }>("SELECT split, cut FROM splits WHERE is_done = 1 ORDER BY split")
    .all();
  return rows.map(({ split, cut }) => ({ split, cut: JSON.parse(cut) as Cut, units: partedUnits(db, split) }));
}

/** The units of one split with their parts, done or not; none for a number that no split has. */
export function partedUnits(db: ReadableDb, split: SplitNumber): PartedUnit[] {
  const rows = db
    .prepare<[number], { part: number; unit: number; id: string; name: string }>(
      "SELECT part, unit, id, name FROM split_parts WHERE split = ? ORDER BY unit, part",
    )
    .all(split);
  const byUnit = new Map<UnitIndex, UnitPart[]>();
  for (const { part, unit, id, name } of rows) {
    const parts = byUnit.get(unit) ?? [];
    byUnit.set(unit, parts);
    parts.push({ unit: part, id, name });
  }
  return [...byUnit].map(([unit, parts]) => ({ unit, parts }));
}

export function isSplitDone(db: ReadableDb, split: SplitNumber): boolean | undefined {
  const done = db.prepare<[number], number>("SELECT is_done FROM splits WHERE split = ?").pluck().get(split);
  return done === undefined ? undefined : done === 1;
}

export function markSplit(db: WritableDb, split: SplitNumber, isDone: boolean): void {
  db.prepare("UPDATE splits SET is_done = ? WHERE split = ?").run(Number(isDone), split);
}

/** The accounts that a part takes. */
export function accountsOfPart(db: ReadableDb, part: UnitIndex): Int32Array {
  const bytes = db.prepare<[number], Buffer>("SELECT accounts FROM split_parts WHERE part = ?").pluck().get(part);
  // A Buffer need not lie on a multiple of four bytes.
  const rows = new Int32Array((bytes?.byteLength ?? 0) / 4);
  if (bytes !== undefined) new Uint8Array(rows.buffer).set(bytes);
  return rows;
}

/** The first number that no unit and no part, done or undone, ever had. */
export function nextUnitNumber(db: ReadableDb): UnitIndex {
  return (
    db
      .prepare<[], number>(
        "SELECT 1 + max((SELECT max(unit) FROM units), (SELECT coalesce(max(part), -1) FROM split_parts))",
      )
      .pluck()
      .get() ?? 0
  );
}

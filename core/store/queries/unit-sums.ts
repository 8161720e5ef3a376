import { invariant } from "../../domain/invariant.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import type { ReadableDb, WritableDb } from "../database.ts";
import { measureColumn } from "./measures.ts";

/**
 * Sums per unit over the accounts, whoever holds them: first the count, then each imported measure. Written once, when
 * the accounts are read: they do not change, and opening a plan must not walk through a million of them.
 */
export function insertUnitSums(db: WritableDb, sums: readonly Float64Array[]): void {
  const insert = db.prepare("INSERT INTO unit_sums (ordinal, sums) VALUES (?, ?)");
  db.transaction(() => {
    sums.forEach((perUnit, ordinal) => {
      insert.run(ordinal, new Uint8Array(perUnit.buffer, perUnit.byteOffset, perUnit.byteLength));
    });
  })();
}

/**
 * Sums the accounts of these units again and writes the columns, as long as the units are many now. Accounts are taken
 * in their order, as on import: what comes back to where it was has the same sums to the last bit.
 */
export function resumUnits(db: WritableDb, units: readonly UnitIndex[]): void {
  const unitCount = 1 + (db.prepare<[], number>("SELECT max(unit) FROM units").pluck().get() ?? -1);
  const blobs = db.prepare<[], Buffer>("SELECT sums FROM unit_sums ORDER BY ordinal").pluck().all();
  const columns = blobs.map((blob) => {
    const bytes = new Uint8Array(8 * unitCount);
    bytes.set(blob.subarray(0, bytes.length));
    return new Float64Array(bytes.buffer);
  });
  const measures = columns.slice(1).map((_, i) => `, ${measureColumn(i)}`);
  const select = db
    .prepare<[number], [number, ...number[]]>(
      `SELECT 1${measures.join("")} FROM accounts WHERE unit = ? ORDER BY account`,
    )
    .raw();
  for (const unit of units) {
    if (unit >= unitCount) continue;
    const sums = columns.map(() => 0);
    for (const values of select.iterate(unit)) {
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (values[i] as number);
    }
    columns.forEach((column, i) => {
      column[unit] = sums[i] as number;
    });
  }
  const update = db.prepare("UPDATE unit_sums SET sums = ? WHERE ordinal = ?");
  columns.forEach((column, ordinal) => update.run(new Uint8Array(column.buffer), ordinal));
}

/** @param unitCount Units of the plan's layer: the length of every column. */
export function readUnitSums(db: ReadableDb, unitCount: number): Float64Array[] {
  const blobs = db.prepare<[], Buffer>("SELECT sums FROM unit_sums ORDER BY ordinal").pluck().all();
  return blobs.map((blob) => {
    invariant(blob.byteLength === unitCount * 8, `sums of ${blob.byteLength} bytes for ${unitCount} units`);
    // A Buffer need not lie on a multiple of eight bytes.
    const sums = new Float64Array(unitCount);
    new Uint8Array(sums.buffer).set(blob);
    return sums;
  });
}

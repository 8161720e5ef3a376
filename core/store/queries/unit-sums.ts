import { invariant } from "../../domain/invariant.ts";
import type { ReadableDb, WritableDb } from "../database.ts";

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

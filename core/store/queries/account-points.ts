import type { AccountRow } from "../../domain/account.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import type { ReadableDb } from "../database.ts";
import { measureColumn } from "./measures.ts";

/** An account as a point: row, unit, longitude, latitude, and the value of one measure (1 where none was asked for). */
export type AccountPointRow = readonly [AccountRow, UnitIndex, number, number, number];

/** The next `limit` accounts after a row, ascending. `measure` is the place of an imported measure, or null. */
export function readAccountPoints(
  db: ReadableDb,
  measure: number | null,
  after: AccountRow,
  limit: number,
): AccountPointRow[] {
  const value = measure === null ? "1" : measureColumn(measure);
  return db
    .prepare<[number, number], AccountPointRow>(
      `SELECT account, unit, lng, lat, ${value} FROM accounts WHERE account > ? ORDER BY account LIMIT ?`,
    )
    .raw()
    .all(after, limit);
}

import type { RejectedRow, RepairedRow } from "../../domain/account.ts";
import type { ReadableDb, WritableDb } from "../database.ts";
import { eachByKey } from "./each-by-key.ts";
import type { Page } from "./page.ts";

/** Adds rejected rows and repairs, in the order given. Call inside the import's transaction. */
export function triageWriter(
  db: WritableDb,
): (rejected: Iterable<RejectedRow>, repaired: Iterable<RepairedRow>) => void {
  const reject = db.prepare("INSERT INTO rejected (account, column_heading, value, problem) VALUES (?, ?, ?, ?)");
  const repair = db.prepare("INSERT INTO repairs (account, column_heading, value, repair) VALUES (?, ?, ?, ?)");
  return (rejected, repaired) => {
    for (const { row, column, value, problem } of rejected) reject.run(row, column, value, problem);
    for (const { row, column, value, repair: what } of repaired) repair.run(row, column, value, what);
  };
}

export function rejectedPage(db: ReadableDb, page: Page): { total: number; rows: RejectedRow[] } {
  return {
    total: db.prepare<[], number>("SELECT count(*) FROM rejected").pluck().get() ?? 0,
    rows: db
      .prepare<[Page], RejectedRow>(
        `SELECT account AS row, column_heading AS "column", value, problem
         FROM rejected ORDER BY position LIMIT $limit OFFSET $offset`,
      )
      .all({ limit: page.limit, offset: page.offset }),
  };
}

export function repairedPage(db: ReadableDb, page: Page): { total: number; rows: RepairedRow[] } {
  return {
    total: db.prepare<[], number>("SELECT count(*) FROM repairs").pluck().get() ?? 0,
    rows: db
      .prepare<[Page], RepairedRow>(
        `SELECT account AS row, column_heading AS "column", value, repair
         FROM repairs ORDER BY position LIMIT $limit OFFSET $offset`,
      )
      .all({ limit: page.limit, offset: page.offset }),
  };
}

/** Every rejected row, one at a time: the list can be as long as the file. */
export const eachRejected = (db: ReadableDb): Generator<RejectedRow> =>
  each<RejectedRow>(db, 'SELECT position, account AS row, column_heading AS "column", value, problem FROM rejected');

export const eachRepaired = (db: ReadableDb): Generator<RepairedRow> =>
  each<RepairedRow>(db, 'SELECT position, account AS row, column_heading AS "column", value, repair FROM repairs');

function each<Row>(db: ReadableDb, select: string): Generator<Row & { readonly position: number }> {
  const statement = db.prepare<[number, number], Row & { position: number }>(
    `${select} WHERE position > ? ORDER BY position LIMIT ?`,
  );
  return eachByKey(
    (after, limit) => statement.all(after, limit),
    ({ position }) => position,
  );
}

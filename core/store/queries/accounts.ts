import type { AccountRow, PlacedBy } from "../../domain/account.ts";
import type { Override } from "../../domain/edit.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import type { ReadableDb } from "../database.ts";
import { eachByKey } from "./each-by-key.ts";
import { measureColumn } from "./measures.ts";
import type { ScenarioKey } from "./scenarios.ts";

/** An account as a scenario holds it: by its unit, or by an override. */
export type HeldAccount = {
  readonly row: AccountRow;
  readonly id: string;
  readonly unit: UnitIndex;
  readonly override: Override | null;
};

/** Every account in the file's order, one at a time. */
export function* eachHeldAccount(db: ReadableDb, scenario: ScenarioKey): Generator<HeldAccount> {
  const rows = eachByKey<[number, string, number, number | null, string | null]>(
    (after, limit) =>
      db
        .prepare<[object], [number, string, number, number | null, string | null]>(
          `SELECT a.account, a.id, a.unit, o.territory, o.reason
           FROM accounts a LEFT JOIN overrides o ON o.scenario = $scenario AND o.account = a.account
           WHERE a.account > $after ORDER BY a.account LIMIT $limit`,
        )
        .raw()
        .all({ scenario, after, limit }),
    ([row]) => row,
  );
  for (const [row, id, unit, territory, reason] of rows) {
    yield { row, id, unit, override: territory === null ? null : { territory, reason: reason ?? "" } };
  }
}

/** What one owner has in one unit. `owner` is null for accounts that nobody owns. */
export type OwnedSums = {
  readonly unit: UnitIndex;
  readonly owner: string | null;
  readonly accounts: number;
  /** The imported measures, in the plan's order. */
  readonly measures: readonly number[];
};

/** Sums by unit and owner, ordered by unit and owner; none when nobody owns anything. One pass over the accounts. */
export function ownedSums(db: ReadableDb, measureCount: number): OwnedSums[] {
  if (db.prepare("SELECT 1 FROM owners").get() === undefined) return [];
  const sums = Array.from({ length: measureCount }, (_, i) => `, sum(a.${measureColumn(i)})`).join("");
  return db
    .prepare<[], [number, string | null, number, ...number[]]>(
      `SELECT a.unit, w.name, count(*)${sums}
       FROM accounts a LEFT JOIN owners w ON w.owner = a.owner
       GROUP BY a.unit, a.owner ORDER BY a.unit, w.name`,
    )
    .raw()
    .all()
    .map(([unit, owner, accounts, ...measures]) => ({ unit, owner, accounts, measures }));
}

/** Owner and unit of every account that somebody owns, in the file's order. */
export function eachOwnedAccount(
  db: ReadableDb,
): IterableIterator<{ readonly row: AccountRow; readonly unit: UnitIndex; readonly owner: string }> {
  return db
    .prepare<[], { row: number; unit: number; owner: string }>(
      `SELECT a.account AS row, a.unit, w.name AS owner
       FROM accounts a JOIN owners w ON w.owner = a.owner ORDER BY a.account`,
    )
    .iterate();
}

/** Where an account of a unit is, and how it came to be there. */
export type SeatedAccount = {
  readonly row: AccountRow;
  readonly postalCode: string;
  readonly lng: number;
  readonly lat: number;
  readonly placedBy: PlacedBy;
};

/** The accounts of one unit, in the file's order. */
export function accountsOfUnit(db: ReadableDb, unit: UnitIndex): SeatedAccount[] {
  return db
    .prepare<[number], SeatedAccount>(
      `SELECT account AS row, postal_code AS postalCode, lng, lat, placed_by AS placedBy
       FROM accounts WHERE unit = ? ORDER BY account`,
    )
    .all(unit);
}

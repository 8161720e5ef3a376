import type { AccountRow } from "../../domain/account.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import type { ReadableDb } from "../database.ts";
import { measureColumn, readAttributeHeadings } from "./measures.ts";
import type { ScenarioKey } from "./scenarios.ts";

/** Every attribute of one account by its heading; undefined when there is no such account. */
export function accountAttributes(
  db: ReadableDb,
  account: AccountRow,
): { heading: string; value: string }[] | undefined {
  const cells = db
    .prepare<[number], string | null>(
      "SELECT c.cells FROM accounts a LEFT JOIN account_attributes c USING (account) WHERE a.account = ?",
    )
    .pluck()
    .get(account);
  if (cells === undefined) return undefined;
  const values = cells === null ? [] : (JSON.parse(cells) as string[]);
  return readAttributeHeadings(db).map((heading, i) => ({ heading, value: values[i] ?? "" }));
}

/** An account as a scenario holds it; `territory` is null where nobody does. */
export type HeldAccount = {
  readonly row: AccountRow;
  readonly id: string;
  readonly unitId: string;
  readonly territory: string | null;
  readonly reason: string | null;
};

/** Every account in the file's order, one at a time, with the id of the territory that holds it. */
export function eachHeldAccount(db: ReadableDb, scenario: ScenarioKey): IterableIterator<HeldAccount> {
  return db
    .prepare<[object], HeldAccount>(
      `SELECT a.account AS row, a.id, u.id AS unitId, t.id AS territory, o.reason
       FROM accounts a
       JOIN units u ON u.unit = a.unit
       LEFT JOIN assignments s ON s.scenario = $scenario AND s.unit = a.unit
       LEFT JOIN overrides o ON o.scenario = $scenario AND o.account = a.account
       LEFT JOIN territories t ON t.scenario = $scenario AND t.territory = coalesce(o.territory, s.territory)
       ORDER BY a.account`,
    )
    .iterate({ scenario });
}

/** What one owner has in one unit. `owner` is null for accounts that nobody owns. */
export type OwnedSums = {
  readonly unit: UnitIndex;
  readonly owner: string | null;
  readonly accounts: number;
  /** The imported measures, in the plan's order. */
  readonly measures: readonly number[];
};

/** Sums by unit and owner, ordered by unit and owner. One pass over the accounts. */
export function ownedSums(db: ReadableDb, measureCount: number): OwnedSums[] {
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

/** Places of the accounts as columns, in the file's order. */
export function readAccountPlaces(db: ReadableDb): {
  readonly unit: Int32Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
} {
  const count = db.prepare<[], number>("SELECT count(*) FROM accounts").pluck().get() ?? 0;
  const places = { unit: new Int32Array(count), lng: new Float64Array(count), lat: new Float64Array(count) };
  let i = 0;
  const rows = db
    .prepare<[], [number, number, number]>("SELECT unit, lng, lat FROM accounts ORDER BY account")
    .raw()
    .iterate();
  for (const [unit, lng, lat] of rows) {
    places.unit[i] = unit;
    places.lng[i] = lng;
    places.lat[i] = lat;
    i++;
  }
  return places;
}

import type { AccountRow } from "../../domain/account.ts";
import type { Override } from "../../domain/edit.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import type { ReadableDb, WritableDb } from "../database.ts";
import { measureColumn } from "./measures.ts";
import type { ScenarioKey } from "./scenarios.ts";

/** An override with what the account weighs: `measures` are the imported ones, in the plan's order. */
export type WeighedOverride = Override & {
  readonly account: AccountRow;
  readonly unit: UnitIndex;
  readonly lng: number;
  readonly lat: number;
  readonly measures: readonly number[];
};

export function readOverrides(db: ReadableDb, scenario: ScenarioKey, measureCount: number): WeighedOverride[] {
  const columns = Array.from({ length: measureCount }, (_, i) => `, a.${measureColumn(i)}`).join("");
  const rows = db
    .prepare<[number], [number, number, string, number, number, number, ...number[]]>(
      `SELECT o.account, o.territory, o.reason, a.unit, a.lng, a.lat${columns}
       FROM overrides o JOIN accounts a USING (account) WHERE o.scenario = ? ORDER BY o.account`,
    )
    .raw()
    .all(scenario);
  return rows.map(([account, territory, reason, unit, lng, lat, ...measures]) => ({
    account,
    territory,
    reason,
    unit,
    lng,
    lat,
    measures,
  }));
}

export type OverrideCursor = {
  readonly get: (account: AccountRow) => Override | null;
  readonly put: (account: AccountRow, override: Override) => void;
  readonly remove: (account: AccountRow) => void;
};

/** Reads and writes single overrides of one scenario by statements that are prepared once. */
export function overrideCursor(db: WritableDb, scenario: ScenarioKey): OverrideCursor {
  const get = db.prepare<[number, number], Override>(
    "SELECT territory, reason FROM overrides WHERE scenario = ? AND account = ?",
  );
  const put = db.prepare(
    `INSERT INTO overrides (scenario, account, territory, reason) VALUES (?, ?, ?, ?)
     ON CONFLICT (scenario, account) DO UPDATE SET territory = excluded.territory, reason = excluded.reason`,
  );
  const remove = db.prepare("DELETE FROM overrides WHERE scenario = ? AND account = ?");
  return {
    get: (account) => get.get(scenario, account) ?? null,
    put: (account, { territory, reason }) => {
      put.run(scenario, account, territory, reason);
    },
    remove: (account) => {
      remove.run(scenario, account);
    },
  };
}

import type { AccountRow } from "../../domain/account.ts";
import type { MeasureKey } from "../../domain/measure.ts";
import type { TerritoryIndex } from "../../domain/territory.ts";
import type { ReadableDb } from "../database.ts";
import { measureColumn } from "./measures.ts";
import type { Page } from "./page.ts";
import type { ScenarioKey } from "./scenarios.ts";

export type AccountEntry = {
  readonly row: AccountRow;
  readonly id: string;
  readonly name: string;
  readonly postalCode: string;
  readonly unitId: string;
  readonly unitName: string;
  /** "" when nobody owns it. */
  readonly owner: string;
  readonly territory: TerritoryIndex;
  /** The reason, when the account is held by an override. */
  readonly override: string | null;
  readonly measures: number[];
};

export type AccountsQuery = Page & {
  readonly scenario: ScenarioKey;
  /** Part of a name, an id, a postal code or an owner; "" for all. */
  readonly search: string;
  readonly territory: TerritoryIndex | null;
  readonly unitId: string | null;
  /** A field of AccountEntry or a measure's key; anything else sorts by row. */
  readonly sort: { readonly by: string; readonly descending: boolean } | null;
};

const SORTABLE: Readonly<Record<string, string>> = {
  row: "a.account",
  id: "a.id COLLATE NOCASE",
  name: "a.name COLLATE NOCASE",
  postalCode: "a.postal_code",
  unitId: "u.id",
  unitName: "u.name COLLATE NOCASE",
  owner: "w.name COLLATE NOCASE",
  territory: "t.name COLLATE NOCASE",
  override: "o.reason COLLATE NOCASE",
};

const FROM = `
  FROM accounts a
  JOIN units u ON u.unit = a.unit
  LEFT JOIN owners w ON w.owner = a.owner
  LEFT JOIN assignments s ON s.scenario = $scenario AND s.unit = a.unit
  LEFT JOIN overrides o ON o.scenario = $scenario AND o.account = a.account
  LEFT JOIN territories t ON t.scenario = $scenario AND t.territory = coalesce(o.territory, s.territory)`;

/**
 * One stretch of the accounts as a scenario has them, and how many there are in all. Equal values keep the file's order.
 *
 * @param measureKeys The imported measures, in the plan's order.
 */
export function accountsPage(
  db: ReadableDb,
  query: AccountsQuery,
  measureKeys: readonly MeasureKey[],
): { total: number; rows: AccountEntry[] } {
  const where = conditions(query);
  const parameters = {
    scenario: query.scenario,
    search: likePattern(query.search),
    territory: query.territory,
    unitId: query.unitId,
  };
  const total = db.prepare<[object], number>(`SELECT count(*) ${FROM} ${where}`).pluck().get(parameters);
  const measures = measureKeys.map((_, i) => `, a.${measureColumn(i)}`).join("");
  const rows = db
    .prepare<[object], [...Cells, ...number[]]>(
      `SELECT a.account, a.id, a.name, a.postal_code, u.id, u.name, coalesce(w.name, ''),
         coalesce(o.territory, s.territory, -1), o.reason${measures}
       ${FROM} ${where} ORDER BY ${ordering(query, measureKeys)} LIMIT $limit OFFSET $offset`,
    )
    .raw()
    .all({ ...parameters, limit: query.limit, offset: query.offset });
  return { total: total ?? 0, rows: rows.map(toEntry) };
}

type Cells = [number, string, string, string, string, string, string, number, string | null];

function toEntry([row, id, name, postalCode, unitId, unitName, owner, territory, override, ...measures]: [
  ...Cells,
  ...number[],
]): AccountEntry {
  return { row, id, name, postalCode, unitId, unitName, owner, territory, override, measures };
}

function conditions({ search, territory, unitId }: AccountsQuery): string {
  const all: string[] = [];
  if (search.trim() !== "") {
    const columns = ["a.name", "a.id", "a.postal_code", "w.name"];
    all.push(`(${columns.map((column) => `${column} LIKE $search ESCAPE '\\'`).join(" OR ")})`);
  }
  if (territory !== null) all.push("coalesce(o.territory, s.territory, -1) = $territory");
  if (unitId !== null) all.push("a.unit = (SELECT unit FROM units WHERE id = $unitId)");
  return all.length === 0 ? "" : `WHERE ${all.join(" AND ")}`;
}

/** A pattern in which the user's % and _ mean themselves. */
export const likePattern = (search: string): string => `%${search.trim().replace(/[\\%_]/g, "\\$&")}%`;

function ordering({ sort }: AccountsQuery, measureKeys: readonly MeasureKey[]): string {
  if (sort === null) return "a.account";
  const measure = measureKeys.indexOf(sort.by);
  const expression = measure >= 0 ? `a.${measureColumn(measure)}` : SORTABLE[sort.by];
  return expression === undefined ? "a.account" : `${expression} ${sort.descending ? "DESC" : "ASC"}, a.account`;
}

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
  /** Where it is, degrees. */
  readonly lng: number;
  readonly lat: number;
  readonly measures: number[];
};

export type AccountsQuery = Page & {
  readonly scenario: ScenarioKey;
  /** Part of a name, an id, a postal code or an owner; "" for all. */
  readonly search: string;
  readonly territory: TerritoryIndex | null;
  readonly unitId: string | null;
  /** Only accounts that are held by override. */
  readonly overridden?: boolean | undefined;
  /** A field of AccountEntry or a measure's key; anything else sorts by row. */
  readonly filters?: readonly AccountFilter[] | undefined;
  readonly sort: { readonly by: string; readonly descending: boolean } | null;
};

/** What a column lets through: all of the words, or numbers from `least` to `most`. `by` as in `sort`. */
export type AccountFilter = {
  readonly by: string;
  readonly words: string;
  readonly least: number | null;
  readonly most: number | null;
};

const SORTABLE: Readonly<Record<string, Clause>> = {
  row: { sql: "a.account", joined: [] },
  id: { sql: "a.id COLLATE NOCASE", joined: [] },
  name: { sql: "a.name COLLATE NOCASE", joined: [] },
  postalCode: { sql: "a.postal_code", joined: [] },
  unitId: { sql: "u.id", joined: ["u"] },
  unitName: { sql: "u.name COLLATE NOCASE", joined: ["u"] },
  owner: { sql: "w.name COLLATE NOCASE", joined: ["w"] },
  territory: { sql: "t.name COLLATE NOCASE", joined: ["s", "o", "t"] },
  override: { sql: "o.reason COLLATE NOCASE", joined: ["o"] },
};

/** What may be joined to the accounts `a`; a list joins what it needs, since each costs time on a million rows. */
const JOINS = {
  u: "JOIN units u ON u.unit = a.unit",
  w: "LEFT JOIN owners w ON w.owner = a.owner",
  s: "LEFT JOIN assignments s ON s.scenario = $scenario AND s.unit = a.unit",
  o: "LEFT JOIN overrides o ON o.scenario = $scenario AND o.account = a.account",
  t: "LEFT JOIN territories t ON t.scenario = $scenario AND t.territory = coalesce(o.territory, s.territory)",
} as const;
type Joined = keyof typeof JOINS;
const ALL: readonly Joined[] = ["u", "w", "s", "o", "t"];

const from = (joined: readonly Joined[]): string =>
  `FROM accounts a ${ALL.filter((each) => joined.includes(each))
    .map((each) => JOINS[each])
    .join(" ")}`;

type Clause = { readonly sql: string; readonly joined: readonly Joined[] };

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
  const filters = filterClauses(query.filters ?? [], measureKeys);
  const where = conditions(query, filters.clauses);
  const order = ordering(query, measureKeys);
  const { scenario, territory, unitId, limit, offset } = query;
  const parameters = { scenario, search: likePattern(query.search), territory, unitId, ...filters.parameters };
  const total =
    where.sql === ""
      ? db.prepare<[], number>("SELECT account_count FROM plan").pluck().get()
      : db
          .prepare<[object], number>(`SELECT count(*) ${from(where.joined)} ${where.sql}`)
          .pluck()
          .get(parameters);
  // First the accounts in question, then everything about these few.
  const chosen = `SELECT a.account ${from([...where.joined, ...order.joined])} ${where.sql} ORDER BY ${order.sql} LIMIT $limit OFFSET $offset`;
  const rows = db
    .prepare<[object], [...Cells, ...number[]]>(
      `${selectEntries(measureKeys)} WHERE a.account IN (${chosen}) ORDER BY ${order.sql}`,
    )
    .raw()
    .all({ ...parameters, limit, offset });
  return { total: total ?? 0, rows: rows.map(toEntry) };
}

/** These accounts as a scenario has them, with where they are; in the order of the file. Rows that are none are left out. */
export function accountEntries(
  db: ReadableDb,
  scenario: ScenarioKey,
  rows: readonly AccountRow[],
  measureKeys: readonly MeasureKey[],
): AccountEntry[] {
  return db
    .prepare<[object], [...Cells, ...number[]]>(
      `${selectEntries(measureKeys)} WHERE a.account IN (SELECT value FROM json_each($rows)) ORDER BY a.account`,
    )
    .raw()
    .all({ scenario, rows: JSON.stringify(rows) })
    .map(toEntry);
}

const selectEntries = (measureKeys: readonly MeasureKey[]): string =>
  `SELECT a.account, a.id, a.name, a.postal_code, u.id, u.name, coalesce(w.name, ''),
     coalesce(o.territory, s.territory, -1), o.reason, a.lng, a.lat${measureKeys.map((_, i) => `, a.${measureColumn(i)}`).join("")}
   ${from(ALL)}`;

type Cells = [number, string, string, string, string, string, string, number, string | null, number, number];

function toEntry([row, id, name, postalCode, unitId, unitName, owner, territory, override, lng, lat, ...measures]: [
  ...Cells,
  ...number[],
]): AccountEntry {
  return { row, id, name, postalCode, unitId, unitName, owner, territory, override, lng, lat, measures };
}

function conditions({ search, territory, unitId, overridden }: AccountsQuery, filters: readonly Clause[]): Clause {
  const all: Clause[] = [...filters];
  if (search.trim() !== "") {
    const columns = ["a.name", "a.id", "a.postal_code", "w.name"];
    const sql = `(${columns.map((column) => `${column} LIKE $search ESCAPE '\\'`).join(" OR ")})`;
    all.push({ sql, joined: ["w"] });
  }
  if (territory !== null) all.push({ sql: "coalesce(o.territory, s.territory, -1) = $territory", joined: ["s", "o"] });
  if (unitId !== null) all.push({ sql: "a.unit = (SELECT unit FROM units WHERE id = $unitId)", joined: [] });
  if (overridden === true) all.push({ sql: "o.account IS NOT NULL", joined: ["o"] });
  return {
    sql: all.length === 0 ? "" : `WHERE ${all.map(({ sql }) => sql).join(" AND ")}`,
    joined: all.flatMap(({ joined }) => joined),
  };
}

/** One condition per word and bound, with its value as a parameter. Columns that accounts do not have let all through. */
function filterClauses(
  filters: readonly AccountFilter[],
  measureKeys: readonly MeasureKey[],
): { readonly clauses: readonly Clause[]; readonly parameters: Readonly<Record<string, string | number>> } {
  const clauses: Clause[] = [];
  const parameters: Record<string, string | number> = {};
  const add = (by: Clause, test: string, value: string | number): void => {
    const name = `filter${clauses.length}`;
    parameters[name] = value;
    clauses.push({ sql: `${by.sql} ${test.replace("?", `$${name}`)}`, joined: by.joined });
  };
  for (const { by, words, least, most } of filters) {
    const measure = measureKeys.indexOf(by);
    if (measure >= 0) {
      const column: Clause = { sql: `a.${measureColumn(measure)}`, joined: [] };
      if (least !== null) add(column, ">= ?", least);
      if (most !== null) add(column, "<= ?", most);
      continue;
    }
    const column = SORTABLE[by];
    if (column === undefined) continue;
    for (const word of words.split(/\s+/).filter((each) => each !== ""))
      add(column, "LIKE ? ESCAPE '\\'", likePattern(word));
  }
  return { clauses, parameters };
}

/** A pattern in which the user's % and _ mean themselves. */
const likePattern = (search: string): string => `%${search.trim().replace(/[\\%_]/g, "\\$&")}%`;

function ordering({ sort }: AccountsQuery, measureKeys: readonly MeasureKey[]): Clause {
  const measure = measureKeys.indexOf(sort?.by ?? "");
  const by: Clause | undefined =
    measure >= 0 ? { sql: `a.${measureColumn(measure)}`, joined: [] } : SORTABLE[sort?.by ?? ""];
  if (sort === null || by === undefined) return { sql: "a.account", joined: [] };
  return { sql: `${by.sql} ${sort.descending ? "DESC" : "ASC"}, a.account`, joined: by.joined };
}

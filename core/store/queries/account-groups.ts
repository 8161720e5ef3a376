import type { UnitIndex } from "../../domain/layer.ts";
import type { ReadableDb } from "../database.ts";
import { readAttributeHeadings } from "./measures.ts";

/**
 * The units of the accounts that have the same value in a column, by value; values of one unit only are left out.
 * Undefined when there is no such column. One pass over the accounts.
 */
export function unitsByAttribute(db: ReadableDb, column: string): Map<string, UnitIndex[]> | undefined {
  const headings = readAttributeHeadings(db);
  const wanted = column.trim().toLowerCase();
  const exact = headings.indexOf(column);
  const ordinal = exact >= 0 ? exact : headings.findIndex((heading) => heading.trim().toLowerCase() === wanted);
  if (ordinal < 0) return undefined;
  const rows = db
    .prepare<[string], [string, number]>(
      `SELECT DISTINCT trim(json_extract(c.cells, ?)) AS value, a.unit
       FROM accounts a JOIN account_attributes c USING (account)
       WHERE value IS NOT NULL AND value <> '' ORDER BY value, a.unit`,
    )
    .raw()
    .all(`$[${ordinal}]`);
  const groups = new Map<string, UnitIndex[]>();
  for (const [value, unit] of rows) {
    const units = groups.get(value);
    if (units === undefined) groups.set(value, [unit]);
    else units.push(unit);
  }
  for (const [value, units] of groups) if (units.length < 2) groups.delete(value);
  return groups;
}

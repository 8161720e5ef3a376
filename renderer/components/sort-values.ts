import type { ColumnSpec } from "./grid-columns.ts";

export type SortValue = string | number | null;

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Numbers by size, words as people sort them, nothing before everything. */
function compareValues(a: SortValue, b: SortValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  return collator.compare(String(a), String(b));
}

/** What a table must know of a column to sort by it. */
export const sortable = <Row>({ id, value }: ColumnSpec<Row>) => ({
  id,
  accessorFn: (row: Row): SortValue => value?.(row) ?? null,
  sortFn: (a: HasValues, b: HasValues, by: string): number => compareValues(a.getValue(by), b.getValue(by)),
});

type HasValues = { readonly getValue: <Value>(column: string) => Value };

/** The largest come first on the first click; words begin with A. */
export function isNumeric<Row>(columns: readonly ColumnSpec<Row>[], rows: readonly Row[], by: string): boolean {
  const [row] = rows;
  return row !== undefined && typeof columns.find(({ id }) => id === by)?.value?.(row) === "number";
}

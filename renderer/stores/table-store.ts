import { createStore } from "zustand/vanilla";

export type Sort = { readonly by: string; readonly descending: boolean };

/** What a column lets through: words that its text has, or numbers of a range; an empty one lets everything through. */
export type ColumnFilter = { readonly text: string; readonly least: number | null; readonly most: number | null };

/** How one table is arranged. Columns go by their id. */
export type TableArrangement = {
  readonly sort: Sort | null;
  readonly hidden: readonly string[];
  readonly filters: Readonly<Record<string, ColumnFilter>>;
  /** The column whose values make groups. */
  readonly groupBy: string | null;
  /** The line with the filters is there. */
  readonly showFilters: boolean;
};

const AS_MADE: TableArrangement = { sort: null, hidden: [], filters: {}, groupBy: null, showFilters: false };

export type TableId = "territories" | "units" | "accounts";

export type TableState = Readonly<Record<TableId, TableArrangement>>;

export const FIRST_TABLES: TableState = {
  territories: { ...AS_MADE, sort: { by: "index", descending: true } },
  units: AS_MADE,
  accounts: AS_MADE,
};

/** How the tables are arranged; saved with the plan. */
export const tableStore = createStore<TableState>(() => FIRST_TABLES);

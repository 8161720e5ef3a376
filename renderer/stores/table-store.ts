import { createStore } from "zustand/vanilla";

export type Sort = { readonly by: string; readonly descending: boolean };

/** How one table is arranged. Columns go by their id. */
export type TableArrangement = {
  readonly sort: Sort | null;
  readonly hidden: readonly string[];
  /** What stands in the filter line, as it was typed. */
  readonly filters: Readonly<Record<string, string>>;
  readonly showFilters: boolean;
  /** The column whose values make groups. */
  readonly groupBy: string | null;
};

const AS_MADE: TableArrangement = { sort: null, hidden: [], filters: {}, showFilters: false, groupBy: null };

export type TableId = "territories" | "units" | "accounts";

export type TableState = Readonly<Record<TableId, TableArrangement>>;

export const FIRST_TABLES: TableState = {
  territories: { ...AS_MADE, sort: { by: "index", descending: true } },
  units: AS_MADE,
  accounts: AS_MADE,
};

/** How the tables are arranged; saved with the plan. */
export const tableStore = createStore<TableState>(() => FIRST_TABLES);

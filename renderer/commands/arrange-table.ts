import { type TableArrangement, type TableId, tableStore } from "../stores/table-store.ts";

/** Arranges one table: what it is sorted and grouped by, what is filtered and hidden. */
export const arrangeTable = (table: TableId, change: Partial<TableArrangement>): void =>
  tableStore.setState((state) => ({ [table]: { ...state[table], ...change } }));

/** Changes what stands in the filter line under one column. */
export function filterColumn(table: TableId, column: string, text: string): void {
  const { [column]: _, ...others } = tableStore.getState()[table].filters;
  arrangeTable(table, { filters: text === "" ? others : { ...others, [column]: text } });
}

/** Shows the filter line, or hides it together with what it kept away. */
export function toggleFilters(table: TableId): void {
  const { showFilters } = tableStore.getState()[table];
  arrangeTable(table, showFilters ? { showFilters: false, filters: {} } : { showFilters: true });
}

export function toggleColumn(table: TableId, column: string): void {
  const { hidden } = tableStore.getState()[table];
  arrangeTable(table, {
    hidden: hidden.includes(column) ? hidden.filter((id) => id !== column) : [...hidden, column],
  });
}

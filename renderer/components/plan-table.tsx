import {
  type ColumnDef,
  columnFilteringFeature,
  columnGroupingFeature,
  createExpandedRowModel,
  createFilteredRowModel,
  createGroupedRowModel,
  createSortedRowModel,
  type ExpandedState,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useStore } from "zustand";
import { arrangeTable, filterColumn } from "../commands/arrange-table.ts";
import { chosenOr, copyRows } from "../commands/copy-rows.ts";
import { type TableId, tableStore } from "../stores/table-store.ts";
import type { ColumnSpec } from "./grid-columns.ts";
import type { GroupLine } from "./grid-group.tsx";
import { GridView } from "./grid-view.tsx";
import { compareValues, isNumeric, type SortValue } from "./sort-values.ts";
import { passes } from "./table-filter.ts";
import { TableTools } from "./table-tools.tsx";

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  columnGroupingFeature,
  rowExpandingFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  groupedRowModel: createGroupedRowModel(),
  expandedRowModel: createExpandedRowModel(),
});

type Props<Row extends object> = {
  readonly table: TableId;
  readonly label: string;
  readonly columns: readonly ColumnSpec<Row>[];
  /** Stable between renders while nothing has changed. */
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly dropTerritory?: (row: Row) => number;
  readonly isSelected?: (row: Row) => boolean;
  readonly isHovered?: (row: Row) => boolean;
  readonly onOpen?: (row: Row, additive: boolean) => void;
  readonly onHover?: (row: Row | null) => void;
  /** What was pasted, the rows from the active one on as they are shown, and the column of the active cell. */
  readonly onPaste?: (text: string, rows: readonly Row[], column: string) => void;
  readonly empty: ReactNode;
  readonly testId: string;
};

/** A table whose rows are all here: TanStack filters, groups and sorts, the grid draws. */
export function PlanTable<Row extends object>(props: Props<Row>) {
  const { table: id, columns, rows, onPaste, ...rest } = props;
  const { sort, hidden, filters, showFilters, groupBy } = useStore(tableStore, (state) => state[id]);
  const [expanded, setExpanded] = useState<ExpandedState>(true);
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          accessorFn: (row) => column.value?.(row) ?? null,
          sortFn: (a, b, by) => compareValues(a.getValue<SortValue>(by), b.getValue<SortValue>(by)),
          filterFn: (row, by, wanted: string) => passes(row.getValue<SortValue>(by), wanted),
        }),
      ),
    [columns],
  );
  const state = useMemo(
    () => ({
      sorting: sort === null ? [] : [{ id: sort.by, desc: sort.descending }],
      columnFilters: Object.entries(filters).map(([column, value]) => ({ id: column, value })),
      grouping: groupBy === null ? [] : [groupBy],
      expanded,
    }),
    [sort, filters, groupBy, expanded],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    state,
    onExpandedChange: setExpanded,
    autoResetExpanded: false,
  });
  const lines = table.getRowModel().rows;
  const shown = columns.filter((column) => !hidden.includes(column.id));
  const isGroup = (index: number): boolean => groupBy !== null && (lines[index]?.subRows.length ?? 0) > 0;

  const groupAt = (index: number): GroupLine | undefined => {
    const line = lines[index];
    if (line === undefined || !isGroup(index)) return undefined;
    const leaves = line.subRows.map(({ original }) => original);
    return {
      id: line.id,
      title: String(line.getValue<SortValue>(groupBy ?? "") ?? ""),
      count: leaves.length,
      isOpen: line.getIsExpanded(),
      sums: Object.fromEntries(shown.flatMap((column) => sumOf(column, leaves))),
    };
  };
  const rowsFrom = useCallback(
    (first: number): Row[] => lines.slice(first).flatMap((line) => (line.subRows.length > 0 ? [] : [line.original])),
    [lines],
  );
  const toggleGroup = (line: string) =>
    setExpanded((before) => {
      const open = before === true ? Object.fromEntries(groupIds(lines).map((each) => [each, true])) : before;
      return { ...open, [line]: !(open[line] ?? false) };
    });
  const onSort = (by: string) =>
    arrangeTable(id, { sort: { by, descending: sort?.by === by ? !sort.descending : isNumeric(columns, rows, by) } });

  return (
    <>
      <TableTools
        table={id}
        columns={columns}
        rows={() => chosenOr(rowsFrom(0), rest.isSelected)}
        isFiltered={Object.keys(filters).length > 0}
        counts={{ shown: table.getFilteredRowModel().rows.length, all: rows.length }}
      />
      <GridView
        {...rest}
        columns={shown}
        count={lines.length}
        rowAt={(index) => lines[index]?.original}
        groupAt={groupAt}
        onGroup={toggleGroup}
        sort={sort}
        onSort={onSort}
        filters={showFilters ? filters : null}
        onFilter={(column, text) => filterColumn(id, column, text)}
        onCopy={() => void copyRows(shown, chosenOr(rowsFrom(0), rest.isSelected))}
        {...(onPaste !== undefined && {
          onPaste: (text: string, at: { index: number; column: string }) =>
            onPaste(text, rowsFrom(at.index), at.column),
        })}
      />
    </>
  );
}

const groupIds = (lines: readonly { readonly id: string; readonly subRows: readonly unknown[] }[]): string[] =>
  lines.flatMap(({ id, subRows }) => (subRows.length > 0 ? [id] : []));

function sumOf<Row>({ id, sum, value }: ColumnSpec<Row>, rows: readonly Row[]): [string, string][] {
  if (sum === undefined || value === undefined) return [];
  return [[id, sum(rows.reduce((whole, row) => whole + Number(value(row) ?? 0), 0))]];
}

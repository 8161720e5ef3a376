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
import { isNumeric, type SortValue, sortable } from "./sort-values.ts";
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
          ...sortable(column),
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

  const headingOf = useMemo(() => headings(columns, groupBy), [columns, groupBy]);
  const groupAt = (index: number): GroupLine | undefined => {
    const line = lines[index];
    if (line === undefined || !isGroup(index)) return undefined;
    return { ...headingOf(line), isOpen: line.getIsExpanded() };
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

type Line<Row> = {
  readonly id: string;
  readonly subRows: readonly { readonly original: Row }[];
  readonly getValue: <Value>(column: string) => Value;
};

/**
 * What stands above a group, with the sums of its rows. Made once for each group that comes into sight: it can be as large
 * as the plan, and is asked for while one scrolls.
 */
function headings<Row>(
  columns: readonly ColumnSpec<Row>[],
  groupBy: string | null,
): (line: Line<Row>) => Omit<GroupLine, "isOpen"> {
  const known = new WeakMap<Line<Row>, Omit<GroupLine, "isOpen">>();
  return (line) => {
    let heading = known.get(line);
    if (heading === undefined) {
      const rows = line.subRows.map(({ original }) => original);
      const title = String(line.getValue<SortValue>(groupBy ?? "") ?? "");
      heading = { id: line.id, title, count: rows.length, sums: sumsOf(columns, rows) };
      known.set(line, heading);
    }
    return heading;
  };
}

/** By column, what is written for the sum over some rows. */
function sumsOf<Row>(columns: readonly ColumnSpec<Row>[], rows: readonly Row[]): GroupLine["sums"] {
  return Object.fromEntries(
    columns.flatMap(({ id, sum, value }) =>
      sum === undefined || value === undefined
        ? []
        : [[id, sum(rows.reduce((whole, row) => whole + Number(value(row) ?? 0), 0))]],
    ),
  );
}

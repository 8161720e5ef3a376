import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useMemo, useState } from "react";
import type { Sort } from "../stores/table-store.ts";
import type { ColumnSpec } from "./grid-columns.ts";
import { GridView } from "./grid-view.tsx";
import { isNumeric, sortable } from "./sort-values.ts";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

type Props<Row extends object> = {
  readonly label: string;
  readonly columns: readonly ColumnSpec<Row>[];
  /** Stable between renders while nothing has changed. */
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly firstSort: Sort | null;
  readonly isSelected?: (row: Row) => boolean;
  readonly onOpen?: (row: Row, additive: boolean) => void;
  readonly onHover?: (row: Row | null) => void;
  readonly empty: ReactNode;
  readonly testId: string;
};

/** A small table whose rows are all here, in a dialog: TanStack sorts, the grid draws. */
export function SortedTable<Row extends object>({ columns, rows, firstSort, ...rest }: Props<Row>) {
  const [sorting, setSorting] = useState<SortingState>(
    firstSort === null ? [] : [{ id: firstSort.by, desc: firstSort.descending }],
  );
  const definitions = useMemo(
    () => columns.map((column): ColumnDef<typeof features, Row> => sortable(column)),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    state: { sorting },
    onSortingChange: setSorting,
  });
  const sorted = table.getRowModel().rows;
  const [first] = sorting;
  const onSort = (by: string) =>
    setSorting([{ id: by, desc: first?.id === by ? !first.desc : isNumeric(columns, rows, by) }]);
  return (
    <GridView
      {...rest}
      columns={columns}
      count={sorted.length}
      rowAt={(index) => sorted[index]?.original}
      sort={first === undefined ? null : { by: first.id, descending: first.desc }}
      onSort={onSort}
    />
  );
}

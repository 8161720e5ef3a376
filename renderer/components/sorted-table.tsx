import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useMemo, useState } from "react";
import { type ColumnSpec, GridView, type Sort } from "./grid-view.tsx";

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

/** A table whose rows are all here: TanStack sorts, the grid draws. */
export function SortedTable<Row extends object>({ columns, rows, firstSort, ...rest }: Props<Row>) {
  const [sorting, setSorting] = useState<SortingState>(
    firstSort === null ? [] : [{ id: firstSort.by, desc: firstSort.descending }],
  );
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          accessorFn: (row) => column.value?.(row) ?? null,
          sortFn: (a, b, id) => compare(a.getValue<SortValue>(id), b.getValue<SortValue>(id)),
        }),
      ),
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

type SortValue = string | number | null;

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Numbers by size, words as people sort them, nothing before everything. */
function compare(a: SortValue, b: SortValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  return collator.compare(String(a), String(b));
}

/** The largest come first on the first click; words begin with A. */
function isNumeric<Row>(columns: readonly ColumnSpec<Row>[], rows: readonly Row[], by: string): boolean {
  const [row] = rows;
  return row !== undefined && typeof columns.find(({ id }) => id === by)?.value?.(row) === "number";
}

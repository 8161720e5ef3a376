import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { en } from "../text/en.ts";
import classes from "./grid-view.module.css";

export type ColumnSpec<Row> = {
  readonly id: string;
  readonly header: string;
  /** Pixels; a column that grows takes its share of what is left. */
  readonly width: number;
  readonly grow?: boolean;
  readonly align?: "start" | "end";
  /** What the column is sorted by; columns without it are not sortable. */
  readonly value?: (row: Row) => string | number | null;
  readonly cell: (row: Row) => ReactNode;
};

export type Sort = { readonly by: string; readonly descending: boolean };

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly ColumnSpec<Row>[];
  readonly count: number;
  /** Undefined while the row is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowKey: (row: Row) => string | number;
  readonly sort: Sort | null;
  readonly onSort: (by: string) => void;
  readonly isSelected?: (row: Row) => boolean;
  readonly onOpen?: (row: Row, additive: boolean) => void;
  readonly onHover?: (row: Row | null) => void;
  /** First and last row in sight, for rows that are fetched. */
  readonly onRange?: (first: number, last: number) => void;
  readonly empty: ReactNode;
  readonly testId: string;
};

const ROW_PX = 28;
const HEADING_CHARACTER_PX = 7;

/** Room for the figures below a heading, and for the heading itself as far as it is not very long. */
export const widthFor = (header: string, least: number): number =>
  Math.min(176, Math.max(least, Math.ceil(header.length * HEADING_CHARACTER_PX) + 38));

/** A dense table that draws only what is in sight; rows are walked with the arrow keys and opened with Enter. */
export function GridView<Row>(props: Props<Row>) {
  const { label, columns, count, rowAt, rowKey, sort, onSort, isSelected, onOpen, onHover, onRange, empty } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  const template = columns.map(({ width, grow }) => (grow ? `minmax(${width}px, 1fr)` : `${width}px`)).join(" ");
  const minWidth = columns.reduce((sum, { width }) => sum + width, 0);
  const rowId = (index: number) => `${props.testId}-row-${index}`;

  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(count - 1, index));
    setActive(next);
    virtual.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 };
    const step = steps[event.key];
    const row = rowAt(active);
    if (step !== undefined) goTo(active + step);
    else if (event.key === "Home") goTo(0);
    else if (event.key === "End") goTo(count - 1);
    else if ((event.key === "Enter" || event.key === " ") && row !== undefined) onOpen?.(row, event.key === " ");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const click = (event: MouseEvent, row: Row, index: number) => {
    setActive(index);
    onOpen?.(row, event.shiftKey || event.ctrlKey || event.metaKey);
  };

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-multiselectable={isSelected !== undefined}
      aria-activedescendant={count > 0 ? rowId(Math.min(active, count - 1)) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseLeave={() => onHover?.(null)}
      data-testid={props.testId}
    >
      <div className={classes.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, minWidth }}>
        {columns.map((column) => (
          <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
      {count === 0 && <div className={classes.empty}>{empty}</div>}
      <div className={classes.body} style={{ height: virtual.getTotalSize(), minWidth }}>
        {items.map(({ index, start }) => {
          const row = rowAt(index);
          return (
            // The keyboard reaches rows through the grid itself.
            <div
              key={row === undefined ? `wait-${index}` : rowKey(row)}
              id={rowId(index)}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 2}
              aria-selected={row !== undefined && isSelected !== undefined ? isSelected(row) : undefined}
              data-active={index === active}
              data-clickable={onOpen !== undefined}
              className={classes.row}
              style={{ transform: `translateY(${start}px)`, gridTemplateColumns: template }}
              onClick={row === undefined ? undefined : (event) => click(event, row, index)}
              onKeyDown={undefined}
              onMouseEnter={row === undefined ? undefined : () => onHover?.(row)}
            >
              {columns.map((column) => (
                <div key={column.id} role="gridcell" className={classes.cell} data-align={column.align ?? "start"}>
                  {row === undefined ? <span className={classes.waiting} /> : column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

type HeaderProps<Row> = {
  readonly column: ColumnSpec<Row>;
  readonly sort: Sort | null;
  readonly onSort: (by: string) => void;
};

function HeaderCell<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  const isSorted = sort?.by === column.id;
  const direction = isSorted ? (sort.descending ? "descending" : "ascending") : "none";
  const align = column.align ?? "start";
  if (column.value === undefined) {
    return (
      <div role="columnheader" className={classes.headCell} data-align={align}>
        <span className={classes.headText}>{column.header}</span>
      </div>
    );
  }
  return (
    <div role="columnheader" aria-sort={direction} className={classes.headCell} data-align={align}>
      <button type="button" className={classes.sortButton} onClick={() => onSort(column.id)} title={column.header}>
        <span className={classes.headText}>{column.header}</span>
        {isSorted && (
          <span className={classes.sortMark} aria-hidden="true">
            {sort.descending ? "↓" : "↑"}
          </span>
        )}
        {isSorted && (
          <span className="visually-hidden">, {sort.descending ? en.dock.sortedDown : en.dock.sortedUp}</span>
        )}
      </button>
    </div>
  );
}

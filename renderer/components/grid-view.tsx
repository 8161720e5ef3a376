import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import type { Sort } from "../stores/table-store.ts";
import type { ColumnSpec } from "./grid-columns.ts";
import { type GroupLine, GroupRow } from "./grid-group.tsx";
import { GridHead } from "./grid-head.tsx";
import { GridRow } from "./grid-row.tsx";
import classes from "./grid-view.module.css";

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly ColumnSpec<Row>[];
  readonly count: number;
  /** Undefined while the row is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowKey: (row: Row) => string | number;
  /** The heading of a group, where one stands instead of a row. */
  readonly groupAt?: (index: number) => GroupLine | undefined;
  readonly onGroup?: (id: string) => void;
  /** The territory that units dropped on a row go to. */
  readonly dropTerritory?: (row: Row) => number;
  readonly sort: Sort | null;
  readonly onSort: (by: string) => void;
  readonly filters?: Readonly<Record<string, string>> | null;
  readonly onFilter?: (column: string, text: string) => void;
  readonly isSelected?: (row: Row) => boolean;
  readonly isHovered?: (row: Row) => boolean;
  readonly onOpen?: (row: Row, additive: boolean) => void;
  readonly onHover?: (row: Row | null) => void;
  /** Ctrl or Cmd C. */
  readonly onCopy?: () => void;
  /** What was pasted, where in the table, and the column of the active cell. */
  readonly onPaste?: (text: string, at: { readonly index: number; readonly column: string }) => void;
  /** First and last row in sight, for rows that are fetched. */
  readonly onRange?: (first: number, last: number) => void;
  readonly empty: ReactNode;
  readonly testId: string;
};

const ROW_PX = 28;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 };

/**
 * A dense table that draws only what is in sight. Arrow keys walk cells, Enter opens a row, F2 or a double click changes
 * a cell in place, Ctrl or Cmd C and V talk to a spreadsheet.
 */
export function GridView<Row>(props: Props<Row>) {
  const { columns, count, rowAt, rowKey, groupAt, onGroup, onOpen, onHover, onRange, testId } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const [isEditing, setEditing] = useState(false);
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
  const at = { row: Math.max(0, Math.min(active.row, count - 1)), column: Math.min(active.column, columns.length - 1) };
  const cellId = `${testId}-cell-${at.row}-${at.column}`;

  const goTo = (row: number, column = at.column) => {
    const next = Math.max(0, Math.min(count - 1, row));
    setActive({ row: next, column: Math.max(0, Math.min(columns.length - 1, column)) });
    virtual.scrollToIndex(next);
  };
  const endEdit = () => {
    setEditing(false);
    scroller.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const row = groupAt?.(at.row) === undefined ? rowAt(at.row) : undefined;
    const group = groupAt?.(at.row);
    const step = STEPS[event.key];
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "c";
    if (isCopy && props.onCopy !== undefined) props.onCopy();
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (step !== undefined) goTo(at.row + step);
    else if (event.key === "ArrowLeft") goTo(at.row, at.column - 1);
    else if (event.key === "ArrowRight") goTo(at.row, at.column + 1);
    else if (event.key === "Home") goTo(0);
    else if (event.key === "End") goTo(count - 1);
    else if (group !== undefined && (event.key === "Enter" || event.key === " ")) onGroup?.(group.id);
    else if (event.key === "F2" && row !== undefined && columns[at.column]?.edit !== undefined) setEditing(true);
    else if ((event.key === "Enter" || event.key === " ") && row !== undefined) onOpen?.(row, event.key === " ");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onMouseDown = ({ target }: MouseEvent) => {
    const place = placeOf(target);
    if (place !== null && !isEditing) setActive({ row: place.row, column: place.column ?? at.column });
  };
  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (place === null) return;
    const group = groupAt?.(place.row);
    const row = group === undefined ? rowAt(place.row) : undefined;
    if (group !== undefined) onGroup?.(group.id);
    else if (row !== undefined) onOpen?.(row, event.shiftKey || event.ctrlKey || event.metaKey);
  };
  const onDoubleClick = ({ target }: MouseEvent) => {
    const place = placeOf(target);
    if (place === null || place.column === null || columns[place.column]?.edit === undefined) return;
    setActive({ row: place.row, column: place.column });
    setEditing(true);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.target !== event.currentTarget || props.onPaste === undefined) return;
    event.preventDefault();
    props.onPaste(event.clipboardData.getData("text/plain"), { index: at.row, column: columns[at.column]?.id ?? "" });
  };

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="treegrid"
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-multiselectable={props.isSelected !== undefined}
      aria-activedescendant={count > 0 ? cellId : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onPaste={onPaste}
      onMouseLeave={() => onHover?.(null)}
      data-testid={testId}
    >
      <GridHead
        columns={columns}
        template={template}
        minWidth={minWidth}
        sort={props.sort}
        onSort={props.onSort}
        filters={props.filters ?? null}
        onFilter={(column, text) => props.onFilter?.(column, text)}
      />
      {count === 0 && <div className={classes.empty}>{props.empty}</div>}
      <div className={classes.body} style={{ height: virtual.getTotalSize(), minWidth }}>
        {items.map(({ index, start }) => {
          const group = groupAt?.(index);
          const place = { transform: `translateY(${start}px)`, gridTemplateColumns: template };
          if (group !== undefined) {
            return (
              <GroupRow
                key={`group ${group.id}`}
                group={group}
                columns={columns}
                index={index}
                cellId={index === at.row ? cellId : undefined}
                style={place}
              />
            );
          }
          const row = rowAt(index);
          return (
            <GridRow
              key={row === undefined ? `wait-${index}` : rowKey(row)}
              row={row}
              columns={columns}
              index={index}
              style={place}
              active={index === at.row ? { column: at.column, cellId, isEditing } : null}
              isSelected={row === undefined ? undefined : props.isSelected?.(row)}
              isHovered={row !== undefined && props.isHovered?.(row) === true}
              isClickable={onOpen !== undefined}
              dropTerritory={row === undefined ? undefined : props.dropTerritory?.(row)}
              onEdited={endEdit}
              onHover={() => row !== undefined && onHover?.(row)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The row that something on the screen belongs to, and the cell's column; null outside of rows. */
function placeOf(target: EventTarget): { readonly row: number; readonly column: number | null } | null {
  const row = target instanceof Element ? target.closest<HTMLElement>("[role='row'][data-index]") : null;
  if (row === null) return null;
  const column = (target as Element).closest("[role='gridcell']")?.getAttribute("aria-colindex");
  return { row: Number(row.dataset["index"]), column: column ? Number(column) - 1 : null };
}

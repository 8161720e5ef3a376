import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import type { CSSProperties } from "react";
import { en } from "../text/en.ts";
import type { ColumnSpec } from "./grid-columns.ts";
import classes from "./grid-view.module.css";

/** The heading of rows that have a value in common, with their sums by column. */
export type GroupLine = {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly isOpen: boolean;
  readonly sums: Readonly<Record<string, string>>;
};

type Props<Row> = {
  readonly group: GroupLine;
  readonly columns: readonly ColumnSpec<Row>[];
  readonly index: number;
  /** Where the keyboard is on this line. */
  readonly cellId: string | undefined;
  readonly style: CSSProperties;
};

export function GroupRow<Row>({ group, columns, index, cellId, style }: Props<Row>) {
  const { title, count, isOpen, sums } = group;
  // The name has the room of all columns up to the first one with a sum.
  const firstSum = columns.findIndex(({ id }) => sums[id] !== undefined);
  const named = firstSum < 0 ? columns.length : Math.max(1, firstSum);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-expanded={isOpen}
      data-active={cellId !== undefined}
      data-clickable="true"
      className={`${classes.row} ${classes.group}`}
      style={style}
      data-index={index}
    >
      <div id={cellId} role="gridcell" className={classes.cell} style={{ gridColumn: `span ${named}` }}>
        {isOpen ? <IconChevronDown size={14} aria-hidden="true" /> : <IconChevronRight size={14} aria-hidden="true" />}
        <span title={title}>
          {title === "" ? en.table.noValue : title} <span className={classes.groupCount}>{count}</span>
        </span>
      </div>
      {columns.slice(named).map((column) => (
        <div key={column.id} role="gridcell" className={classes.cell} data-align={column.align ?? "start"}>
          <span>{sums[column.id] ?? ""}</span>
        </div>
      ))}
    </div>
  );
}

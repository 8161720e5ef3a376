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
  readonly onToggle: () => void;
};

export function GroupRow<Row>({ group, columns, index, cellId, style, onToggle }: Props<Row>) {
  const { title, count, isOpen, sums } = group;
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-expanded={isOpen}
      data-active={cellId !== undefined}
      data-clickable="true"
      className={`${classes.row} ${classes.group}`}
      style={style}
      onClick={onToggle}
      onKeyDown={undefined}
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          id={at === 0 ? cellId : undefined}
          role="gridcell"
          className={classes.cell}
          data-align={column.align ?? "start"}
        >
          {at === 0 ? (
            <>
              {isOpen ? (
                <IconChevronDown size={14} aria-hidden="true" />
              ) : (
                <IconChevronRight size={14} aria-hidden="true" />
              )}
              <span title={title}>
                {title === "" ? en.table.noValue : title} <span className={classes.groupCount}>{count}</span>
              </span>
            </>
          ) : (
            <span>{sums[column.id] ?? ""}</span>
          )}
        </div>
      ))}
    </div>
  );
}

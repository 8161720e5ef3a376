import type { CSSProperties, ReactNode } from "react";
import { CellEditor } from "./cell-editor.tsx";
import type { ColumnSpec } from "./grid-columns.ts";
import classes from "./grid-view.module.css";

type Props<Row> = {
  /** Undefined while it is on its way. */
  readonly row: Row | undefined;
  readonly columns: readonly ColumnSpec<Row>[];
  readonly index: number;
  readonly style: CSSProperties;
  /** The cell that the keyboard is on, where it is in this row. */
  readonly active: { readonly column: number; readonly cellId: string; readonly isEditing: boolean } | null;
  readonly isSelected: boolean | undefined;
  readonly isHovered: boolean;
  readonly isClickable: boolean;
  readonly dropTerritory: number | undefined;
  readonly onEdited: () => void;
  readonly onHover: () => void;
};

/** One row of a grid, which hears keys and clicks for all of them: after a click the keys go on from there. */
export function GridRow<Row>(props: Props<Row>) {
  const { row, columns, index, style, active, isSelected, isHovered, isClickable } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={active !== null}
      data-hovered={isHovered}
      data-clickable={isClickable}
      data-drop-territory={props.dropTerritory}
      className={classes.row}
      style={style}
      data-index={index}
      onMouseEnter={props.onHover}
    >
      {columns.map((column, at) => {
        const isActive = active?.column === at;
        const isEdited = isActive && active.isEditing && row !== undefined && column.edit !== undefined;
        return (
          <div
            key={column.id}
            id={isActive ? active.cellId : undefined}
            role="gridcell"
            className={classes.cell}
            data-align={column.align ?? "start"}
            data-active={isActive}
            data-editable={column.edit !== undefined}
            aria-colindex={at + 1}
          >
            {row === undefined && <span className={classes.waiting} />}
            {row !== undefined && isEdited && column.edit !== undefined && (
              <CellEditor edit={column.edit(row)} label={column.header} onDone={props.onEdited} />
            )}
            {row !== undefined && !isEdited && contentOf(column, row)}
          </div>
        );
      })}
    </div>
  );
}

/** Bare text that may be too long is wrapped, so that it ends in dots; figures are given the room that they need. */
function contentOf<Row>({ align, cell }: ColumnSpec<Row>, row: Row): ReactNode {
  const content = cell(row);
  return typeof content === "string" && align !== "end" ? <span>{content}</span> : content;
}

import type { ReactNode } from "react";
import type { CellEdit } from "./cell-editor.tsx";

export type ColumnSpec<Row> = {
  readonly id: string;
  readonly header: string;
  /** Pixels; a column that grows takes its share of what is left. */
  readonly width: number;
  readonly grow?: boolean;
  readonly align?: "start" | "end";
  /** What the column is sorted, filtered and copied by; columns without it are not. */
  readonly value?: (row: Row) => string | number | null;
  /** What is copied instead, where the column shows figures that are reckoned as well as those that were given. */
  readonly copied?: (row: Row) => string | number | null;
  readonly cell: (row: Row) => ReactNode;
  /** How the cell is changed in place; columns without it are not. */
  readonly edit?: (row: Row) => CellEdit;
  /** Rows may be put together by this column's value. */
  readonly isGroup?: boolean;
  /** Written for the sum over a group; columns without it show none. */
  readonly sum?: (sum: number) => string;
};

const HEADING_CHARACTER_PX = 7;

/** Room for the figures below a heading, and for the heading itself as far as it is not very long. */
export const widthFor = (header: string, least: number): number =>
  Math.min(176, Math.max(least, Math.ceil(header.length * HEADING_CHARACTER_PX) + 38));

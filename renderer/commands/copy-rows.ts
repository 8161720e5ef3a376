import type { ColumnSpec } from "../components/grid-columns.ts";
import { toSpreadsheet } from "../format/spreadsheet.ts";
import { notice } from "../shell/notice.ts";
import { en } from "../text/en.ts";
import { plural } from "../text/plural.ts";

/** Puts rows on the clipboard with their headings, figures in full, for a spreadsheet. */
export async function copyRows<Row>(columns: readonly ColumnSpec<Row>[], rows: readonly Row[]): Promise<void> {
  const shown = columns.filter(({ value }) => value !== undefined);
  const text = toSpreadsheet([
    shown.map(({ header }) => header),
    ...rows.map((row) => shown.map(({ copied, value }) => (copied ?? value)?.(row) ?? null)),
  ]);
  try {
    await navigator.clipboard.writeText(text);
    notice.done(en.table.copied(plural(rows.length, "row", "rows")));
  } catch {
    notice.problem(en.table.notCopied);
  }
}

/** The selected ones where there are several; else all of them. */
export function chosenOr<Row>(rows: readonly Row[], isSelected: ((row: Row) => boolean) | undefined): readonly Row[] {
  const chosen = isSelected === undefined ? [] : rows.filter(isSelected);
  return chosen.length > 1 ? chosen : rows;
}

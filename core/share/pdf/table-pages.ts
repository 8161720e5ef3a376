import type { DrawnInput } from "../share-input.ts";
import { type TerritoryColumn, territoryColumns } from "../territory-columns.ts";
import { INK, line, type PdfSheet } from "./pdf-sheet.ts";

const ROW_HEIGHT = 15;
const HEAD_HEIGHT = 20;
const TEXT_SIZE = 8;
const GAP = 8;
const SWATCH = 7;
/** How wide text columns are, in shares of what the numbers leave. */
const TEXT_SHARES: Readonly<Record<string, number>> = { name: 3, owner: 2, group: 2.4 };

/**
 * The table of territories on as many pages as it takes, headings on each.
 *
 * @returns Where the last page's rows end.
 */
export function tablePages(sheet: PdfSheet, input: DrawnInput): number {
  const { doc, area } = sheet;
  const columns = territoryColumns(input);
  const widths = columnWidths(sheet, input, columns);
  let y = Infinity;
  input.scorecard.territories.forEach((scores, slot) => {
    if (y + ROW_HEIGHT > area.y + area.height) {
      doc.addPage();
      y = headings(sheet, columns, widths);
    }
    if (slot % 2 === 1) doc.rect(area.x, y, area.width, ROW_HEIGHT).fillColor(INK.zebra, 1).fill();
    let x = area.x;
    columns.forEach((column, i) => {
      const width = widths[i] as number;
      const isName = column.key === "name";
      if (isName) {
        const color = input.territories[slot]?.color ?? INK.quiet;
        doc
          .roundedRect(x + 2, y + 4, SWATCH, SWATCH, 1.5)
          .fillColor(color, 1)
          .fill();
      }
      const indent = isName ? SWATCH + 7 : 0;
      line(doc, column.text(scores), x + indent, y + 3.2, width - indent - GAP, {
        size: TEXT_SIZE,
        weight: isName ? "semibold" : "regular",
        align: column.isNumber ? "right" : "left",
      });
      x += width;
    });
    y += ROW_HEIGHT;
  });
  return y;
}

/** Draws the headings at the top of a page; returns where the rows begin. */
function headings({ doc, area }: PdfSheet, columns: readonly TerritoryColumn[], widths: readonly number[]): number {
  let x = area.x;
  columns.forEach(({ title, isNumber }, i) => {
    const width = widths[i] as number;
    const align = isNumber ? "right" : "left";
    line(doc, title, x, area.y + 4, width - GAP, { size: 7.5, weight: "semibold", color: INK.quiet, align });
    x += width;
  });
  const y = area.y + HEAD_HEIGHT;
  doc
    .moveTo(area.x, y)
    .lineTo(area.x + area.width, y)
    .lineWidth(0.6)
    .strokeColor(INK.line, 1)
    .stroke();
  return y;
}

/** Number columns as wide as their widest entry, text columns share the rest. */
function columnWidths(
  { doc, area }: PdfSheet,
  input: DrawnInput,
  columns: readonly TerritoryColumn[],
): readonly number[] {
  const widest = columns.map(({ title, isNumber, text }) => {
    if (!isNumber) return 0;
    const heading = doc.font("semibold").fontSize(7.5).widthOfString(title);
    doc.font("regular").fontSize(TEXT_SIZE);
    return (
      input.scorecard.territories.reduce((max, scores) => Math.max(max, doc.widthOfString(text(scores))), heading) +
      GAP +
      6
    );
  });
  const numbers = widest.reduce((a, b) => a + b, 0);
  // With very wide measures the numbers are pressed together, so that names keep a third of the page.
  const press = Math.min(1, (area.width * 0.68) / numbers);
  const rest = area.width - numbers * press;
  const shares = columns.reduce((sum, { key }) => sum + (TEXT_SHARES[key] ?? 0), 0);
  return columns.map(({ key, isNumber }, i) =>
    isNumber ? (widest[i] as number) * press : (rest * (TEXT_SHARES[key] ?? 0)) / shares,
  );
}

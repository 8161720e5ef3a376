/** Signs, digits and separators only: no spreadsheet can take it for more than a number. */
const PLAIN_NUMBER = /^[+-]?[\d.,\s]+%?$/;
/** What makes a spreadsheet take a cell for a formula. Source: OWASP, CSV injection. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** Rows of cells as a spreadsheet pastes them: tabs between cells, formulas made harmless by an apostrophe. */
export const toSpreadsheet = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((cells) => cells.map(cellText).join("\t")).join("\r\n");

function cellText(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA_START.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
  return /[\t\r\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * What a spreadsheet puts on the clipboard, as rows of cells; cells in quotes may hold tabs and line breaks. Blank lines at
 * the end are no rows, and an apostrophe that only keeps a cell from being a formula is taken off again.
 */
export function fromSpreadsheet(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(/^'[=+\-@]/.test(cell) ? cell.slice(1).trim() : cell.trim());
    cell = "";
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else isQuoted = false;
    } else if (sign === '"' && cell === "") isQuoted = true;
    else if (sign === "\t") endCell();
    else if (sign === "\n") {
      endCell();
      rows.push([]);
    } else if (sign !== "\r") cell += sign;
  }
  endCell();
  while (rows.length > 0 && (rows.at(-1) ?? []).every((each) => each === "")) rows.pop();
  return rows;
}

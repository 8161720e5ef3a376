/** Characters per chunk: large enough that writing costs little, small enough for a million rows to stream. */
const CHUNK_LENGTH = 1 << 16;

/**
 * A table as CSV text in chunks: RFC 4180 with LF at the end of every line, UTF-8 once encoded, without a byte order mark.
 * Cells are written as they are given; those for people go through plainText first.
 */
export function* csvChunks(headings: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  let chunk = csvLine(headings);
  for (const row of rows) {
    chunk += csvLine(row);
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(",")}\n`;

/** Quoted when it holds a comma, a quote or a line break; outer blanks are quoted too, since readers may trim them. */
function csvCell(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Signs, digits and separators only: no spreadsheet can take it for more than a number. */
const PLAIN_NUMBER = /^[+-]?[\d.,\s]+%?$/;
/** What makes a spreadsheet take a cell for a formula. Source: OWASP, CSV injection. */
const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * Text for people, made harmless: a cell that a spreadsheet would run as a formula gets an apostrophe in front. Plain
 * numbers such as −999 stay. Not for ids: those must come back from a file exactly as they went in, so the columns
 * `account`, `unit` and `territory` are never changed.
 */
export const plainText = (text: string): string =>
  FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;

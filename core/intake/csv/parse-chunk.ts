import Papa from "papaparse";
import type { Separator } from "../../domain/intake.ts";

export type ParsedChunk = {
  /** Complete records; a blank line is a record of one empty field. */
  readonly records: string[][];
  /** Characters that the complete records take. */
  readonly consumed: number;
  /** Positions in `records` whose quotation marks do not pair up, ascending. */
  readonly strayQuotes: readonly number[];
  /** True when the text ends inside of a quoted field. Only known of the last chunk. */
  readonly endsInQuotes: boolean;
};

/** What papaparse's incremental parser answers; its typings say `any`. */
type PapaResults = {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string; readonly row?: number }[];
  readonly meta: { readonly cursor: number };
};

/**
 * The records of `text`, whose line ends are "\n". With `isLast` false the record at the end counts as incomplete and
 * is left to the next call: begin that one's text with what this one did not consume.
 */
export function parseChunk(text: string, separator: Separator, isLast: boolean): ParsedChunk {
  const parser = new Papa.Parser({ delimiter: separator, newline: "\n", quoteChar: '"', escapeChar: '"' });
  const { data, errors, meta } = parser.parse(text, 0, !isLast) as PapaResults;
  const strayQuotes = new Set<number>();
  for (const { code, row } of errors) {
    if (code === "InvalidQuotes" && row !== undefined && row < data.length) strayQuotes.add(row);
  }
  return {
    records: data,
    consumed: isLast ? text.length : meta.cursor,
    strayQuotes: [...strayQuotes],
    endsInQuotes: errors.some(({ code }) => code === "MissingQuotes"),
  };
}

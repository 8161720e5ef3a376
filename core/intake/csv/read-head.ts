import type { Separator, TextEncoding } from "../../domain/intake.ts";
import { IntakeFailure } from "../problems.ts";
import { detectSeparator } from "./detect-separator.ts";
import { uniqueHeadings } from "./headings.ts";
import { detectLineEnd, type LineEnd, lineEndNormaliser } from "./line-ends.ts";
import { parseChunk } from "./parse-chunk.ts";
import type { ByteSource } from "./read-bytes.ts";
import { readText } from "./read-text.ts";

/** What the beginning of an accounts file tells about all of it. */
export type Head = {
  readonly encoding: TextEncoding;
  readonly lineEnd: LineEnd;
  readonly separator: Separator;
  /** Characters before the header: blank lines and the line `sep=;` that Excel understands. */
  readonly skipped: number;
  readonly headings: readonly string[];
  /** The first records under the header, blank lines left out. */
  readonly records: readonly (readonly string[])[];
  /** True when `records` are all there are. */
  readonly isWholeFile: boolean;
  /** Share of the file that the records come from, 0 … 1. */
  readonly share: number;
};

/** More columns than any CRM exports (Salesforce ends at 800 fields an object). */
const COLUMN_LIMIT = 1000;
/** More than any field of a CRM holds (Salesforce ends at 131,072 characters, a cell of Excel at 32,767). */
export const FIELD_LIMIT = 262_144;
const HEAD_CHARACTERS = 1 << 20;

/**
 * Reads about the first megabyte of a file and finds out how it is written.
 *
 * @throws IntakeFailure as readText, and field-too-long, too-many-columns, open-quote, no-header, no-rows.
 */
export async function readHead(source: ByteSource): Promise<Head> {
  const { text: raw, isWholeFile, encoding, share } = await firstText(source);
  const lineEnd = detectLineEnd(raw);
  const text = lineEndNormaliser(lineEnd)(raw, isWholeFile);
  const { skipped, statedSeparator } = skipPreamble(text);
  const file = source.fileName;
  if (isWholeFile && skipped === text.length) throw new IntakeFailure({ kind: "empty-file", file });

  const body = text.slice(skipped);
  const separator = statedSeparator ?? detectSeparator(body, isWholeFile);
  const { records, consumed, endsInQuotes } = parseChunk(body, separator, isWholeFile);
  if (endsInQuotes) throw new IntakeFailure({ kind: "open-quote", file, row: records.length });

  const [header, ...rows] = records;
  if (header === undefined) throw new IntakeFailure(longField(file, 1, body.split(separator), []));
  if (header.length > COLUMN_LIMIT) {
    throw new IntakeFailure({ kind: "too-many-columns", file, count: header.length, limit: COLUMN_LIMIT });
  }
  const firstValue = header.find((heading) => heading.trim() !== "");
  if (firstValue === undefined) throw new IntakeFailure({ kind: "no-header", file, firstValue: "" });
  const filled = rows.filter((record) => !isBlankLine(record));
  if (filled.length === 0 && isWholeFile) throw new IntakeFailure({ kind: "no-rows", file });
  if (filled.length === 0) {
    // The first record under the header goes on beyond a megabyte.
    const unfinished = parseChunk(body.slice(consumed), separator, true).records[0] ?? [];
    throw new IntakeFailure(longField(file, records.length + 1, unfinished, header));
  }
  return {
    encoding,
    lineEnd,
    separator,
    skipped,
    headings: uniqueHeadings(header),
    records: filled,
    isWholeFile,
    share: isWholeFile ? 1 : Math.min(1, share) * (consumed / Math.max(1, body.length)),
  };
}

/** A record that stands for a line with nothing on it. */
export function isBlankLine(record: readonly string[]): boolean {
  return record.length === 1 && record[0]?.trim() === "";
}

/** The problem of the first field of `record` that is over the limit; of the record as a whole when none is. */
export function longField(file: string, row: number, record: readonly string[], headings: readonly string[]) {
  const column = record.findIndex((value) => value.length > FIELD_LIMIT);
  const name = column === -1 ? "" : (headings[column] ?? String(column + 1));
  return { kind: "field-too-long", file, row, column: name, limit: FIELD_LIMIT } as const;
}

async function firstText(source: ByteSource) {
  let text = "";
  let encoding: TextEncoding = "utf-8";
  let share = 0;
  for await (const chunk of readText(source)) {
    text += chunk.text;
    encoding = chunk.encoding;
    share = chunk.share;
    if (chunk.isLast) return { text, encoding, share, isWholeFile: true };
    if (text.length >= HEAD_CHARACTERS) break;
  }
  return { text, encoding, share, isWholeFile: false };
}

function skipPreamble(text: string): { skipped: number; statedSeparator: Separator | null } {
  const blank = /^[ \t]*\n/;
  let skipped = 0;
  for (let match = blank.exec(text); match !== null; match = blank.exec(text.slice(skipped)))
    skipped += match[0].length;
  if (text.slice(skipped).trim() === "") return { skipped: text.length, statedSeparator: null };
  const stated = /^"?sep=([,;\t|])"?[ \t]*\n/i.exec(text.slice(skipped, skipped + 20));
  if (stated === null) return { skipped, statedSeparator: null };
  return { skipped: skipped + stated[0].length, statedSeparator: stated[1] as Separator };
}

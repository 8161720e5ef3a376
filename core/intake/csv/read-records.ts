import type { TextEncoding } from "../../domain/intake.ts";
import { IntakeFailure } from "../problems.ts";
import { lineEndNormaliser } from "./line-ends.ts";
import { parseChunk } from "./parse-chunk.ts";
import type { ByteSource } from "./read-bytes.ts";
import { FIELD_LIMIT, type Head, longField } from "./read-head.ts";
import { readText } from "./read-text.ts";

/** Complete records as they come off the file. */
export type RecordChunk = {
  readonly records: readonly (readonly string[])[];
  /** Row of the first of them; row 1 is the header, a quoted line end does not begin a row, a blank line is one. */
  readonly firstRow: number;
  /** Positions in `records` of those with stray quotation marks, ascending. */
  readonly strayQuotes: readonly number[];
  /** What the bytes turned out to be so far. */
  readonly encoding: TextEncoding;
};

/**
 * All records under the header, in chunks of about a quarter of a megabyte. Never holds more than a chunk and a record.
 *
 * @throws IntakeFailure as readText, and field-too-long, open-quote.
 */
export async function* readRecords(source: ByteSource, head: Head): AsyncGenerator<RecordChunk, void, undefined> {
  const normalise = lineEndNormaliser(head.lineEnd);
  let skip = head.skipped;
  let rest = "";
  let row = 1;
  for await (const chunk of readText(source)) {
    let text = rest + normalise(chunk.text, chunk.isLast);
    const skipped = Math.min(skip, text.length);
    text = text.slice(skipped);
    skip -= skipped;

    const { records, consumed, strayQuotes, endsInQuotes } = parseChunk(text, head.separator, chunk.isLast);
    if (endsInQuotes) {
      throw new IntakeFailure({ kind: "open-quote", file: source.fileName, row: row + records.length - 1 });
    }
    rest = text.slice(consumed);
    refuseLongFields(source, head, records, row);
    if (rest.length > FIELD_LIMIT) {
      const unfinished = parseChunk(rest, head.separator, true).records[0] ?? [];
      const isRunaway = rest.length > 4 * FIELD_LIMIT || unfinished.some((value) => value.length > FIELD_LIMIT);
      if (isRunaway) {
        throw new IntakeFailure(longField(source.fileName, row + records.length, unfinished, head.headings));
      }
    }
    if (row === 1 && records.length > 0) {
      const shifted = strayQuotes.filter((at) => at > 0).map((at) => at - 1);
      yield { records: records.slice(1), firstRow: 2, strayQuotes: shifted, encoding: chunk.encoding };
    } else if (records.length > 0) {
      yield { records, firstRow: row, strayQuotes, encoding: chunk.encoding };
    }
    row += records.length;
  }
}

function refuseLongFields(source: ByteSource, head: Head, records: readonly string[][], firstRow: number): void {
  for (let at = 0; at < records.length; at++) {
    const record = records[at] ?? [];
    for (const value of record) {
      if (value.length > FIELD_LIMIT) {
        throw new IntakeFailure(longField(source.fileName, firstRow + at, record, head.headings));
      }
    }
  }
}

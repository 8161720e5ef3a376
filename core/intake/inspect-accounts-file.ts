import type { Inspection } from "../domain/intake.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import { openByteSource } from "./csv/read-bytes.ts";
import { type Head, readHead } from "./csv/read-head.ts";
import { columnFacts } from "./fields/column-facts.ts";
import { fieldsNamed } from "./fields/field-names.ts";
import { recogniseColumns } from "./fields/recognise-columns.ts";
import { kindNamed } from "./fields/recognise-measure.ts";
import { IntakeFailure, type IntakeProblem } from "./problems.ts";

const PREVIEW_ROWS = 50;
/** Rows that columns are recognised by. */
const ROWS_LOOKED_AT = 2000;

/**
 * A first look at a file of accounts: how it is written, its columns with what they are taken for, the first rows, and
 * how many there are. Reads about a megabyte, however long the file is.
 */
export async function inspectAccountsFile(path: string): Promise<Result<Inspection, IntakeProblem>> {
  try {
    const source = await openByteSource(path);
    const head = await readHead(source);
    const stray = headerlessValue(head.headings);
    if (stray !== null) return fail({ kind: "no-header", file: source.fileName, firstValue: stray });

    const facts = columnFacts(
      head.records.slice(0, ROWS_LOOKED_AT),
      head.headings.length,
      head.separator === ";" ? "comma" : "point",
    );
    const mapping = recogniseColumns(head.headings, facts);
    return ok({
      fileName: source.fileName,
      bytes: source.fileBytes,
      compressed: source.compressed,
      encoding: head.encoding,
      separator: head.separator,
      columns: mapping.map((column, at) => ({
        ...column,
        samples: facts[at]?.samples ?? [],
        filled: facts[at]?.filled ?? 0,
      })),
      previewRows: head.records.slice(0, PREVIEW_ROWS).map((record) => head.headings.map((_, at) => record[at] ?? "")),
      rowEstimate: estimateRows(head),
    });
  } catch (error) {
    if (error instanceof IntakeFailure) return fail(error.problem);
    throw error;
  }
}

function estimateRows({ records, isWholeFile, share }: Head): number {
  return isWholeFile || share === 0 ? records.length : Math.round(records.length / share);
}

/** A number, date or e-mail among headings none of which we know: the first row is an account and no header. */
function headerlessValue(headings: readonly string[]): string | null {
  if (headings.some((heading) => fieldsNamed(heading).size > 0 || kindNamed(heading) !== null)) return null;
  return headings.find((heading) => /^[-$€£]?\d[\d.,/:-]*$|^\S+@\S+\.\S+$/.test(heading)) ?? null;
}

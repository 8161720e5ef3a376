import { Cancelled, type IsCancelled } from "../domain/cancel.ts";
import type { FieldMapping, IntakeProgress, Separator, TextEncoding } from "../domain/intake.ts";
import type { Measure } from "../domain/measure.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import { type AccountBatch, batchBuilder } from "./accounts/account-batch.ts";
import { type MeasureReader, measureReader } from "./accounts/measure-reader.ts";
import type { PlaceResolver } from "./accounts/place-resolver.ts";
import { keptColumns, rowReader } from "./accounts/row-reader.ts";
import { type ByteSource, openByteSource } from "./csv/read-bytes.ts";
import { type Head, isBlankLine, readHead } from "./csv/read-head.ts";
import { readRecords } from "./csv/read-records.ts";
import { checkMapping } from "./fields/check-mapping.ts";
import { columnFacts } from "./fields/column-facts.ts";
import { IntakeFailure, type IntakeProblem } from "./problems.ts";
import { type RejectionKind, type RepairKind, type Triage, triage } from "./triage.ts";

export type ReadAccountsOptions = {
  /** As inspected, or changed by the user: one entry per column, headings as inspected. */
  readonly mapping: FieldMapping;
  readonly resolver: PlaceResolver;
  /** Takes a few thousand accounts at a time, in the file's order; the next come when it is done. */
  readonly onBatch: (batch: AccountBatch) => void | Promise<void>;
  readonly onProgress?: (progress: IntakeProgress) => void;
  readonly isCancelled?: IsCancelled;
};

/** What became of a file: `rows` = `accepted` + `rejected`. Blank lines are no rows. */
export type IntakeSummary = {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  /** How many rows for each reason; the words are in REJECTIONS and REPAIRS. A row may have several repairs. */
  readonly rejectedByKind: ReadonlyMap<RejectionKind, number>;
  readonly repairedByKind: ReadonlyMap<RepairKind, number>;
  /** In the order of AccountBatch.measures, with the sum over the accepted accounts, exact to the cent. */
  readonly measures: readonly { readonly measure: Measure; readonly total: number }[];
  /** Headings in the order of AccountBatch.attributes. */
  readonly attributes: readonly string[];
  readonly encoding: TextEncoding;
  readonly separator: Separator;
};

/** Rows that decide how a column writes its numbers. */
const ROWS_LOOKED_AT = 5000;

/** The measures and attributes that a mapping makes, in the order in which batches have them. */
export function mappedColumns(mapping: FieldMapping): { measures: Measure[]; attributes: string[] } {
  return {
    measures: mapping.flatMap(({ role }) => (role.kind === "measure" ? [role.measure] : [])),
    attributes: keptColumns(mapping).map((column) => mapping[column]?.heading ?? ""),
  };
}

/**
 * Reads all accounts of a file under a mapping, placed in the units of a layer. Every row ends either in a batch or
 * among its rejected rows. Holds a chunk of the file, a batch and 12 bytes per id; never the whole text.
 *
 * @throws Cancelled when `isCancelled` says so; what `onBatch` throws.
 */
export async function readAccounts(
  path: string,
  options: ReadAccountsOptions,
): Promise<Result<IntakeSummary, IntakeProblem>> {
  try {
    const source = await openByteSource(path);
    const head = await readHead(source);
    const problem = mappingProblem(source.fileName, head, options.mapping);
    return problem === null ? ok(await readAll(source, head, options)) : fail(problem);
  } catch (error) {
    if (error instanceof IntakeFailure) return fail(error.problem);
    throw error;
  }
}

async function readAll(source: ByteSource, head: Head, options: ReadAccountsOptions): Promise<IntakeSummary> {
  const { mapping, resolver, onBatch, onProgress, isCancelled } = options;
  const notes = triage();
  const measures = measureReaders(head, mapping, notes);
  const readRow = rowReader(mapping, resolver, measures, notes);
  let rows = 0;
  let accepted = 0;
  let encoding = head.encoding;

  for await (const chunk of readRecords(source, head)) {
    const { records, firstRow, strayQuotes } = chunk;
    encoding = chunk.encoding;
    if (isCancelled?.()) throw new Cancelled();
    const batch = batchBuilder(records.length, measures.length);
    const stray = new Set(strayQuotes);
    for (let at = 0; at < records.length; at++) {
      const record = records[at] as readonly string[];
      if (isBlankLine(record)) continue;
      rows++;
      if (!readRow(record, firstRow + at, batch)) continue;
      accepted++;
      if (stray.has(at)) notes.repair("stray-quote", firstRow + at, "", "");
    }
    const { rejected, repaired } = notes.take();
    await onBatch(batch.finish(rejected, repaired));
    onProgress?.({ bytesRead: source.bytesRead(), fileBytes: source.fileBytes, rows });
  }
  if (rows === 0) throw new IntakeFailure({ kind: "no-rows", file: source.fileName });
  return {
    rows,
    accepted,
    rejected: rows - accepted,
    rejectedByKind: notes.rejectedByKind,
    repairedByKind: notes.repairedByKind,
    measures: measures.map((reader) => ({ measure: reader.measure, total: reader.total() })),
    attributes: mappedColumns(mapping).attributes,
    encoding,
    separator: head.separator,
  };
}

function mappingProblem(file: string, head: Head, mapping: FieldMapping): IntakeProblem | null {
  const isSame =
    mapping.length === head.headings.length && mapping.every(({ heading }, at) => heading === head.headings[at]);
  return isSame ? checkMapping(file, mapping) : { kind: "changed-file", file };
}

function measureReaders(head: Head, mapping: FieldMapping, notes: Triage): MeasureReader[] {
  const fallback = head.separator === ";" ? "comma" : "point";
  const facts = columnFacts(head.records.slice(0, ROWS_LOOKED_AT), mapping.length, fallback);
  return mapping.flatMap(({ heading, role }, column) => {
    const own = facts[column];
    return role.kind === "measure" && own ? [measureReader(role.measure, column, heading, own, notes)] : [];
  });
}

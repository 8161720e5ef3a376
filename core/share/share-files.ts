import { handoutHtml } from "./handout/handout-html.ts";
import { handoutPdf } from "./pdf/handout-pdf.ts";
import type { PdfFonts } from "./pdf/pdf-sheet.ts";
import { scorecardJson } from "./scorecard-json.ts";
import type { ShareInput } from "./share-input.ts";
import { accountsCsv } from "./tables/accounts-csv.ts";
import { rejectedCsv, repairsCsv } from "./tables/triage-csv.ts";
import { unitsCsv } from "./tables/units-csv.ts";
import { territoriesGeojson } from "./territories-geojson.ts";

/** What a plan can be written as. The plan file itself is the store's business. */
export const WRITTEN_FORMATS = ["csv", "geojson", "scorecard", "html", "pdf"] as const;
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];

/** A file to be written: its name, and its content piece by piece. Text is UTF-8. Each call of `chunks` writes it anew. */
export type ShareFile = {
  readonly name: string;
  readonly chunks: () => Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
};

/**
 * The files of the chosen formats; nothing is computed until their chunks are asked for.
 *
 * @param fonts Needed for `pdf` only, read when that is written.
 */
export function shareFiles(
  input: ShareInput,
  formats: readonly WrittenFormat[],
  fonts: () => Promise<PdfFonts>,
): readonly ShareFile[] {
  const filesOf: Readonly<Record<WrittenFormat, readonly ShareFile[]>> = {
    csv: [
      { name: "units.csv", chunks: () => unitsCsv(input) },
      { name: "accounts.csv", chunks: () => accountsCsv(input) },
      { name: "rejected.csv", chunks: () => rejectedCsv(input) },
      { name: "repairs.csv", chunks: () => repairsCsv(input) },
    ],
    geojson: [{ name: "territories.geojson", chunks: () => territoriesGeojson(input) }],
    scorecard: [{ name: "scorecard.json", chunks: () => [scorecardJson(input)] }],
    html: [{ name: "handout.html", chunks: () => [handoutHtml(input)] }],
    pdf: [{ name: "handout.pdf", chunks: () => pdfChunks(input, fonts) }],
  };
  return WRITTEN_FORMATS.filter((format) => formats.includes(format)).flatMap((format) => filesOf[format]);
}

async function* pdfChunks(input: ShareInput, fonts: () => Promise<PdfFonts>): AsyncGenerator<Uint8Array> {
  yield await handoutPdf(input, await fonts());
}

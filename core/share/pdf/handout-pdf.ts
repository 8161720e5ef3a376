import { explainScorecard } from "../../score/explain.ts";
import { layerNote } from "../layer-note.ts";
import type { DrawnInput } from "../share-input.ts";
import { overviewPage } from "./overview-page.ts";
import { createSheet, INK, line, MARGIN, type PdfDocument, type PdfFonts, paragraph } from "./pdf-sheet.ts";
import { scoreNotes } from "./score-notes.ts";
import { tablePages } from "./table-pages.ts";

/**
 * handout.pdf: the map with the key figures, the table of territories on as many pages as it takes, and what the scores
 * mean. Vector throughout, with the fonts embedded. The same input gives the same bytes.
 */
export async function handoutPdf(input: DrawnInput, fonts: PdfFonts): Promise<Uint8Array> {
  const title = `${input.plan.name} – ${input.scenario.name}`;
  const sheet = createSheet(fonts, input.locale, { title, writtenAtMs: input.writtenAtMs });
  const bytes = collect(sheet.doc);
  const explanations = explainScorecard(input.scorecard, {
    measures: input.measures,
    balance: input.balance,
    unitNounPlural: input.layer.meta.unitNounPlural,
    currency: input.plan.currency,
    locale: input.locale,
  });
  overviewPage(sheet, input, explanations);
  const below = tablePages(sheet, input);
  scoreNotes(sheet, explanations, below);
  footers(sheet.doc, input);
  sheet.doc.end();
  return bytes;
}

function footers(doc: PdfDocument, input: DrawnInput): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    const { width, height } = doc.page;
    const y = height - MARGIN - 12;
    const style = { size: 6, color: INK.quiet } as const;
    paragraph(doc, layerNote(input.layer.meta), MARGIN, y, width - 2 * MARGIN - 80, style);
    line(doc, `Page ${page + 1} of ${count}`, width - MARGIN - 70, y, 70, { ...style, align: "right" });
  }
}

function collect(doc: PdfDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on("error", reject);
  });
}

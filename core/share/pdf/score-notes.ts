import type { Explanation } from "../../score/explain.ts";
import { INK, line, type PdfSheet, paragraph } from "./pdf-sheet.ts";

const HEADING_HEIGHT = 26;
const NOTE_HEIGHT = 44;
const COLUMNS = 3;
const GAP = 22;

/** What each score means, in its own sentence, below the table or on a page of its own. */
export function scoreNotes({ doc, area }: PdfSheet, explanations: readonly Explanation[], below: number): void {
  const rows = Math.ceil(explanations.length / COLUMNS);
  const height = HEADING_HEIGHT + rows * NOTE_HEIGHT;
  let top = below + 18;
  if (!(top + height <= area.y + area.height)) {
    doc.addPage();
    top = area.y;
  }
  line(doc, "What the scores say", area.x, top, area.width, { size: 11, weight: "bold" });
  const width = (area.width - GAP * (COLUMNS - 1)) / COLUMNS;
  explanations.forEach(({ title, figure, sentence }, i) => {
    const x = area.x + (i % COLUMNS) * (width + GAP);
    const y = top + HEADING_HEIGHT + Math.floor(i / COLUMNS) * NOTE_HEIGHT;
    line(doc, title, x, y, width * 0.6, { size: 8, weight: "semibold" });
    line(doc, figure, x + width * 0.4, y, width * 0.6, { size: 8, weight: "semibold", align: "right" });
    paragraph(doc, sentence, x, y + 11, width, { size: 7.5, color: INK.quiet });
  });
}

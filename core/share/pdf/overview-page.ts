import type { Explanation, ScoreName } from "../../score/explain.ts";
import { numberWords } from "../../score/number-words.ts";
import { drawPlanMap } from "../map/plan-map.ts";
import type { DrawnInput } from "../share-input.ts";
import { drawMap, INSET_LABEL_SIZE } from "./draw-map.ts";
import { INK, line, type PdfSheet } from "./pdf-sheet.ts";

/** The figures of the first page, in this order; disruption only where there is a baseline. */
const KEY_SCORES: readonly ScoreName[] = [
  "balance",
  "maxDeviation",
  "contiguity",
  "compactness",
  "distance",
  "coverage",
  "disruption",
];
const TITLE_HEIGHT = 44;
const FIGURES_HEIGHT = 42;
/** Borders may move by a sixth of a point: nothing that print could show. */
const TOLERANCE = 0.16;

/** The first page: what the plan is called, its key figures, and the map. */
export function overviewPage({ doc, area }: PdfSheet, input: DrawnInput, explanations: readonly Explanation[]): void {
  const { plan, scenario, scorecard } = input;
  const words = numberWords(input.locale, plan.currency);
  doc.addPage();
  const half = area.width * 0.7;
  line(doc, plan.name, area.x, area.y, half, { size: 20, weight: "bold" });
  const counts = `${words.count(scorecard.territories.length)} territories · ${words.count(scorecard.overall.accounts)} accounts`;
  line(doc, `${scenario.name} · ${counts}`, area.x, area.y + 25, half, { size: 9.5, color: INK.quiet });
  const written = new Intl.DateTimeFormat(input.locale, { dateStyle: "long" }).format(input.writtenAtMs);
  line(doc, written, area.x + half, area.y + 7, area.width - half, { size: 9.5, color: INK.quiet, align: "right" });

  const figures = KEY_SCORES.flatMap((name) => explanations.filter(({ score }) => score === name));
  const width = area.width / figures.length;
  figures.forEach(({ title, figure }, i) => {
    const x = area.x + i * width;
    const y = area.y + TITLE_HEIGHT;
    line(doc, title, x, y, width - 10, { size: 7.5, color: INK.quiet });
    line(doc, figure, x, y + 11, width - 10, { size: figure.length > 14 ? 10 : 13, weight: "semibold" });
  });

  const top = area.y + TITLE_HEIGHT + FIGURES_HEIGHT;
  const sheet = { x: area.x, y: top, width: area.width, height: area.y + area.height - top };
  drawMap(doc, drawPlanMap(input, { sheet, tolerance: TOLERANCE, labelSize: INSET_LABEL_SIZE }), input.territories);
}

import { createHash } from "node:crypto";
import { type Explanation, explainScorecard, headlineMeasure } from "../../score/explain.ts";
import { numberWords } from "../../score/number-words.ts";
import { layerNote } from "../layer-note.ts";
import { drawPlanMap, type PlanMap } from "../map/plan-map.ts";
import type { DrawnInput } from "../share-input.ts";
import { territoryColumns } from "../territory-columns.ts";
import { escapeHtml, jsonForHtml } from "./escape.ts";
import { HANDOUT_SCRIPT } from "./handout-script.ts";
import { HANDOUT_STYLE } from "./handout-style.ts";
import { INSET_LABEL_SIZE, mapSvg } from "./map-svg.ts";
import { territoryTable } from "./territory-table.ts";

/** About the shape of the space that the map has on a screen. */
const SHEET = { x: 0, y: 0, width: 1200, height: 560 };
/** Thinning of borders, in sheet units; each is tried until the map is small enough. */
const TOLERANCES = [0.2, 0.4, 0.8, 1.6, 3.2, 6.4];
/** The map's share of a file that should stay below 2 MB. */
const MOST_MAP_CHARACTERS = 1_300_000;

/**
 * handout.html: the plan in one file that opens without network, account or program. Map with pan and zoom, scores of the
 * plan with the sentences that explain them, scores of each territory, and a table that sorts; it prints, follows light
 * and dark, and works by keyboard.
 *
 * Names come from users' files: they are escaped wherever they stand, and the page's policy allows no script or style but
 * its own, by hash, and no request at all.
 */
export function handoutHtml(input: DrawnInput): string {
  const { plan, scenario, layer, scorecard } = input;
  const words = numberWords(input.locale, plan.currency);
  const explanations = explainScorecard(scorecard, {
    measures: input.measures,
    balance: input.balance,
    unitNounPlural: layer.meta.unitNounPlural,
    currency: plan.currency,
    locale: input.locale,
  });
  const counts = `${words.count(scorecard.territories.length)} territories · ${words.count(scorecard.overall.accounts)} accounts`;
  const written = new Intl.DateTimeFormat(input.locale, { dateStyle: "long" }).format(input.writtenAtMs);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(plan.name)} – ${escapeHtml(scenario.name)}</title>
<style>${HANDOUT_STYLE}</style>
</head>
<body>
<a class="skip" href="#table">Skip to the table of territories</a>
<header><h1>${escapeHtml(plan.name)}</h1><p class="scenario">${escapeHtml(scenario.name)}</p><p>${escapeHtml(counts)}</p><p class="written">${escapeHtml(written)}</p></header>
<main>
<div class="sheet">
${smallEnoughMap(input)}
<p id="map-help" class="visually-hidden">Arrow keys move the map, plus and minus zoom, 0 shows the whole plan. The table below holds the same territories and scores.</p>
<div class="zoom"><button type="button" id="zoom-in" aria-label="Zoom in">+</button><button type="button" id="zoom-out" aria-label="Zoom out">−</button><button type="button" id="zoom-reset" aria-label="Show the whole plan">⌂</button></div>
<div id="tip" hidden></div>
</div>
<aside id="panel" aria-live="polite" tabindex="0" aria-label="Scores"><section id="overall"><h2>The whole plan</h2>${scoreList(explanations)}</section></aside>
<div class="table" tabindex="0" role="region" aria-label="Table of territories">${territoryTable(input)}</div>
</main>
<footer>${escapeHtml(layerNote(layer.meta))} Made with Bailiwick.</footer>
<script type="application/json" id="details">${jsonForHtml(territoryDetails(input))}</script>
<script>${HANDOUT_SCRIPT}</script>
</body>
</html>
`;
}

function policy(): string {
  const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(HANDOUT_SCRIPT)}`,
    `style-src ${hash(HANDOUT_STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** The map as detailed as the file's size allows. */
function smallEnoughMap(input: DrawnInput): string {
  const title = `Map of ${input.plan.name}, ${input.scenario.name}`;
  let svg = "";
  for (const tolerance of TOLERANCES) {
    const map: PlanMap = drawPlanMap(input, { sheet: SHEET, tolerance, labelSize: INSET_LABEL_SIZE });
    svg = mapSvg(map, input.territories, title);
    if (svg.length <= MOST_MAP_CHARACTERS) break;
  }
  return svg;
}

function scoreList(explanations: readonly Explanation[]): string {
  const items = explanations.map(
    ({ title, figure, sentence }) =>
      `<div><dt>${escapeHtml(title)}</dt><dd class="figure">${escapeHtml(figure)}</dd><dd class="sentence">${escapeHtml(sentence)}</dd></div>`,
  );
  return `<dl class="scores">${items.join("")}</dl>`;
}

/** What the script shows of a territory when it is hovered or picked. */
type TerritoryDetails = {
  readonly name: string;
  readonly color: string;
  readonly tip: readonly string[];
  readonly facts: readonly (readonly [term: string, text: string])[];
};

function territoryDetails(input: DrawnInput): readonly TerritoryDetails[] {
  const words = numberWords(input.locale, input.plan.currency);
  const headline = headlineMeasure(input);
  const columns = territoryColumns(input).filter(({ key }) => key !== "name");
  return input.scorecard.territories.map((scores, slot) => {
    const index = scores.index[headline.key] ?? null;
    const target = index === null ? "" : ` (${words.signedPercent(index / 100 - 1)} of target)`;
    return {
      name: scores.name,
      color: input.territories[slot]?.color ?? "#888888",
      tip: [
        scores.owner ?? "No owner yet",
        `${headline.label} ${words.short(scores.measures[headline.key] ?? 0, headline)}${target}`,
        `${words.count(scores.accounts)} accounts`,
      ],
      facts: [
        ...columns.map(({ title, text }) => [title, text(scores)] as const),
        ["Target", words.amount(scores.target[headline.key] ?? 0, headline)] as const,
        ["Density", scores.accountsPer1000Km2 === null ? "–" : words.density(scores.accountsPer1000Km2)] as const,
      ],
    };
  });
}

import { headlineMeasure } from "../../score/explain.ts";
import type { DrawnInput } from "../share-input.ts";
import { territoryColumns } from "../territory-columns.ts";
import { escapeHtml } from "./escape.ts";

/** A deviation of this share, or more, fills half the bar. */
const FULL_BAR = 0.25;
const BAR_HALF = 22;

/** The table of territories as HTML: complete without the script, which makes its headings sort. */
export function territoryTable(input: DrawnInput): string {
  const columns = territoryColumns(input);
  const { key } = headlineMeasure(input);
  const head = columns
    .map(({ title, isNumber }, column) => {
      const kind = isNumber ? ' class="number"' : "";
      return `<th scope="col"${kind} aria-sort="none"><button type="button" class="sort" data-column="${column}">${escapeHtml(title)}</button></th>`;
    })
    .join("");
  const body = input.scorecard.territories
    .map((scores, slot) => {
      const cells = columns.map((column) => {
        const text = escapeHtml(column.text(scores));
        const value = escapeHtml(String(column.sortValue(scores)));
        if (column.key === "name") {
          const color = escapeHtml(input.territories[slot]?.color ?? "#888888");
          return `<th scope="row" data-value="${value}"><button type="button" class="pick" data-t="${slot}">${swatch(color)}<span>${text}</span></button></th>`;
        }
        const bar = column.key === "index" ? indexBar(scores.index[key] ?? null) : "";
        const content = bar === "" ? text : `${bar}<span class="aligned">${text}</span>`;
        return `<td${column.isNumber ? ' class="number"' : ""} data-value="${value}">${content}</td>`;
      });
      return `<tr data-t="${slot}">${cells.join("")}</tr>`;
    })
    .join("\n");
  return `<table id="table"><caption class="visually-hidden">Territories and their scores</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

const swatch = (color: string): string =>
  `<svg class="swatch" width="12" height="12" aria-hidden="true"><rect width="12" height="12" rx="3" fill="${color}"/></svg>`;

/** A small bar to the left of the middle for too little, to the right for too much. */
function indexBar(index: number | null): string {
  if (index === null) return "";
  const length = Math.min(1, Math.abs(index / 100 - 1) / FULL_BAR) * BAR_HALF;
  const x = index < 100 ? BAR_HALF - length : BAR_HALF;
  return (
    `<svg class="bar" width="${2 * BAR_HALF}" height="10" aria-hidden="true"><rect class="${index < 100 ? "below" : "above"}" ` +
    `x="${x.toFixed(1)}" y="2" width="${length.toFixed(1)}" height="6" rx="1"/><rect class="middle" x="${BAR_HALF - 0.5}" y="0" width="1" height="10"/></svg>`
  );
}

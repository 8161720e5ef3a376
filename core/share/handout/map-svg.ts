import type { Territory } from "../../domain/territory.ts";
import type { MapFrame } from "../map/map-frames.ts";
import type { PlanMap, SheetRing } from "../map/plan-map.ts";
import { escapeHtml } from "./escape.ts";

/** Paths are written in tenths of a sheet unit, as whole numbers relative to one another: half the size of decimals. */
const STEPS_PER_UNIT = 10;

/** Height of the letters of inset names in sheet units; the sheet is shown at about two thirds. */
export const INSET_LABEL_SIZE = 16;

/** The map as one SVG element; the script adds what moves. Shapes carry their territory's position as `data-t`. */
export function mapSvg(map: PlanMap, territories: readonly Territory[], title: string): string {
  const { sheet, frames } = map;
  const clips = frames.map(({ clip }, i) => `<clipPath id="frame${i}">${rect(clip)}</clipPath>`).join("");
  const backdrop = map.backdrop
    .map((rings, i) => {
      const { box, isInset } = frames[i] as MapFrame;
      const ground = isInset ? `<g class="inset-ground">${rect(box)}</g>` : "";
      return `${ground}<g clip-path="url(#frame${i})">${path(rings, 'class="land"')}</g>`;
    })
    .join("");
  const shapes = map.territories
    .map(({ rings }, slot) => {
      const { color } = territories[slot] as Territory;
      return path(rings, `class="territory" data-t="${slot}" fill="${escapeHtml(color)}"`);
    })
    .join("");
  const labels = map.territories
    .map(({ label }, slot) => {
      const { name } = territories[slot] as Territory;
      if (label === null) return "";
      return `<text data-t="${slot}" data-w="${label.width.toFixed(1)}" x="${label.x.toFixed(1)}" y="${label.y.toFixed(1)}">${escapeHtml(name)}</text>`;
    })
    .join("");
  return (
    `<svg id="map" viewBox="${sheet.x} ${sheet.y} ${sheet.width} ${sheet.height}" role="application" tabindex="0" ` +
    `aria-roledescription="map" aria-label="${escapeHtml(title)}" aria-describedby="map-help">` +
    `<defs>${clips}<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>` +
    `<g id="world">${backdrop}${path(map.unassigned.rings, 'class="unassigned" fill="url(#hatch)"')}` +
    `<g id="shapes">${shapes}</g>${frames.map(inset).join("")}<path id="outline" class="outline"/>` +
    `<g id="labels" aria-hidden="true">${labels}</g></g></svg>`
  );
}

const rect = ({ x, y, width, height }: MapFrame["box"]): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}"/>`;

function inset({ box, isInset, label }: MapFrame): string {
  if (!isInset) return "";
  const name = `<text class="inset-name" x="${(box.x + 6).toFixed(1)}" y="${(box.y + 1.2 * INSET_LABEL_SIZE).toFixed(1)}" font-size="${INSET_LABEL_SIZE}">${escapeHtml(label)}</text>`;
  return `<g class="inset">${rect(box)}${name}</g>`;
}

function path(rings: readonly SheetRing[], attributes: string): string {
  const data = rings.map(ringData).join("");
  return data === ""
    ? ""
    : `<path ${attributes} fill-rule="evenodd" transform="scale(${1 / STEPS_PER_UNIT})" d="${data}"/>`;
}

/** Vertices that fall together after rounding are left out; a ring of fewer than three is too small to see. */
function ringData(ring: SheetRing): string {
  let data = "";
  let count = 0;
  let [x, y] = [0, 0];
  for (const [sheetX, sheetY] of ring) {
    const nextX = Math.round(sheetX * STEPS_PER_UNIT);
    const nextY = Math.round(sheetY * STEPS_PER_UNIT);
    if (count > 0 && nextX === x && nextY === y) continue;
    data += count === 0 ? `M${nextX} ${nextY}l` : `${signed(nextX - x)}${signed(nextY - y)}`;
    count++;
    [x, y] = [nextX, nextY];
  }
  return count < 3 ? "" : `${data}z`;
}

/** A minus sign parts numbers as well as a blank does. */
const signed = (value: number): string => (value < 0 ? String(value) : ` ${value}`);

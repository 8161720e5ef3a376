import type { Territory } from "../../domain/territory.ts";
import type { Box } from "../map/map-projection.ts";
import type { PlanMap, SheetRing } from "../map/plan-map.ts";
import { INK, line, type PdfDocument } from "./pdf-sheet.ts";

/** Height of the letters of inset names, in points. */
export const INSET_LABEL_SIZE = 7;
const LABEL_SIZE = 7;
const FILL_OPACITY = 0.66;

/** The map as vector paths, names where they fit. */
export function drawMap(doc: PdfDocument, map: PlanMap, territories: readonly Territory[]): void {
  doc.save();
  box(doc, map.sheet).clip();
  box(doc, map.sheet).fillColor(INK.water, 1).fill();
  map.frames.forEach(({ box: frame, clip, isInset }, i) => {
    if (isInset) box(doc, frame).fillColor(INK.water, 1).fill();
    doc.save();
    box(doc, clip).clip();
    rings(doc, map.backdrop[i] ?? []);
    doc.lineWidth(0.4).fillAndStroke(INK.land, INK.landLine, "even-odd").restore();
  });
  rings(doc, map.unassigned.rings);
  doc
    .lineWidth(0.3)
    .fillColor(INK.landLine, 0.35)
    .strokeColor(INK.landLine, 1)
    .fillAndStroke(undefined, undefined, "even-odd");
  map.territories.forEach((shape, slot) => {
    if (shape.rings.length === 0) return;
    rings(doc, shape.rings);
    doc.fillColor(territories[slot]?.color ?? INK.quiet, FILL_OPACITY).fill("even-odd");
  });
  // Outlines after all fills, so that none is half covered by a neighbour.
  doc.lineWidth(0.6).lineJoin("round").strokeColor(INK.border, 1);
  for (const { rings: outline } of map.territories) {
    rings(doc, outline);
    doc.stroke();
  }
  drawNames(doc, map, territories);
  for (const { box: frame, isInset, label } of map.frames) {
    if (!isInset) continue;
    box(doc, frame).lineWidth(0.5).strokeColor(INK.landLine, 1).stroke();
    line(doc, label, frame.x + 4, frame.y + 3, frame.width - 8, { size: INSET_LABEL_SIZE, color: INK.quiet });
  }
  doc.restore();
}

function drawNames(doc: PdfDocument, map: PlanMap, territories: readonly Territory[]): void {
  doc.font("semibold").fontSize(LABEL_SIZE);
  map.territories.forEach(({ label }, slot) => {
    const name = territories[slot]?.name ?? "";
    if (label === null) return;
    const width = doc.widthOfString(name);
    if (width > label.width) return;
    const at = [label.x - width / 2, label.y - LABEL_SIZE * 0.6] as const;
    // A light rim first: names must be legible on every colour.
    doc.save().lineWidth(1.6).lineJoin("round").strokeColor("#ffffff", 0.85);
    doc.text(name, ...at, { lineBreak: false, stroke: true, fill: false }).restore();
    doc.fillColor(INK.text, 1).text(name, ...at, { lineBreak: false });
  });
}

const box = (doc: PdfDocument, { x, y, width, height }: Box): PdfDocument => doc.rect(x, y, width, height);

function rings(doc: PdfDocument, all: readonly SheetRing[]): void {
  for (const ring of all) {
    ring.forEach(([x, y], i) => {
      if (i === 0) doc.moveTo(x, y);
      else doc.lineTo(x, y);
    });
    doc.closePath();
  }
}

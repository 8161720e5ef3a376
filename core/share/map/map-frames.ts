import type { Layer } from "../../domain/layer.ts";
import type { Box } from "./map-projection.ts";
import type { MapRegions } from "./map-regions.ts";

/** Where a region is drawn. Insets have a border, and a name where all their units are of one parent. */
export type MapFrame = { readonly box: Box; readonly isInset: boolean; readonly label: string };

/** Share of the sheet's height that a row of insets takes. */
const INSET_SHARE = 0.2;
const GAP = 10;
/** A sheet has room for this many insets in its row; the smallest regions beyond are drawn in the last one's size. */
const INSETS_PER_ROW = 6;

/**
 * Frames for the regions of a plan: the first gets the sheet, the others a row of insets below it.
 *
 * @param aspects Width over height of each region as projected.
 */
export function mapFrames(
  layer: Layer,
  { regionCount, regionOfUnit }: MapRegions,
  aspects: readonly number[],
  sheet: Box,
): readonly MapFrame[] {
  const insetCount = regionCount - 1;
  if (insetCount <= 0) return [{ box: sheet, isInset: false, label: "" }];
  const rowHeight = sheet.height * INSET_SHARE;
  const main = { ...sheet, height: sheet.height - rowHeight - GAP };
  const widest = (sheet.width - GAP * (insetCount - 1)) / Math.max(insetCount, Math.min(insetCount, INSETS_PER_ROW));
  let x = sheet.x;
  const insets = aspects.slice(1, regionCount).map((aspect, i): MapFrame => {
    const width = Math.min(widest, rowHeight * Math.min(2.2, Math.max(0.9, aspect)));
    const box = { x, y: sheet.y + sheet.height - rowHeight, width, height: rowHeight };
    x += width + GAP;
    return { box, isInset: true, label: regionName(layer, regionOfUnit, i + 1) };
  });
  return [{ box: main, isInset: false, label: "" }, ...insets];
}

/** Names longer than this are not worth the room of a small frame. */
const MOST_STATES = 3;

/** The states that the units of a region are of; "" where there are many, or the layer has no states. */
function regionName(layer: Layer, regionOfUnit: Int32Array, region: number): string {
  const states = layer.parents.find((parent) => parent.layer === "us-state");
  const names = new Set<string>();
  for (let unit = 0; unit < layer.unitCount; unit++) {
    if (regionOfUnit[unit] !== region) continue;
    const name = states === undefined ? "" : (states.names[states.index[unit] as number] ?? "");
    names.add(layer.meta.id === "us-state" ? (layer.names[unit] as string) : name);
  }
  return names.size <= MOST_STATES ? [...names].join(", ") : "";
}

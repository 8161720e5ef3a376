import type { Layer } from "../../domain/layer.ts";
import type { Box } from "./map-projection.ts";
import type { MapRegions } from "./map-regions.ts";

/**
 * Where a region is drawn. `content` is the part of the box that the region fills; the backdrop goes as far as `clip`,
 * for the main frame well beyond the sheet, so that a reader who moves the map finds more of it. Insets have a border
 * and lie on top, with a name where their units are of few states.
 */
export type MapFrame = {
  readonly box: Box;
  readonly content: Box;
  readonly clip: Box;
  readonly isInset: boolean;
  readonly label: string;
};

/** Share of the sheet's height that a row of insets takes. */
const INSET_SHARE = 0.2;
const GAP = 10;
/** Left free around a region within its frame, as a share of the frame's shorter side. */
const MARGIN = 0.04;
/** Height of the row that holds an inset's name, and mean width of a character, by the size of its letters. */
const LABEL_ROW = 1.6;
const LABEL_CHARACTER = 0.56;
/** A sheet has room for this many insets in its row; the smallest regions beyond are drawn in the last one's size. */
const INSETS_PER_ROW = 6;

/**
 * Frames for the regions of a plan: the first gets the sheet, the others a row of insets below it.
 *
 * @param aspects Width over height of each region as projected.
 * @param labelSize Height of the letters of inset names, in units of the sheet.
 */
export function mapFrames(
  layer: Layer,
  { regionCount, regionOfUnit }: MapRegions,
  aspects: readonly number[],
  sheet: Box,
  labelSize: number,
): readonly MapFrame[] {
  const insetCount = regionCount - 1;
  if (insetCount <= 0) return [mainFrame(sheet, sheet)];
  const rowHeight = sheet.height * INSET_SHARE;
  const main = { ...sheet, height: sheet.height - rowHeight - GAP };
  const widest = (sheet.width - GAP * (insetCount - 1)) / Math.max(insetCount, Math.min(insetCount, INSETS_PER_ROW));
  let x = sheet.x;
  const insets = aspects.slice(1, regionCount).map((aspect, i): MapFrame => {
    const width = Math.min(widest, rowHeight * Math.min(2.2, Math.max(0.9, aspect)));
    const box = { x, y: sheet.y + sheet.height - rowHeight, width, height: rowHeight };
    x += width + GAP;
    const below = { ...box, y: box.y + LABEL_ROW * labelSize, height: rowHeight - LABEL_ROW * labelSize };
    const label = fittingLabel(regionName(layer, regionOfUnit, i + 1), width / (LABEL_CHARACTER * labelSize));
    return { box, content: within(below), clip: box, isInset: true, label };
  });
  return [mainFrame(main, sheet), ...insets];
}

const mainFrame = (box: Box, sheet: Box): MapFrame => ({
  box,
  content: within(box),
  clip: {
    x: sheet.x - sheet.width / 2,
    y: sheet.y - sheet.height / 2,
    width: 2 * sheet.width,
    height: 2 * sheet.height,
  },
  isInset: false,
  label: "",
});

function within({ x, y, width, height }: Box): Box {
  const margin = MARGIN * Math.min(width, height);
  return { x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin };
}

function fittingLabel(label: string, characters: number): string {
  const most = Math.floor(characters) - 1;
  return label.length <= most ? label : `${label.slice(0, Math.max(0, most - 1)).trimEnd()}…`;
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

import type { Topology } from "../../domain/layer.ts";
import { dissolve } from "../../geo/dissolve.ts";
import type { Outline } from "../../geo/outline.ts";
import { simplifyTopology } from "../../geo/simplify-topology.ts";
import { isPlanUnit, type ShareInput } from "../share-input.ts";
import { backdropOf, mercatorTolerance } from "./map-backdrop.ts";
import { type MapFrame, mapFrames } from "./map-frames.ts";
import {
  albersAround,
  type Box,
  boundsOf,
  fitted,
  fittingScale,
  type Place,
  type Projection,
  type Spot,
} from "./map-projection.ts";
import { mapRegions } from "./map-regions.ts";
import { mergeBorders } from "./merge-borders.ts";
import { placeAt, projectedRing } from "./projected-ring.ts";
import { unitSlots } from "./unit-slots.ts";

/** A closed line on the sheet; the first place is not repeated. */
export type SheetRing = readonly Spot[];

/** One territory as drawn: rings to be filled by the even-odd rule, and where its name goes. */
export type DrawnShape = {
  readonly rings: readonly SheetRing[];
  /** The middle of the largest ring's box and its size; null for a territory without units. */
  readonly label: { readonly x: number; readonly y: number; readonly width: number } | null;
};

/** A plan as vector drawing on a sheet of any unit, y downward. */
export type PlanMap = {
  readonly sheet: Box;
  readonly frames: readonly MapFrame[];
  /** Per frame, what is drawn behind the territories. */
  readonly backdrop: readonly (readonly SheetRing[])[];
  /** In the order of the scenario's territories. */
  readonly territories: readonly DrawnShape[];
  /** Units of the extent that no territory has. */
  readonly unassigned: DrawnShape;
};

export type PlanMapInput = Pick<ShareInput, "layer" | "territories" | "assignment" | "extent" | "backdrop">;

/** How wide a name may be, in sides of a square of the same area: shapes are seldom wider than high. */
const LABEL_SPAN = 1.3;

/** What a plan is drawn on; all in units of the sheet. */
export type MapSheet = {
  readonly sheet: Box;
  /** Greatest distance by which thinning may move a border. */
  readonly tolerance: number;
  /** Height of the letters of inset names. */
  readonly labelSize: number;
};

/**
 * Draws a plan: territories dissolved, thinned and projected (Albers, fitted), far parts of it as insets, the backdrop
 * behind. Neighbours share their borders after thinning too.
 *
 * O(arcs + vertices) of the layer and the backdrop.
 */
export function drawPlanMap(input: PlanMapInput, { sheet, tolerance, labelSize }: MapSheet): PlanMap {
  const { layer, territories } = input;
  const slotCount = territories.length + 1;
  const slots = unitSlots(input);
  const regions = mapRegions(layer, (unit) => isPlanUnit(input, unit));

  // A group for each territory in each region: its rings are then of one region, and find their projection.
  const groups = slots.map((slot, unit) => (slot < 0 ? -1 : slot + slotCount * (regions.regionOfUnit[unit] as number)));
  const groupCount = slotCount * Math.max(1, regions.regionCount);
  const merged = mergeBorders(layer.topology, groups);

  const placesOfRegion = borderPlaces(merged, slotCount, regions.regionCount);
  const flat = placesOfRegion.map((places) => {
    const projection = albersAround(places);
    return { projection, bounds: boundsOf(places.map(projection)) ?? EMPTY };
  });
  const aspects = flat.map(({ bounds }) => bounds.width / bounds.height || 1);
  const frames = mapFrames(layer, regions, aspects, sheet, labelSize);
  const projections = flat.map(({ projection, bounds }, region) =>
    fitted(projection, bounds, (frames[region] as MapFrame).content),
  );

  const [main] = flat;
  const perRadian = main === undefined ? 1 : fittingScale(main.bounds, (frames[0] as MapFrame).content);
  const thinned = simplifyTopology(merged, mercatorTolerance(tolerance / perRadian, placesOfRegion[0] ?? []));
  const outlines = dissolve(
    thinned,
    Int32Array.from({ length: groupCount }, (_, group) => group),
    groupCount,
  );
  const shapeOf = (slot: number): DrawnShape =>
    drawnShape(
      projections.flatMap((projection, region) =>
        projectedRings(outlines[slot + slotCount * region] ?? [], projection),
      ),
    );

  return {
    sheet,
    frames,
    backdrop: backdropOf(
      input.backdrop,
      placesOfRegion.map((places, region) => ({
        places,
        projection: projections[region] as Projection,
        clip: (frames[region] as MapFrame).clip,
      })),
      tolerance / perRadian,
    ),
    territories: territories.map((_, slot) => shapeOf(slot)),
    unassigned: shapeOf(territories.length),
  };
}

const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 };

/** The vertices of the borders in each region: what a frame has to hold. */
function borderPlaces(
  { coordinates, arcOffsets, arcLeft, arcRight }: Topology,
  slotCount: number,
  regionCount: number,
): Place[][] {
  const places = Array.from({ length: regionCount }, (): Place[] => []);
  for (let arc = 0; arc < arcLeft.length; arc++) {
    const group = Math.max(arcLeft[arc] as number, arcRight[arc] as number);
    const into = places[Math.floor(group / slotCount)];
    for (let vertex = arcOffsets[arc] as number; vertex < (arcOffsets[arc + 1] as number); vertex++) {
      into?.push(placeAt(coordinates, vertex));
    }
  }
  return places;
}

const projectedRings = (outline: Outline, projection: Projection): SheetRing[] =>
  outline.flatMap((polygon) => polygon.map((ring) => projectedRing(ring, projection)));

function drawnShape(rings: readonly SheetRing[]): DrawnShape {
  let label: DrawnShape["label"] = null;
  let largest = 0;
  for (const ring of rings) {
    const { area, x, y } = centroid(ring);
    if (area <= largest) continue;
    largest = area;
    label = { x, y, width: Math.min(boundsOf(ring)?.width ?? 0, LABEL_SPAN * Math.sqrt(area)) };
  }
  return { rings, label };
}

function centroid(ring: SheetRing): { readonly area: number; readonly x: number; readonly y: number } {
  const [[originX, originY] = [0, 0]] = ring;
  let twice = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < ring.length; i++) {
    const [x0, y0] = ring[i] as Spot;
    const [x1, y1] = ring[(i + 1) % ring.length] as Spot;
    const cross = (x0 - originX) * (y1 - originY) - (x1 - originX) * (y0 - originY);
    twice += cross;
    sumX += (x0 + x1 - 2 * originX) * cross;
    sumY += (y0 + y1 - 2 * originY) * cross;
  }
  if (twice === 0) return { area: 0, x: originX, y: originY };
  return { area: Math.abs(twice) / 2, x: originX + sumX / (3 * twice), y: originY + sumY / (3 * twice) };
}

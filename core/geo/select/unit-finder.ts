import { DEGREES_PER_STEP, type Layer, OUTSIDE, type UnitIndex } from "../../domain/layer.ts";
import { squareToSegment } from "../square-to-segment.ts";
import { createUnitBoxes } from "../unit-boxes.ts";
import { type UnitArcs, unitArcs } from "./unit-arcs.ts";

/** Finds units under the pointer: ready in some 30 ms for a whole country, where a Locator takes ten times as long. */
export type UnitFinder = {
  /** The unit at a place in degrees, or OUTSIDE. O(edges of the few units around). */
  readonly unitAt: (lng: number, lat: number) => UnitIndex;
  /** Units with any part within so many pixels of a stroke of the pointer. O(edges of the units around). */
  readonly unitsUnder: (stroke: Stroke) => UnitIndex[];
};

/** The pointer's way from one place to another in degrees, with a round brush. */
export type Stroke = {
  readonly fromLng: number;
  readonly fromLat: number;
  readonly toLng: number;
  readonly toLat: number;
  /** Radius of the brush in degrees of longitude; the same length on the map counts for less latitude. */
  readonly reachLng: number;
};

const STEPS_PER_DEGREE = 1 / DEGREES_PER_STEP;

/** An index of the units' boxes and arcs. O(vertices + units · log units). */
export function createUnitFinder({ topology, unitCount }: Layer): UnitFinder {
  const unitsInBox = createUnitBoxes(topology, unitCount);
  const around = unitArcs(topology, unitCount);
  const unitAt = (lng: number, lat: number): UnitIndex =>
    unitsInBox(lng, lat, lng, lat).find((unit) => isInside(topology, around, unit, lng, lat)) ?? OUTSIDE;
  return {
    unitAt,
    unitsUnder(stroke) {
      const { fromLng, fromLat, toLng, toLat, reachLng } = stroke;
      // On the map a degree of latitude is longer than one of longitude by this factor, here and nearby.
      const stretch = 1 / Math.cos(((fromLat + toLat) / 2) * (Math.PI / 180));
      const reachLat = reachLng / stretch;
      const near = unitsInBox(
        Math.min(fromLng, toLng) - reachLng,
        Math.min(fromLat, toLat) - reachLat,
        Math.max(fromLng, toLng) + reachLng,
        Math.max(fromLat, toLat) + reachLat,
      );
      return near.filter(
        (unit) =>
          isInside(topology, around, unit, toLng, toLat) ||
          isInside(topology, around, unit, fromLng, fromLat) ||
          touches(topology, around, unit, stroke, stretch),
      );
    },
  };
}

/** Even-odd rule over the unit's arcs, whichever way they run. */
function isInside(topology: Layer["topology"], { offsets, arcs }: UnitArcs, unit: UnitIndex, lng: number, lat: number) {
  const { coordinates, arcOffsets } = topology;
  const x = lng * STEPS_PER_DEGREE;
  const y = lat * STEPS_PER_DEGREE;
  let inside = false;
  for (let at = offsets[unit] as number; at < (offsets[unit + 1] as number); at++) {
    const arc = arcs[at] as number;
    for (let v = arcOffsets[arc] as number; v < (arcOffsets[arc + 1] as number) - 1; v++) {
      const y0 = coordinates[2 * v + 1] as number;
      const y1 = coordinates[2 * v + 3] as number;
      if (y0 > y === y1 > y) continue;
      const x0 = coordinates[2 * v] as number;
      if (x < (((coordinates[2 * v + 2] as number) - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
    }
  }
  return inside;
}

/** Whether any edge of the unit comes as near to the stroke's axis as the brush reaches. */
function touches(
  { coordinates, arcOffsets }: Layer["topology"],
  { offsets, arcs }: UnitArcs,
  unit: UnitIndex,
  { fromLng, fromLat, toLng, toLat, reachLng }: Stroke,
  stretch: number,
): boolean {
  // In a plane of steps east and (stretched) north of the stroke's beginning.
  const bx = (toLng - fromLng) * STEPS_PER_DEGREE;
  const by = (toLat - fromLat) * STEPS_PER_DEGREE * stretch;
  const reach = reachLng * STEPS_PER_DEGREE;
  const originX = fromLng * STEPS_PER_DEGREE;
  const originY = fromLat * STEPS_PER_DEGREE;
  for (let at = offsets[unit] as number; at < (offsets[unit + 1] as number); at++) {
    const arc = arcs[at] as number;
    for (let v = arcOffsets[arc] as number; v < (arcOffsets[arc + 1] as number) - 1; v++) {
      const px = (coordinates[2 * v] as number) - originX;
      const py = ((coordinates[2 * v + 1] as number) - originY) * stretch;
      const qx = (coordinates[2 * v + 2] as number) - originX;
      const qy = ((coordinates[2 * v + 3] as number) - originY) * stretch;
      if (segmentsWithin(bx, by, px, py, qx, qy, reach)) return true;
    }
  }
  return false;
}

/** Whether the segment 0 → b and the segment p → q are at most `reach` apart. */
function segmentsWithin(bx: number, by: number, px: number, py: number, qx: number, qy: number, reach: number) {
  const square = reach * reach;
  if (squareToSegment(px, py, 0, 0, bx, by) <= square) return true;
  if (squareToSegment(qx, qy, 0, 0, bx, by) <= square) return true;
  if (squareToSegment(0, 0, px, py, qx, qy) <= square) return true;
  if (squareToSegment(bx, by, px, py, qx, qy) <= square) return true;
  const side = (x: number, y: number): number => bx * y - by * x;
  const other = (x: number, y: number): number => (qx - px) * (y - py) - (qy - py) * (x - px);
  return side(px, py) * side(qx, qy) < 0 && other(0, 0) * other(bx, by) < 0;
}

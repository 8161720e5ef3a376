import { DEGREES_PER_STEP } from "../../domain/layer.ts";
import type { Ring } from "../../geo/outline.ts";
import type { Place, Projection, Spot } from "./map-projection.ts";

/** A line that bends by less than this on the sheet is drawn straight. */
const VISIBLE_BEND = 0.15;
/** Halvings of one stretch: 32 parts are enough for a parallel across a continent. */
const MOST_HALVINGS = 5;

/** A vertex in degrees. */
export const placeAt = (coordinates: Int32Array, vertex: number): Place => [
  (coordinates[2 * vertex] as number) * DEGREES_PER_STEP,
  (coordinates[2 * vertex + 1] as number) * DEGREES_PER_STEP,
];

/**
 * A ring on the sheet, its closing vertex left out. Stretches that are straight in longitude and latitude bend in a
 * conic projection; where that shows, places in between are added. The same stretch gives the same line from both sides,
 * so neighbours still meet.
 */
export function projectedRing(ring: Ring, projection: Projection): readonly Spot[] {
  const spots: Spot[] = [];
  const bend = (from: Place, fromSpot: Spot, to: Place, toSpot: Spot, halvings: number): void => {
    if (halvings === 0) return;
    const middle: Place = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    const spot = projection(middle);
    const off = Math.hypot(spot[0] - (fromSpot[0] + toSpot[0]) / 2, spot[1] - (fromSpot[1] + toSpot[1]) / 2);
    if (!(off > VISIBLE_BEND)) return;
    bend(from, fromSpot, middle, spot, halvings - 1);
    spots.push(spot);
    bend(middle, spot, to, toSpot, halvings - 1);
  };
  const count = ring.length / 2 - 1;
  let place = placeAt(ring, 0);
  let spot = projection(place);
  for (let vertex = 0; vertex < count; vertex++) {
    const next = placeAt(ring, vertex + 1);
    const nextSpot = projection(next);
    spots.push(spot);
    bend(place, spot, next, nextSpot, MOST_HALVINGS);
    place = next;
    spot = nextSpot;
  }
  return spots;
}

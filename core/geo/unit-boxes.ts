import Flatbush from "flatbush";
import { DEGREES_PER_STEP, type Topology, type UnitIndex } from "../domain/layer.ts";

/** Units whose bounding box meets a box in degrees, ascending. */
export type UnitsInBox = (west: number, south: number, east: number, north: number) => UnitIndex[];

/** An index over the bounding boxes of all units; a unit without arcs is in none. O(vertices + units · log units). */
export function createUnitBoxes(
  { coordinates, arcOffsets, arcLeft, arcRight }: Topology,
  unitCount: number,
): UnitsInBox {
  const boxes = new Float64Array(4 * unitCount);
  for (let unit = 0; unit < unitCount; unit++) boxes.set([Infinity, Infinity, -Infinity, -Infinity], 4 * unit);
  for (let arc = 0; arc < arcLeft.length; arc++) {
    for (const unit of [arcLeft[arc] as number, arcRight[arc] as number]) {
      if (unit < 0) continue;
      const at = 4 * unit;
      for (let i = 2 * (arcOffsets[arc] as number); i < 2 * (arcOffsets[arc + 1] as number); i += 2) {
        const lng = (coordinates[i] as number) * DEGREES_PER_STEP;
        const lat = (coordinates[i + 1] as number) * DEGREES_PER_STEP;
        if (lng < (boxes[at] as number)) boxes[at] = lng;
        if (lat < (boxes[at + 1] as number)) boxes[at + 1] = lat;
        if (lng > (boxes[at + 2] as number)) boxes[at + 2] = lng;
        if (lat > (boxes[at + 3] as number)) boxes[at + 3] = lat;
      }
    }
  }
  const present: UnitIndex[] = [];
  for (let unit = 0; unit < unitCount; unit++) if ((boxes[4 * unit] as number) <= 360) present.push(unit);
  if (present.length === 0) return () => [];
  const index = new Flatbush(present.length);
  for (const unit of present) {
    const at = 4 * unit;
    index.add(boxes[at] as number, boxes[at + 1] as number, boxes[at + 2], boxes[at + 3]);
  }
  index.finish();
  return (west, south, east, north) =>
    index
      .search(west, south, east, north)
      .map((i) => present[i] as UnitIndex)
      .toSorted((p, q) => p - q);
}

import { DEGREES_PER_STEP, type Topology } from "../domain/layer.ts";
import { slotBeside } from "./slot-beside.ts";
import { type Vector, vectorAt } from "./sphere.ts";

/**
 * The vertices of one territory's outline on the unit sphere, for the shape scores that look at the whole shape. Vertices
 * where arcs meet come more than once. O(arcs + vertices of the outline).
 */
export function outlinePoints(topology: Topology, slots: Int32Array, slot: number): readonly Vector[] {
  const { coordinates, arcOffsets, arcLeft, arcRight } = topology;
  const points: Vector[] = [];
  for (let arc = 0; arc < arcLeft.length; arc++) {
    const isLeft = slotBeside(slots, arcLeft[arc] as number) === slot;
    const isRight = slotBeside(slots, arcRight[arc] as number) === slot;
    if (isLeft === isRight) continue;
    for (let vertex = arcOffsets[arc] as number; vertex < (arcOffsets[arc + 1] as number); vertex++) {
      const lng = (coordinates[2 * vertex] as number) * DEGREES_PER_STEP;
      const lat = (coordinates[2 * vertex + 1] as number) * DEGREES_PER_STEP;
      points.push(vectorAt(lng, lat));
    }
  }
  return points;
}

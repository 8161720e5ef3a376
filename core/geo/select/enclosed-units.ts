import { BORDER, type Layer, type UnitIndex } from "../../domain/layer.ts";

/**
 * Units that a territory encloses: connected pieces of everything else that only the territory stands around. A piece
 * that reaches the outer border of the layer or of the plan is not enclosed, however narrow the way out; links do not
 * lead out, since they are not drawn.
 *
 * @param isMember 1 for the units of the territory. @param isPlanned 1 for the units of the plan.
 * @returns Ascending. O(units + pairs + arcs).
 */
export function enclosedUnits(
  { topology, adjacency, unitCount }: Layer,
  isMember: Uint8Array,
  isPlanned: Uint8Array,
): UnitIndex[] {
  const isOut = new Uint8Array(unitCount);
  const queue: UnitIndex[] = [];
  const leave = (unit: UnitIndex): void => {
    if (unit < 0 || isOut[unit] === 1 || isMember[unit] === 1) return;
    isOut[unit] = 1;
    queue.push(unit);
  };
  const { arcLeft, arcRight } = topology;
  for (let arc = 0; arc < arcLeft.length; arc++) {
    const left = arcLeft[arc] as number;
    const right = arcRight[arc] as number;
    if (left < 0 || isPlanned[left] === 0) leave(right);
    if (right < 0 || isPlanned[right] === 0) leave(left);
  }
  const { offsets, neighbours, link } = adjacency;
  for (let unit = queue.pop(); unit !== undefined; unit = queue.pop()) {
    for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
      if (link[e] === BORDER) leave(neighbours[e] as number);
    }
  }
  const enclosed: UnitIndex[] = [];
  for (let unit = 0; unit < unitCount; unit++) {
    const hasBorder = (offsets[unit] as number) < (offsets[unit + 1] as number);
    if (isPlanned[unit] === 1 && isMember[unit] === 0 && isOut[unit] === 0 && hasBorder) enclosed.push(unit);
  }
  return enclosed;
}

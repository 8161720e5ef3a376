import type { Topology } from "../domain/layer.ts";

/**
 * Length of the outline of each group in km, holes included: every arc between two owners counts for both. O(arcs).
 *
 * @param owner Per unit its group 0 … groupCount − 1, or negative for none. Identity gives the units' own perimeters.
 */
export function groupPerimetersKm(topology: Topology, owner: Int32Array, groupCount: number): Float64Array {
  const { arcLeft, arcRight, arcLengthKm } = topology;
  const perimeters = new Float64Array(groupCount);
  for (let arc = 0; arc < arcLeft.length; arc++) {
    const left = arcLeft[arc] as number;
    const right = arcRight[arc] as number;
    const leftGroup = left < 0 ? -1 : (owner[left] as number);
    const rightGroup = right < 0 ? -1 : (owner[right] as number);
    if (leftGroup === rightGroup) continue;
    const km = arcLengthKm[arc] as number;
    if (leftGroup >= 0) perimeters[leftGroup] = (perimeters[leftGroup] as number) + km;
    if (rightGroup >= 0) perimeters[rightGroup] = (perimeters[rightGroup] as number) + km;
  }
  return perimeters;
}

import type { Layer, UnitIndex } from "../../domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";
import { fillNearest } from "../fill-nearest.ts";
import { unitDistance } from "../unit-distance.ts";

type Neighbours = Pick<Layer["adjacency"], "offsets" | "neighbours">;

/**
 * Which territory each free unit falls to when all of them join the nearest one: nearest along the way from unit to unit,
 * so that every territory keeps as many pieces as it had, or fewer.
 *
 * @param neighbours The ways there are: the layer's adjacency with the plan's links.
 * @param isFree Units to be given away. @param mayGain Whether a territory may take any: a locked one may not.
 * @returns The units that find a territory, ascending, and whom they fall to. O(pairs · log units).
 */
export function assignNearest(
  layer: Pick<Layer, "pointLng" | "pointLat">,
  neighbours: Neighbours,
  assignment: Int32Array,
  isFree: (unit: UnitIndex) => boolean,
  mayGain: (territory: TerritoryIndex) => boolean,
): { readonly units: UnitIndex[]; readonly to: TerritoryIndex[] } {
  const owner = assignment.map((territory) =>
    territory !== UNASSIGNED && mayGain(territory) ? territory : UNASSIGNED,
  );
  const filled = fillNearest(neighbours, owner, {
    isFree: (unit) => assignment[unit] === UNASSIGNED && isFree(unit),
    length: unitDistance(layer),
  });
  const units: UnitIndex[] = [];
  const to: TerritoryIndex[] = [];
  for (let unit = 0; unit < filled.length; unit++) {
    if (filled[unit] === owner[unit]) continue;
    units.push(unit);
    to.push(filled[unit] as TerritoryIndex);
  }
  return { units, to };
}

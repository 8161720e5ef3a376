import { known } from "../../domain/invariant.ts";
import { DEGREES_PER_STEP, type Topology, type UnitIndex } from "../../domain/layer.ts";
import type { PartedUnit } from "../../domain/split.ts";
import { dissolve } from "../../geo/dissolve.ts";
import type { Ring } from "../../geo/outline.ts";
import { ringHolds } from "../../geo/polygons-of-rings.ts";
import { squareToRing } from "../../geo/square-to-segment.ts";

/** The part of a unit in which a place lies, or the nearest one where it lies outside of the unit. */
export type PartPlacer = (
  unit: UnitIndex,
  lng: number,
  lat: number,
) => { readonly part: UnitIndex; readonly isInside: boolean };

/** Answers by the outlines of the parts. O(vertices of the unit's parts) per place. */
export function partPlacer(topology: Topology, unitCount: number, units: readonly PartedUnit[]): PartPlacer {
  const owner = new Int32Array(unitCount).fill(-1);
  const parts = units.flatMap((whole) => whole.parts.map((part) => part.unit));
  parts.forEach((part, i) => {
    owner[part] = i;
  });
  const outlines = dissolve(topology, owner, parts.length);
  const ringsOf = new Map(parts.map((part, i) => [part, known(outlines[i]).flat()]));
  const partsOf = new Map(units.map(({ unit, parts: of }) => [unit, of.map((part) => part.unit)]));

  return (unit, lng, lat) => {
    const [x, y] = [lng / DEGREES_PER_STEP, lat / DEGREES_PER_STEP];
    const candidates = known(partsOf.get(unit));
    const holder = candidates.find((part) =>
      known(ringsOf.get(part)).reduce((inside, ring) => inside !== ringHolds(ring, x, y), false),
    );
    if (holder !== undefined) return { part: holder, isInside: true };
    const distances = candidates.map((part) => squareToRings(known(ringsOf.get(part)), x, y));
    return { part: known(candidates[distances.indexOf(Math.min(...distances))]), isInside: false };
  };
}

/** Squared distance to the nearest border, in square steps of latitude. */
function squareToRings(rings: readonly Ring[], x: number, y: number): number {
  const scale = Math.cos(y * DEGREES_PER_STEP * (Math.PI / 180));
  return Math.min(...rings.map((ring) => squareToRing(ring, x, y, scale)));
}

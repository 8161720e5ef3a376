import { type Adjacency, BORDER, type Layer, type UnitIndex } from "../domain/layer.ts";
import { groupPerimetersKm } from "../geo/group-perimeters.ts";
import { equalAreaPoints } from "./equal-area.ts";
import type { SolveProblem } from "./problem.ts";

/** The part of a layer that a plan is about, numbered anew without gaps, as the solver wants it. */
export type ExtentGraph = Pick<SolveProblem, "adjacency" | "areaKm2" | "perimeterKm" | "x" | "y"> & {
  /** Unit of the layer, per unit of the extent; ascending. */
  readonly unitOf: Int32Array;
};

export type ExtentOptions = {
  /** Neighbours of the layer's units with the extent's pieces joined; absent: the layer's own. */
  readonly adjacency?: Adjacency;
  /** False: units that only a link joins are no neighbours. */
  readonly links: boolean;
};

/**
 * The extent's graph. Perimeters include borders with units outside the extent.
 *
 * @param isMember 1 per unit of the layer that belongs to the extent.
 *
 * O(units + neighbours + arcs).
 */
export function extentGraph(layer: Layer, isMember: Uint8Array, options: ExtentOptions): ExtentGraph {
  const members: UnitIndex[] = [];
  const positionOf = new Int32Array(layer.unitCount).fill(-1);
  for (let unit = 0; unit < layer.unitCount; unit++) {
    if (isMember[unit] !== 1) continue;
    positionOf[unit] = members.length;
    members.push(unit);
  }
  const unitOf = Int32Array.from(members);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(unitOf, (unit) => column[unit]!);
  return {
    unitOf,
    adjacency: restrict(options.adjacency ?? layer.adjacency, unitOf, positionOf, options.links),
    areaKm2: pick(layer.areaKm2),
    perimeterKm: groupPerimetersKm(layer.topology, positionOf, unitOf.length),
    ...equalAreaPoints(pick(layer.pointLng), pick(layer.pointLat)),
  };
}

function restrict(whole: Adjacency, unitOf: Int32Array, positionOf: Int32Array, links: boolean): Adjacency {
  const offsets = new Int32Array(unitOf.length + 1);
  const slots: number[] = [];
  unitOf.forEach((unit, position) => {
    for (let e = whole.offsets[unit]!; e < whole.offsets[unit + 1]!; e++) {
      if (positionOf[whole.neighbours[e]!]! >= 0 && (links || whole.link[e] === BORDER)) slots.push(e);
    }
    offsets[position + 1] = slots.length;
  });
  return {
    offsets,
    neighbours: Int32Array.from(slots, (e) => positionOf[whole.neighbours[e]!]!),
    borderKm: Float64Array.from(slots, (e) => whole.borderKm[e]!),
    link: Uint8Array.from(slots, (e) => whole.link[e]!),
  };
}

/** A column per unit of the layer, as a column per unit of the extent. */
export function columnOfExtent(column: Float64Array, { unitOf }: Pick<ExtentGraph, "unitOf">): Float64Array {
  return Float64Array.from(unitOf, (unit) => column[unit]!);
}

/** A plan of the extent's units, as an assignment of the layer's: −1 outside the extent. */
export function assignmentOfLayer(
  assignment: Int32Array,
  { unitOf }: Pick<ExtentGraph, "unitOf">,
  unitCount: number,
): Int32Array {
  const whole = new Int32Array(unitCount).fill(-1);
  unitOf.forEach((unit, position) => {
    whole[unit] = assignment[position]!;
  });
  return whole;
}

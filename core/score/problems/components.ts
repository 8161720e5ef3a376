import type { Layer } from "../../domain/layer.ts";
import { OUTSIDE } from "../../domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";
import type { Neighbours } from "../contiguity.ts";

/** No component: the unit is outside the extent and nobody has it. */
const NO_COMPONENT = -1;

/** Around a component lie several holders, or open land: it is not enclosed. */
export const OPEN = -3;
/** Nothing was seen around a component yet. */
const UNSEEN = -2;

/** The connected parts of a scenario: units with the same holder that hang together. One entry per component. */
export type Components = {
  readonly count: number;
  /** Component per unit. */
  readonly of: Int32Array;
  /** Territory index or UNASSIGNED. */
  readonly holder: Int32Array;
  /** Units of component `c`: `members[offsets[c]]` … `members[offsets[c + 1] − 1]`. */
  readonly offsets: Int32Array;
  readonly members: Int32Array;
  /** The one other holder all round (UNASSIGNED is one), or OPEN. */
  readonly around: Int32Array;
};

/** Flood fill over the units of the plan. O(units + neighbours). */
export function findComponents(
  layer: Layer,
  extent: Uint8Array,
  { offsets, neighbours }: Neighbours,
  assignment: Int32Array,
): Components {
  const { unitCount } = layer;
  const atEdge = unitsAtEdge(layer);
  const of = new Int32Array(unitCount).fill(NO_COMPONENT);
  const members = new Int32Array(unitCount);
  const starts: number[] = [];
  const holders: TerritoryIndex[] = [];
  const around: number[] = [];
  let end = 0;
  for (let seed = 0; seed < unitCount; seed++) {
    const holder = assignment[seed] as number;
    if (of[seed] !== NO_COMPONENT || (holder === UNASSIGNED && extent[seed] === 0)) continue;
    const component = starts.length;
    let ring = UNSEEN;
    starts.push(end);
    holders.push(holder);
    of[seed] = component;
    members[end++] = seed;
    for (let at = starts[component] as number; at < end; at++) {
      const unit = members[at] as number;
      if (atEdge[unit] === 1) ring = OPEN;
      for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
        const next = neighbours[i] as number;
        const other = assignment[next] as number;
        if (other !== holder || (other === UNASSIGNED && extent[next] === 0)) {
          const seen = other === UNASSIGNED && extent[next] === 0 ? OPEN : other;
          ring = ring === UNSEEN || ring === seen ? seen : OPEN;
        } else if (of[next] === NO_COMPONENT) {
          of[next] = component;
          members[end++] = next;
        }
      }
    }
    around.push(ring === UNSEEN ? OPEN : ring);
  }
  return {
    count: starts.length,
    of,
    holder: Int32Array.from(holders),
    offsets: Int32Array.from([...starts, end]),
    members: members.subarray(0, end),
    around: Int32Array.from(around),
  };
}

const edges = new WeakMap<Layer, Uint8Array>();

/** 1 for units with a border to the outside of the layer. Computed once per layer. */
function unitsAtEdge(layer: Layer): Uint8Array {
  let atEdge = edges.get(layer);
  if (atEdge === undefined) {
    atEdge = new Uint8Array(layer.unitCount);
    const { arcLeft, arcRight } = layer.topology;
    for (let arc = 0; arc < arcLeft.length; arc++) {
      const left = arcLeft[arc] as number;
      const right = arcRight[arc] as number;
      if (left === OUTSIDE && right !== OUTSIDE) atEdge[right] = 1;
      if (right === OUTSIDE && left !== OUTSIDE) atEdge[left] = 1;
    }
    edges.set(layer, atEdge);
  }
  return atEdge;
}

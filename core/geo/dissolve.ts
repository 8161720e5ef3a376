import type { Topology } from "../domain/layer.ts";
import { arcNodes } from "./arc-nodes.ts";
import type { Outline, Ring } from "./outline.ts";
import { polygonsOfRings } from "./polygons-of-rings.ts";

/**
 * Arcs between two different owners, ascending: the lines to draw between territories.
 *
 * @param owner Per unit its group, negative for none; the outside of the layer counts as none. O(arcs).
 */
export function borderArcs({ arcLeft, arcRight }: Topology, owner: Int32Array): Int32Array {
  const found = new Int32Array(arcLeft.length);
  let count = 0;
  for (let arc = 0; arc < arcLeft.length; arc++) {
    if (ownerOf(owner, arcLeft[arc] as number) !== ownerOf(owner, arcRight[arc] as number)) found[count++] = arc;
  }
  return found.slice(0, count);
}

/**
 * Outlines of groups of units, from the arcs between owners: exact, no geometry is computed. A ring that touches itself
 * in a point is split there, so rings are simple; each hole is given to the smallest shell around it.
 *
 * @param owner Per unit its group 0 … groupCount − 1, or negative for none. Identity gives the units themselves.
 * @param wanted Groups to build; all when left out. The others come back empty.
 * @returns One outline per group.
 *
 * O(arcs + vertices of the outlines), plus holes × shells of the groups that have both.
 */
export function dissolve(
  topology: Topology,
  owner: Int32Array,
  groupCount: number,
  wanted?: readonly number[],
): readonly Outline[] {
  const isWanted = new Uint8Array(groupCount).fill(wanted === undefined ? 1 : 0);
  for (const group of wanted ?? []) isWanted[group] = 1;

  const sides = outlineSides(topology, owner, isWanted);
  const ringsOfGroup: Ring[][] = Array.from({ length: groupCount }, () => []);
  traceRings(topology, sides, (group, ring) => ringsOfGroup[group]?.push(ring));
  return ringsOfGroup.map((rings) => polygonsOfRings(rings));
}

function ownerOf(owner: Int32Array, unit: number): number {
  const group = unit < 0 ? -1 : (owner[unit] as number);
  return group < 0 ? -1 : group;
}

/**
 * Sides of arcs that belong to an outline. Side 2a walks arc a forward with its left owner on the left, side 2a + 1
 * backward with its right owner on the left.
 */
type Sides = {
  readonly list: Int32Array;
  readonly group: Int32Array;
  /** Position in `list` of the first side that leaves a node, then of the next one, to −1. */
  readonly firstAtNode: Int32Array;
  readonly nextAtNode: Int32Array;
};

function outlineSides(topology: Topology, owner: Int32Array, isWanted: Uint8Array): Sides {
  const { arcLeft, arcRight } = topology;
  const { nodeCount, start, end } = arcNodes(topology);
  const list: number[] = [];
  const group: number[] = [];
  for (let arc = 0; arc < arcLeft.length; arc++) {
    const left = ownerOf(owner, arcLeft[arc] as number);
    const right = ownerOf(owner, arcRight[arc] as number);
    if (left === right) continue;
    if (left >= 0 && isWanted[left] === 1) {
      list.push(2 * arc);
      group.push(left);
    }
    if (right >= 0 && isWanted[right] === 1) {
      list.push(2 * arc + 1);
      group.push(right);
    }
  }
  const firstAtNode = new Int32Array(nodeCount).fill(-1);
  const nextAtNode = new Int32Array(list.length);
  for (let i = list.length - 1; i >= 0; i--) {
    const side = list[i] as number;
    const node = ((side & 1) === 0 ? start[side >> 1] : end[side >> 1]) as number;
    nextAtNode[i] = firstAtNode[node] as number;
    firstAtNode[node] = i;
  }
  return { list: Int32Array.from(list), group: Int32Array.from(group), firstAtNode, nextAtNode };
}

/** Walks the sides of each group into rings, cutting a ring off as soon as the walk comes back to a node it passed. */
function traceRings(topology: Topology, sides: Sides, emit: (group: number, ring: Ring) => void): void {
  const { list, group, firstAtNode, nextAtNode } = sides;
  const { nodeCount, start, end } = arcNodes(topology);
  const used = new Uint8Array(list.length);
  const depthOfNode = new Int32Array(nodeCount).fill(-1);
  const path: number[] = [];
  const nodeBefore = (side: number): number => ((side & 1) === 0 ? start[side >> 1] : end[side >> 1]) as number;
  const nodeAfter = (side: number): number => ((side & 1) === 0 ? end[side >> 1] : start[side >> 1]) as number;

  const nextSide = (at: number): number => {
    const side = list[at] as number;
    let only = -1;
    let several: number[] | null = null;
    for (let i = firstAtNode[nodeAfter(side)] as number; i >= 0; i = nextAtNode[i] as number) {
      if (used[i] === 1 || group[i] !== group[at]) continue;
      if (only < 0) only = i;
      else if (several === null) several = [only, i];
      else several.push(i);
    }
    if (several === null) return only;
    return sharpestLeft(topology, list, side, several);
  };

  for (let first = 0; first < list.length; first++) {
    if (used[first] === 1) continue;
    let at = first;
    while (at >= 0) {
      used[at] = 1;
      const side = list[at] as number;
      depthOfNode[nodeBefore(side)] = path.length;
      path.push(side);
      const node = nodeAfter(side);
      const depth = depthOfNode[node] as number;
      if (depth >= 0) {
        const loop = path.splice(depth);
        for (const passed of loop) depthOfNode[nodeBefore(passed)] = -1;
        emit(group[first] as number, ringOfSides(topology, loop));
        if (path.length === 0) break;
      }
      at = nextSide(at);
    }
    // Rings of a group are closed by construction; an open rest would be a defect of the topology and is dropped.
    for (const passed of path) depthOfNode[nodeBefore(passed)] = -1;
    path.length = 0;
  }
}

/** Of the sides that leave a node, the one that turns most to the left from `incoming`: it stays with the same inside. */
function sharpestLeft(topology: Topology, list: Int32Array, incoming: number, candidates: readonly number[]): number {
  const back = heading(topology, incoming ^ 1);
  let best = candidates[0] as number;
  let bestTurn = Infinity;
  for (const candidate of candidates) {
    // Clockwise angle from the way back to the candidate, in (0, 2π].
    let turn = back - heading(topology, list[candidate] as number);
    if (turn <= 0) turn += 2 * Math.PI;
    if (turn < bestTurn) {
      bestTurn = turn;
      best = candidate;
    }
  }
  return best;
}

/** Direction in radians in which a side leaves its first node. */
function heading({ coordinates, arcOffsets }: Topology, side: number): number {
  const arc = side >> 1;
  const forward = (side & 1) === 0;
  const node = forward ? (arcOffsets[arc] as number) : (arcOffsets[arc + 1] as number) - 1;
  const next = forward ? node + 1 : node - 1;
  return Math.atan2(
    (coordinates[2 * next + 1] as number) - (coordinates[2 * node + 1] as number),
    (coordinates[2 * next] as number) - (coordinates[2 * node] as number),
  );
}

function ringOfSides({ coordinates, arcOffsets }: Topology, loop: readonly number[]): Ring {
  let vertexCount = 1;
  for (const side of loop) {
    vertexCount += (arcOffsets[(side >> 1) + 1] as number) - (arcOffsets[side >> 1] as number) - 1;
  }
  const ring = new Int32Array(2 * vertexCount);
  let at = 0;
  for (const side of loop) {
    const first = arcOffsets[side >> 1] as number;
    const last = (arcOffsets[(side >> 1) + 1] as number) - 1;
    if ((side & 1) === 0) {
      for (let vertex = first; vertex < last; vertex++) {
        ring[at++] = coordinates[2 * vertex] as number;
        ring[at++] = coordinates[2 * vertex + 1] as number;
      }
    } else {
      for (let vertex = last; vertex > first; vertex--) {
        ring[at++] = coordinates[2 * vertex] as number;
        ring[at++] = coordinates[2 * vertex + 1] as number;
      }
    }
  }
  ring[at++] = ring[0] as number;
  ring[at] = ring[1] as number;
  return ring;
}

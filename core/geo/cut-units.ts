import { OUTSIDE, type Topology, type UnitIndex } from "../domain/layer.ts";
import type { Cut } from "../domain/split.ts";
import { arcLengthsKm } from "./arc-length.ts";
import { cutArcs } from "./cut-arcs.ts";
import { type Arrangement, cutArrangement } from "./cut-arrangement.ts";
import { partFaces } from "./part-faces.ts";
import { type UnitFaces, unitFaces } from "./unit-faces.ts";

/** What a cut did: units that it divided, ascending, with the number of their first part and how many parts they have. */
export type CutUnit = { readonly unit: UnitIndex; readonly firstPart: UnitIndex; readonly partCount: number };
export type CutTopology = { readonly topology: Topology; readonly cutUnits: readonly CutUnit[] };

/**
 * Divides units along a cut. Every border is stored once, as before: borders of the units are cut where the cut meets
 * them (at the nearest whole step, so that they move by half a step at most, and only there), and the cut itself
 * becomes the arcs between parts. The units keep their numbers and have no arcs any more; their parts are numbered
 * from `firstPart` on. A unit that the cut does not divide stays as it is, and arcs that change nothing keep their place.
 *
 * O(arcs) to copy the topology, and O(edges · log edges) of the units and of the cut near them.
 */
export function cutUnits(topology: Topology, units: readonly UnitIndex[], cut: Cut, firstPart: UnitIndex): CutTopology {
  const wanted = new Set(units.toSorted((p, q) => p - q));
  if (wanted.size === 0) return { topology, cutUnits: [] };
  const arrangement = cutArrangement(topology, wanted, cut);
  const parted = new Map<UnitIndex, PartedFaces>();
  const divided: CutUnit[] = [];
  let next = firstPart;
  for (const [unit, faces] of unitFaces(topology, wanted, arrangement)) {
    const { partOfFace, partCount } = partFaces(faces, arrangement, cut);
    if (partCount < 2) continue;
    parted.set(unit, { faces, partOfFace, firstPart: next });
    divided.push({ unit, firstPart: next, partCount });
    next += partCount;
  }
  if (divided.length === 0) return { topology, cutUnits: [] };
  return { topology: rebuilt(topology, arrangement, parted), cutUnits: divided };
}

type PartedFaces = { readonly faces: UnitFaces; readonly partOfFace: Int32Array; readonly firstPart: UnitIndex };

/** The part to the left of a half-edge, when `unit` is there and is divided; else the unit itself. */
function partLeftOf(
  unit: UnitIndex,
  half: number,
  parted: ReadonlyMap<UnitIndex, PartedFaces>,
  { graph }: Arrangement,
): UnitIndex {
  const found = parted.get(unit);
  if (found === undefined) return unit;
  const face = found.faces.faceOfCycle.get(graph.cycleOf[half] as number) ?? 0;
  return found.firstPart + (found.partOfFace[face] as number);
}

type NewArc = { left: UnitIndex; right: UnitIndex; readonly vertices: number[] };

function rebuilt(topology: Topology, arrangement: Arrangement, parted: ReadonlyMap<UnitIndex, PartedFaces>): Topology {
  const between = arcsBetweenParts(arrangement, parted);
  const { isReplaced, arcs } = piecesOfBorders(topology, arrangement, parted, between.isEnd);
  return joined(topology, isReplaced, arcs, between.topology);
}

/** The edges of the cut that have two parts on their hands, as arcs. `isEnd` has the vertices in which they may end. */
function arcsBetweenParts(
  arrangement: Arrangement,
  parted: ReadonlyMap<UnitIndex, PartedFaces>,
): { readonly topology: Topology; readonly isEnd: Uint8Array } {
  const { graph, isCut, firstSegment, halfEdgesOf } = arrangement;
  const { origin, cycleOf, vertexX, vertexY } = graph;
  const unitOfCycle = new Map<number, UnitIndex>();
  for (const [unit, { faces }] of parted) for (const cycle of faces.faceOfCycle.keys()) unitOfCycle.set(cycle, unit);

  const [from, to, left, right]: [number[], number[], number[], number[]] = [[], [], [], []];
  const isEnd = new Uint8Array(vertexX.length);
  for (let e = 0; e < isCut.length; e++) {
    const unit = isCut[e] === 1 ? unitOfCycle.get(cycleOf[2 * e] as number) : undefined;
    if (unit === undefined || !parted.get(unit)?.faces.faceOfCycle.has(cycleOf[2 * e + 1] as number)) continue;
    const leftPart = partLeftOf(unit, 2 * e, parted, arrangement);
    const rightPart = partLeftOf(unit, 2 * e + 1, parted, arrangement);
    if (leftPart === rightPart) continue;
    from.push(origin[2 * e] as number);
    to.push(origin[2 * e + 1] as number);
    left.push(leftPart);
    right.push(rightPart);
    isEnd[origin[2 * e] as number] = 1;
    isEnd[origin[2 * e + 1] as number] = 1;
  }
  const onBorder = new Uint8Array(vertexX.length);
  for (let s = 0; s < (firstSegment.at(-1) as number); s++) {
    for (const h of halfEdgesOf(s)) for (const end of [h, h ^ 1]) onBorder[origin[end] as number] = 1;
  }
  const edges = {
    count: from.length,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    overlaps: [],
  };
  return { topology: cutArcs(edges, Int32Array.from(vertexX), Int32Array.from(vertexY), onBorder), isEnd };
}

/** The arcs of the units' borders, cut where the units on their hands change and where the cut's own arcs end. */
function piecesOfBorders(
  { coordinates, arcOffsets, arcLeft, arcRight }: Topology,
  arrangement: Arrangement,
  parted: ReadonlyMap<UnitIndex, PartedFaces>,
  isEnd: Uint8Array,
): { readonly isReplaced: Uint8Array; readonly arcs: readonly NewArc[] } {
  const { graph, arcs, firstSegment, halfEdgesOf } = arrangement;
  const isReplaced = new Uint8Array(arcLeft.length);
  const pieces: NewArc[] = [];
  arcs.forEach((arc, i) => {
    const [left, right] = [arcLeft[arc] as number, arcRight[arc] as number];
    if (!parted.has(left) && !parted.has(right)) return;
    isReplaced[arc] = 1;
    let piece: NewArc | null = null;
    const first = arcOffsets[arc] as number;
    for (let s = firstSegment[i] as number; s < (firstSegment[i + 1] as number); s++) {
      const vertex = first + s - (firstSegment[i] as number);
      halfEdgesOf(s).forEach((h, at) => {
        const from = graph.origin[h] as number;
        const partLeft = left === OUTSIDE ? OUTSIDE : partLeftOf(left, h, parted, arrangement);
        const partRight = right === OUTSIDE ? OUTSIDE : partLeftOf(right, h ^ 1, parted, arrangement);
        const x = at === 0 ? (coordinates[2 * vertex] as number) : (graph.vertexX[from] as number);
        const y = at === 0 ? (coordinates[2 * vertex + 1] as number) : (graph.vertexY[from] as number);
        const isBreak = piece === null || isEnd[from] === 1 || piece.left !== partLeft || piece.right !== partRight;
        if (isBreak) {
          piece?.vertices.push(x, y);
          piece = { left: partLeft, right: partRight, vertices: [x, y] };
          pieces.push(piece);
        } else if (at === 0) piece?.vertices.push(x, y);
      });
    }
    const last = (arcOffsets[arc + 1] as number) - 1;
    pieces.at(-1)?.vertices.push(coordinates[2 * last] as number, coordinates[2 * last + 1] as number);
  });
  return { isReplaced, arcs: pieces };
}

/** The arcs that stay, in their order, then the pieces of borders, then the arcs between parts. */
function joined(topology: Topology, isReplaced: Uint8Array, pieces: readonly NewArc[], between: Topology): Topology {
  const { coordinates, arcOffsets, arcLeft, arcRight, arcLengthKm } = topology;
  const added = concatenated([
    ...pieces.map(turned),
    ...Array.from(between.arcLeft, (left, arc) => ({
      left,
      right: between.arcRight[arc] as number,
      vertices: [
        ...between.coordinates.subarray(
          2 * (between.arcOffsets[arc] as number),
          2 * (between.arcOffsets[arc + 1] as number),
        ),
      ],
    })),
  ]);
  let stayVertices = 0;
  let stayArcs = 0;
  for (let arc = 0; arc < arcLeft.length; arc++) {
    if (isReplaced[arc] === 1) continue;
    stayArcs++;
    stayVertices += (arcOffsets[arc + 1] as number) - (arcOffsets[arc] as number);
  }
  const count = stayArcs + added.arcLeft.length;
  const next = {
    coordinates: new Int32Array(2 * stayVertices + added.coordinates.length),
    arcOffsets: new Int32Array(count + 1),
    arcLeft: new Int32Array(count),
    arcRight: new Int32Array(count),
    arcLengthKm: new Float64Array(count),
  };
  let at = 0;
  const put = (from: Topology, arc: number, lengthKm: number): void => {
    const [first, end] = [from.arcOffsets[arc] as number, from.arcOffsets[arc + 1] as number];
    const start = next.arcOffsets[at] as number;
    next.coordinates.set(from.coordinates.subarray(2 * first, 2 * end), 2 * start);
    next.arcOffsets[at + 1] = start + end - first;
    next.arcLeft[at] = from.arcLeft[arc] as number;
    next.arcRight[at] = from.arcRight[arc] as number;
    next.arcLengthKm[at] = lengthKm;
    at++;
  };
  for (let arc = 0; arc < arcLeft.length; arc++) {
    if (isReplaced[arc] === 0)
      put({ coordinates, arcOffsets, arcLeft, arcRight, arcLengthKm }, arc, arcLengthKm[arc] as number);
  }
  added.arcLengthKm.forEach((lengthKm, arc) => put(added, arc, lengthKm));
  return next;
}

/** The lower unit is on the right of every arc. */
function turned({ left, right, vertices }: NewArc): NewArc {
  if (left > right) return { left, right, vertices };
  const back: number[] = [];
  for (let i = vertices.length - 2; i >= 0; i -= 2) back.push(vertices[i] as number, vertices[i + 1] as number);
  return { left: right, right: left, vertices: back };
}

function concatenated(arcs: readonly NewArc[]): Topology {
  const arcOffsets = new Int32Array(arcs.length + 1);
  arcs.forEach(({ vertices }, arc) => {
    arcOffsets[arc + 1] = (arcOffsets[arc] as number) + vertices.length / 2;
  });
  const coordinates = new Int32Array(2 * (arcOffsets[arcs.length] as number));
  arcs.forEach(({ vertices }, arc) => coordinates.set(vertices, 2 * (arcOffsets[arc] as number)));
  return {
    coordinates,
    arcOffsets,
    arcLeft: Int32Array.from(arcs, ({ left }) => left),
    arcRight: Int32Array.from(arcs, ({ right }) => right),
    arcLengthKm: arcLengthsKm(coordinates, arcOffsets),
  };
}

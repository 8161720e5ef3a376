import type { Cut } from "../domain/split.ts";
import type { Arrangement } from "./cut-arrangement.ts";
import { interiorPoint } from "./interior-point.ts";
import { ringHolds } from "./polygons-of-rings.ts";
import type { UnitFace, UnitFaces } from "./unit-faces.ts";

/** A face smaller than this share of its unit is nobody's wish: it stays with its neighbour across the cut. */
const SLIVER_SHARE = 0.0005;

/** Which part each face of a unit goes to, numbered from 0; `partCount` is 1 where the cut divides nothing. */
export type PartFaces = { readonly partOfFace: Int32Array; readonly partCount: number };

/**
 * Gathers the faces of a unit into parts. A cut along an area leaves two: what is inside, and what is outside. A line
 * leaves its pieces, from west to east; pieces that it does not touch (islands) go with the nearest one.
 */
export function partFaces({ faces, faceOfCycle }: UnitFaces, arrangement: Arrangement, cut: Cut): PartFaces {
  const whole = { partOfFace: new Int32Array(faces.length), partCount: 1 };
  if (faces.length < 2) return whole;
  const beside = neighboursAcrossCut(faceOfCycle, arrangement);
  const labels = cut.kind === "area" ? sidesOfArea(faces, cut) : piecesOfLine(faces, beside);
  absorbSlivers(faces, beside, labels);
  return numbered(faces, labels, cut.kind);
}

/** Faces that meet along the cut, with the length of their common edge in steps. */
type Beside = { readonly a: number; readonly b: number; readonly length: number };

function neighboursAcrossCut(
  faceOfCycle: ReadonlyMap<number, number>,
  { graph: { cycleOf, origin, vertexX, vertexY }, isCut }: Arrangement,
): readonly Beside[] {
  const lengths = new Map<string, Beside>();
  for (let e = 0; e < isCut.length; e++) {
    if (isCut[e] === 0) continue;
    const a = faceOfCycle.get(cycleOf[2 * e] as number);
    const b = faceOfCycle.get(cycleOf[2 * e + 1] as number);
    if (a === undefined || b === undefined || a === b) continue;
    const [from, to] = [origin[2 * e] as number, origin[2 * e + 1] as number];
    const length = Math.hypot(
      (vertexX[to] as number) - (vertexX[from] as number),
      (vertexY[to] as number) - (vertexY[from] as number),
    );
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    lengths.set(key, { a, b, length: length + (lengths.get(key)?.length ?? 0) });
  }
  return [...lengths.values()];
}

/** Labels of the sides of an area; pieces of a line are labelled by their face, from 0. */
const INSIDE = -2;
const OUTSIDE_AREA = -1;

function sidesOfArea(faces: readonly UnitFace[], { paths }: Cut): Int32Array {
  const rings = paths.map((path) => Int32Array.from(path));
  return Int32Array.from(faces, ({ rings: outline }) => {
    const place = interiorPoint([outline]);
    if (place === null) return OUTSIDE_AREA;
    const isInside = rings.reduce((inside, ring) => inside !== ringHolds(ring, place.x, place.y), false);
    return isInside ? INSIDE : OUTSIDE_AREA;
  });
}

/** Every face that the line borders is a piece of its own; the others take the label of the nearest of those. */
function piecesOfLine(faces: readonly UnitFace[], beside: readonly Beside[]): Int32Array {
  const touched = new Set(beside.flatMap(({ a, b }) => [a, b]));
  return Int32Array.from(faces, (face, i) => {
    if (touched.has(i) || touched.size === 0) return touched.size === 0 ? 0 : i;
    let best = i;
    let bestSquare = Infinity;
    for (const other of touched) {
      const square = squareFromCorner(face, faces[other] as UnitFace);
      if (square >= bestSquare) continue;
      bestSquare = square;
      best = other;
    }
    return best;
  });
}

/** From the first place of one outline to the nearest vertex of the other. */
function squareFromCorner({ rings }: UnitFace, other: UnitFace): number {
  const [x, y] = [rings[0]?.[0] as number, rings[0]?.[1] as number];
  const ring = other.rings[0] as Int32Array;
  let best = Infinity;
  for (let i = 0; i < ring.length; i += 2) {
    best = Math.min(best, ((ring[i] as number) - x) ** 2 + ((ring[i + 1] as number) - y) ** 2);
  }
  return best;
}

/** Smallest first, a sliver takes the label of the face with which it has most of the cut in common. */
function absorbSlivers(faces: readonly UnitFace[], beside: readonly Beside[], labels: Int32Array): void {
  const limit = SLIVER_SHARE * faces.reduce((sum, { area }) => sum + area, 0);
  const slivers = faces
    .map(({ area }, face) => ({ area, face }))
    .filter(({ area }) => area < limit)
    .sort((p, q) => p.area - q.area);
  for (const { face } of slivers) {
    let longest: Beside | null = null;
    for (const pair of beside) {
      if ((pair.a === face || pair.b === face) && pair.length > (longest?.length ?? 0)) longest = pair;
    }
    if (longest === null) continue;
    const after = labels[longest.a === face ? longest.b : longest.a] as number;
    // Pieces of a line that have joined this one go with it.
    labels.forEach((label, i) => {
      if (i === face || label === face) labels[i] = after;
    });
  }
}

function numbered(faces: readonly UnitFace[], labels: Int32Array, kind: Cut["kind"]): PartFaces {
  const westOf = new Map<number, number>();
  labels.forEach((label, face) => {
    const ring = faces[face]?.rings[0] ?? new Int32Array();
    let west = westOf.get(label) ?? Infinity;
    for (let i = 0; i < ring.length; i += 2) west = Math.min(west, ring[i] as number);
    westOf.set(label, west);
  });
  const order = [...westOf]
    .sort(([p, westP], [q, westQ]) => (kind === "line" ? westP - westQ : 0) || p - q)
    .map(([label]) => label);
  return { partOfFace: labels.map((label) => order.indexOf(label)), partCount: order.length };
}

import { OUTSIDE, type Topology, type UnitIndex } from "../domain/layer.ts";
import type { Arrangement } from "./cut-arrangement.ts";
import type { PlanarGraph } from "./planar-faces.ts";
import { ringDoubleArea, ringHolds } from "./polygons-of-rings.ts";

/** One face of a unit after cutting. Areas are planar, in square steps. */
export type UnitFace = {
  /** The outer border first, then the holes; closed rings in steps. */
  readonly rings: readonly Int32Array[];
  readonly area: number;
};

/** The faces of one unit, and for each cycle on its land the face that it bounds. */
export type UnitFaces = { readonly faces: readonly UnitFace[]; readonly faceOfCycle: ReadonlyMap<number, number> };

/**
 * The faces that the cut leaves of each unit. What lies inside a unit is what can be reached from its own border
 * without crossing it again, and rings of the cut that lie wholly inside. O(edges), plus holes × faces.
 */
export function unitFaces(
  topology: Topology,
  units: ReadonlySet<UnitIndex>,
  arrangement: Arrangement,
): ReadonlyMap<UnitIndex, UnitFaces> {
  const { graph } = arrangement;
  const borders = borderHalfEdges(topology, units, arrangement);
  const first = new Int32Array(graph.cycleCount);
  for (let h = graph.origin.length - 1; h >= 0; h--) first[graph.cycleOf[h] as number] = h;
  const loose = looseCycles(graph, borders);
  return new Map(
    [...borders].map(([unit, border]) => {
      const inside = cyclesInside(graph, first, border);
      if (loose.size > 0) addLoose(graph, first, loose, border, inside);
      return [unit, facesOf(graph, first, inside)];
    }),
  );
}

/** The half-edges of each unit's border, with the unit on the left. */
function borderHalfEdges(
  { arcLeft, arcRight }: Topology,
  units: ReadonlySet<UnitIndex>,
  { arcs, firstSegment, halfEdgesOf }: Arrangement,
): ReadonlyMap<UnitIndex, readonly number[]> {
  const borders = new Map<UnitIndex, number[]>([...units].map((unit) => [unit, []]));
  arcs.forEach((arc, i) => {
    const left = borders.get(arcLeft[arc] ?? OUTSIDE);
    const right = borders.get(arcRight[arc] ?? OUTSIDE);
    for (let s = firstSegment[i] as number; s < (firstSegment[i + 1] as number); s++) {
      for (const h of halfEdgesOf(s)) {
        left?.push(h);
        right?.push(h ^ 1);
      }
    }
  });
  return borders;
}

/** From the border inward, over every edge that is not the border itself. */
function cyclesInside(graph: PlanarGraph, first: Int32Array, border: readonly number[]): Set<number> {
  const isBorder = new Set(border.map((h) => h >> 1));
  const inside = new Set(border.map((h) => graph.cycleOf[h] as number));
  for (const cycle of inside) {
    const start = first[cycle] as number;
    let h = start;
    do {
      // A set that grows while it is walked is walked to its end.
      if (!isBorder.has(h >> 1)) inside.add(graph.cycleOf[h ^ 1] as number);
      h = graph.next[h] as number;
    } while (h !== start);
  }
  return inside;
}

/** Cycles of parts of the cut that touch no border, by a vertex of theirs: rings and lines in the midst of a unit. */
function looseCycles(
  graph: PlanarGraph,
  borders: ReadonlyMap<UnitIndex, readonly number[]>,
): ReadonlyMap<number, readonly number[]> {
  const group = Int32Array.from(graph.vertexX, (_, v) => v);
  const find = (v: number): number => {
    let root = v;
    while (group[root] !== root) root = group[root] as number;
    while (group[v] !== root) {
      const next = group[v] as number;
      group[v] = root;
      v = next;
    }
    return root;
  };
  for (let h = 0; h < graph.origin.length; h += 2) {
    group[find(graph.origin[h] as number)] = find(graph.origin[h + 1] as number);
  }
  const bound = new Set<number>();
  for (const border of borders.values()) for (const h of border) bound.add(find(graph.origin[h] as number));
  const loose = new Map<number, number[]>();
  for (let h = 0; h < graph.origin.length; h++) {
    const root = find(graph.origin[h] as number);
    if (bound.has(root)) continue;
    const cycles = loose.get(root) ?? [];
    loose.set(root, cycles);
    const cycle = graph.cycleOf[h] as number;
    if (!cycles.includes(cycle)) cycles.push(cycle);
  }
  return loose;
}

function addLoose(
  { vertexX, vertexY, origin }: PlanarGraph,
  first: Int32Array,
  loose: ReadonlyMap<number, readonly number[]>,
  border: readonly number[],
  inside: Set<number>,
): void {
  for (const cycles of loose.values()) {
    const vertex = origin[first[cycles[0] as number] as number] as number;
    const x = vertexX[vertex] as number;
    const y = vertexY[vertex] as number;
    let holds = false;
    for (const h of border) {
      const fromX = vertexX[origin[h] as number] as number;
      const fromY = vertexY[origin[h] as number] as number;
      const toX = vertexX[origin[h ^ 1] as number] as number;
      const toY = vertexY[origin[h ^ 1] as number] as number;
      if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) holds = !holds;
    }
    if (holds) for (const cycle of cycles) inside.add(cycle);
  }
}

function facesOf(graph: PlanarGraph, first: Int32Array, inside: ReadonlySet<number>): UnitFaces {
  const shells: { cycle: number; rings: Int32Array[]; area: number }[] = [];
  const holes: { cycle: number; ring: Int32Array; area: number }[] = [];
  for (const cycle of inside) {
    const ring = cycleRing(graph, first[cycle] as number);
    const area = ringDoubleArea(ring) / 2;
    if (area > 0) shells.push({ cycle, rings: [ring], area });
    else holes.push({ cycle, ring, area });
  }
  // Smallest first, so that a hole goes to the innermost shell around it.
  shells.sort((p, q) => p.area - q.area || p.cycle - q.cycle);
  const faceOfCycle = new Map(shells.map(({ cycle }, face) => [cycle, face]));
  for (const { cycle, ring, area } of holes) {
    const [x, y] = [ring[0] as number, ring[1] as number];
    const around =
      shells.length === 1
        ? 0
        : shells.findIndex(
            ({ rings, area: shellArea }) => shellArea > -area && ringHolds(rings[0] as Int32Array, x, y),
          );
    const shell = shells[around];
    if (shell === undefined) continue;
    faceOfCycle.set(cycle, around);
    // Lines that end in the midst of a face have no land in them.
    if (area < 0) shell.rings.push(ring);
    shell.area += area;
  }
  return { faces: shells, faceOfCycle };
}

/** The vertices of the cycle that begins with a half-edge, closed. */
function cycleRing({ vertexX, vertexY, origin, next }: PlanarGraph, start: number): Int32Array {
  const ring: number[] = [];
  let h = start;
  do {
    ring.push(vertexX[origin[h] as number] as number, vertexY[origin[h] as number] as number);
    h = next[h] as number;
  } while (h !== start);
  ring.push(ring[0] as number, ring[1] as number);
  return Int32Array.from(ring);
}

import type { Topology, UnitIndex } from "../domain/layer.ts";
import type { Cut } from "../domain/split.ts";
import { type PlanarGraph, planarGraph } from "./planar-faces.ts";
import { type Noded, type Segments, snapRound } from "./snap-round.ts";

/**
 * The borders of some units and a cut, noded together: they meet only in ends, and every crossing is a whole step.
 * A half-edge has its cycle on its left hand.
 */
export type Arrangement = {
  readonly graph: PlanarGraph;
  /** Arcs that border any of the units, ascending. */
  readonly arcs: Int32Array;
  /** Segment of the first edge of each of `arcs`; the edges of an arc follow each other. Its last entry is their count. */
  readonly firstSegment: Int32Array;
  /** The half-edges that a segment runs along, from its first end to its last. */
  readonly halfEdgesOf: (segment: number) => readonly number[];
  /** 1 for edges that only the cut has. */
  readonly isCut: Uint8Array;
};

/** Nodes the borders of `units` with the parts of the cut that come near them. O(edges · log edges + cut · units). */
export function cutArrangement(topology: Topology, units: ReadonlySet<UnitIndex>, cut: Cut): Arrangement {
  const { coordinates, arcOffsets, arcLeft, arcRight } = topology;
  const arcs: number[] = [];
  const firstSegment: number[] = [];
  const lines = new LineList();
  for (let arc = 0; arc < arcLeft.length; arc++) {
    if (!units.has(arcLeft[arc] as number) && !units.has(arcRight[arc] as number)) continue;
    arcs.push(arc);
    firstSegment.push(lines.count);
    lines.addPath(coordinates, arcOffsets[arc] as number, arcOffsets[arc + 1] as number);
  }
  const borderCount = lines.count;
  firstSegment.push(borderCount);

  const [minX, minY, maxX, maxY] = lines.box();
  for (const path of cut.paths) {
    for (let i = 0; i + 3 < path.length; i += 2) {
      const [ax, ay, bx, by] = [path[i], path[i + 1], path[i + 2], path[i + 3]] as [number, number, number, number];
      if ((ax === bx && ay === by) || Math.max(ax, bx) < minX || Math.min(ax, bx) > maxX) continue;
      if (Math.max(ay, by) >= minY && Math.min(ay, by) <= maxY) lines.add(ax, ay, bx, by);
    }
  }
  const noded = snapRound(lines.segments());
  const graph = planarGraph(noded);
  return {
    graph,
    arcs: Int32Array.from(arcs),
    firstSegment: Int32Array.from(firstSegment),
    halfEdgesOf: halfEdgeFinder(graph, noded, lines.count),
    isCut:
      graph.sourceOf.length === 0 ? new Uint8Array() : Uint8Array.from(graph.sourceOf, (s) => Number(s >= borderCount)),
  };
}

class LineList {
  readonly #numbers: number[] = [];
  get count(): number {
    return this.#numbers.length / 4;
  }
  add(ax: number, ay: number, bx: number, by: number): void {
    this.#numbers.push(ax, ay, bx, by);
  }
  addPath(coordinates: Int32Array, first: number, end: number): void {
    for (let v = first; v + 1 < end; v++) {
      this.add(
        coordinates[2 * v] as number,
        coordinates[2 * v + 1] as number,
        coordinates[2 * v + 2] as number,
        coordinates[2 * v + 3] as number,
      );
    }
  }
  box(): [number, number, number, number] {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < this.#numbers.length; i += 2) {
      minX = Math.min(minX, this.#numbers[i] as number);
      maxX = Math.max(maxX, this.#numbers[i] as number);
      minY = Math.min(minY, this.#numbers[i + 1] as number);
      maxY = Math.max(maxY, this.#numbers[i + 1] as number);
    }
    return [minX, minY, maxX, maxY];
  }
  segments(): Segments {
    const column = (k: number): Float64Array =>
      Float64Array.from({ length: this.count }, (_, s) => this.#numbers[4 * s + k] as number);
    return { ax: column(0), ay: column(1), bx: column(2), by: column(3) };
  }
}

function halfEdgeFinder(
  graph: PlanarGraph,
  { from, to, source }: Noded,
  segmentCount: number,
): (s: number) => number[] {
  const vertexCount = graph.vertexX.length;
  const byEnds = new Map<number, number>();
  for (let h = 0; h < graph.origin.length; h++) {
    byEnds.set((graph.origin[h] as number) * vertexCount + (graph.origin[h ^ 1] as number), h);
  }
  const offsets = new Int32Array(segmentCount + 1);
  for (const s of source) offsets[s + 1] = (offsets[s + 1] as number) + 1;
  for (let s = 0; s < segmentCount; s++) offsets[s + 1] = (offsets[s + 1] as number) + (offsets[s] as number);
  // Pieces are listed segment by segment, each from its first end to its last.
  return (segment) => {
    const halves: number[] = [];
    for (let i = offsets[segment] as number; i < (offsets[segment + 1] as number); i++) {
      halves.push(byEnds.get((from[i] as number) * vertexCount + (to[i] as number)) as number);
    }
    return halves;
  };
}

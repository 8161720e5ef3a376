import { known } from "../../core/domain/invariant.ts";
import type { PlanarGraph } from "../../core/geo/planar-faces.ts";
import { isInside } from "./county-index.ts";
import { cycleAreas, cycleRing, edgeLength, firstHalfEdges, NONE } from "./cycle-labels.ts";
import type { ZipSite } from "./zip-sites.ts";

/**
 * Gives the pieces of a cell that the county's shape cuts off from its point to their neighbours within the county:
 * to the one with the longest common border. An island without a point goes as a whole to the ZIP that has most of it.
 * Changes `siteOfCycle`.
 */
export function joinFragments(
  graph: PlanarGraph,
  countyOfCycle: Int32Array,
  siteOfCycle: Int32Array,
  sites: readonly ZipSite[],
): void {
  const areas = cycleAreas(graph);
  const firsts = firstHalfEdges(graph);
  const facesOf: number[][] = sites.map(() => []);
  const holes: number[] = [];
  for (let cycle = 0; cycle < graph.cycleCount; cycle++) {
    const site = known(siteOfCycle[cycle]);
    if (site === NONE || known(sites[site]).county !== countyOfCycle[cycle]) continue;
    if (known(areas[cycle]) > 0) known(facesOf[site]).push(cycle);
    else holes.push(cycle);
  }
  const containing = (faces: readonly number[], x: number, y: number): number | undefined =>
    faces.find((face) => isInside([cycleRing(graph, known(firsts[face]))], x, y));

  // The face around each hole, as long as the labels still say in which cell it lies.
  const faceOfHole = holes.map((hole) => {
    const faces = known(facesOf[known(siteOfCycle[hole])]);
    const vertex = known(graph.origin[known(firsts[hole])]);
    return faces.length === 1
      ? faces[0]
      : containing(faces, known(graph.vertexX[vertex]), known(graph.vertexY[vertex]));
  });

  const isSettled = new Uint8Array(graph.cycleCount);
  const loose: number[] = [];
  facesOf.forEach((faces, i) => {
    const site = known(sites[i]);
    const largest = faces.toSorted((a, b) => known(areas[b]) - known(areas[a]))[0];
    const main = faces.length > 1 ? (containing(faces, site.x, site.y) ?? largest) : faces[0];
    for (const face of faces) {
      if (face === main) isSettled[face] = 1;
      else loose.push(face);
    }
  });

  const neighboursOf = (face: number): Map<number, number> => {
    const lengths = new Map<number, number>();
    let h = known(firsts[face]);
    do {
      const other = known(graph.cycleOf[h ^ 1]);
      if (countyOfCycle[other] === countyOfCycle[face] && other !== face) {
        lengths.set(other, (lengths.get(other) ?? 0) + edgeLength(graph, h));
      }
      h = known(graph.next[h]);
    } while (h !== firsts[face]);
    return lengths;
  };
  settleByNeighbours(loose, isSettled, siteOfCycle, neighboursOf);
  settleIslands(loose, isSettled, siteOfCycle, areas, neighboursOf);
  holes.forEach((hole, i) => {
    const face = faceOfHole[i];
    if (face !== undefined) siteOfCycle[hole] = known(siteOfCycle[face]);
  });
}

type NeighboursOf = (face: number) => Map<number, number>;

function settleByNeighbours(
  loose: readonly number[],
  isSettled: Uint8Array,
  siteOfCycle: Int32Array,
  neighboursOf: NeighboursOf,
): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const face of loose) {
      if (isSettled[face]) continue;
      let longest = 0;
      for (const [other, length] of neighboursOf(face)) {
        if (!isSettled[other] || length <= longest) continue;
        longest = length;
        siteOfCycle[face] = known(siteOfCycle[other]);
      }
      if (longest === 0) continue;
      isSettled[face] = 1;
      changed = true;
    }
  }
}

function settleIslands(
  loose: readonly number[],
  isSettled: Uint8Array,
  siteOfCycle: Int32Array,
  areas: Float64Array,
  neighboursOf: NeighboursOf,
): void {
  for (const start of loose) {
    if (isSettled[start]) continue;
    const island = [start];
    isSettled[start] = 1;
    for (const face of island) {
      for (const other of neighboursOf(face).keys()) {
        if (isSettled[other] || known(areas[other]) <= 0) continue;
        isSettled[other] = 1;
        island.push(other);
      }
    }
    const areaOfSite = new Map<number, number>();
    for (const face of island) {
      const site = known(siteOfCycle[face]);
      areaOfSite.set(site, (areaOfSite.get(site) ?? 0) + known(areas[face]));
    }
    const [winner] = known([...areaOfSite].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]);
    for (const face of island) siteOfCycle[face] = winner;
  }
}

import { known } from "../../core/domain/invariant.ts";
import type { PlanarGraph } from "../../core/geo/planar-faces.ts";
import { lngScale } from "./county-index.ts";

/** Label of a cycle that lies outside of everything. */
export const NONE = -1;

/** Length of a half-edge in steps of latitude. */
export const edgeLength = ({ vertexX, vertexY, origin }: PlanarGraph, h: number): number => {
  const a = known(origin[h]);
  const b = known(origin[h ^ 1]);
  const dx = (known(vertexX[b]) - known(vertexX[a])) * lngScale(known(vertexY[a]));
  const dy = known(vertexY[b]) - known(vertexY[a]);
  return Math.sqrt(dx * dx + dy * dy);
};

/** In a column of side labels: this side says nothing about what lies there. */
export const SILENT = -2;

/**
 * Gives each cycle the label that the greatest length of its border has; NONE where all of it is silent. Where the
 * source's own borders cross, or rounding has turned a sliver over, its sides contradict each other: the longer one
 * is right.
 *
 * @param left Label on the left hand of each input segment; `right` on the right.
 */
export function voteByLength(graph: PlanarGraph, left: Int32Array, right: Int32Array): Int32Array {
  const votes: Map<number, number>[] = Array.from({ length: graph.cycleCount }, () => new Map());
  for (let h = 0; h < graph.origin.length; h++) {
    const label = known(((h & 1) === 0 ? left : right)[known(graph.sourceOf[h >> 1])]);
    if (label === SILENT) continue;
    const cycleVotes = known(votes[known(graph.cycleOf[h])]);
    cycleVotes.set(label, (cycleVotes.get(label) ?? 0) + edgeLength(graph, h));
  }
  return Int32Array.from(votes, (cycleVotes) => {
    let winner = NONE;
    let most = -1;
    for (const [label, length] of cycleVotes) {
      if (length > most || (length === most && label < winner)) {
        winner = label;
        most = length;
      }
    }
    return winner;
  });
}

/** Signed area of each cycle in square steps of latitude: positive for an outer border, negative round a hole. */
export function cycleAreas({ vertexX, vertexY, origin, cycleOf, cycleCount }: PlanarGraph): Float64Array {
  const areas = new Float64Array(cycleCount);
  const anchor = new Int32Array(cycleCount).fill(NONE);
  for (let h = 0; h < origin.length; h++) {
    const cycle = known(cycleOf[h]);
    const a = known(origin[h]);
    const b = known(origin[h ^ 1]);
    if (anchor[cycle] === NONE) anchor[cycle] = a;
    const x0 = known(vertexX[known(anchor[cycle])]);
    const y0 = known(vertexY[known(anchor[cycle])]);
    const twice =
      (known(vertexX[a]) - x0) * (known(vertexY[b]) - y0) - (known(vertexX[b]) - x0) * (known(vertexY[a]) - y0);
    areas[cycle] = known(areas[cycle]) + (twice / 2) * lngScale(y0);
  }
  return areas;
}

/** One half-edge of each cycle: its first. */
export function firstHalfEdges({ origin, cycleOf, cycleCount }: PlanarGraph): Int32Array {
  const first = new Int32Array(cycleCount);
  for (let h = origin.length - 1; h >= 0; h--) first[known(cycleOf[h])] = h;
  return first;
}

/** The vertices of the cycle that begins with a half-edge, closed. */
export function cycleRing({ vertexX, vertexY, origin, next }: PlanarGraph, first: number): Float64Array {
  const ring: number[] = [];
  let h = first;
  do {
    ring.push(known(vertexX[known(origin[h])]), known(vertexY[known(origin[h])]));
    h = known(next[h]);
  } while (h !== first);
  ring.push(known(ring[0]), known(ring[1]));
  return Float64Array.from(ring);
}

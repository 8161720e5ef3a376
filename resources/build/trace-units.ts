import { known } from "../../core/domain/invariant.ts";
import type { PlanarGraph } from "../../core/geo/planar-faces.ts";
import { type Ring, signedArea } from "./atlas.ts";
import { isInside } from "./county-index.ts";
import { NONE } from "./cycle-labels.ts";

/**
 * The polygons of every unit (outer ring first, then holes) from the unit of every cycle. Borders inside of a unit
 * vanish; those that remain keep all vertices of the graph, so that neighbours share them exactly. O(half-edges).
 */
export function traceUnits(graph: PlanarGraph, unitOfCycle: Int32Array, unitCount: number): Ring[][][] {
  const { origin, cycleOf, spokeOffsets, spokes, spokeOf, vertexX, vertexY } = graph;
  const unitLeft = (h: number): number => known(unitOfCycle[known(cycleOf[h])]);
  const isBorder = (h: number): boolean => unitLeft(h) !== NONE && unitLeft(h) !== unitLeft(h ^ 1);

  const following = (h: number): number => {
    const unit = unitLeft(h);
    const vertex = known(origin[h ^ 1]);
    const first = known(spokeOffsets[vertex]);
    const end = known(spokeOffsets[vertex + 1]);
    let at = known(spokeOf[h ^ 1]);
    for (;;) {
      at = at === first ? end - 1 : at - 1;
      const spoke = known(spokes[at]);
      if (unitLeft(spoke) === unit && isBorder(spoke)) return spoke;
    }
  };

  const rings: Ring[][] = Array.from({ length: unitCount }, () => []);
  const isDone = new Uint8Array(origin.length);
  for (let start = 0; start < origin.length; start++) {
    if (isDone[start] || !isBorder(start)) continue;
    const ring: number[] = [];
    let h = start;
    while (!isDone[h]) {
      isDone[h] = 1;
      ring.push(known(vertexX[known(origin[h])]), known(vertexY[known(origin[h])]));
      h = following(h);
    }
    ring.push(known(ring[0]), known(ring[1]));
    known(rings[unitLeft(start)]).push(Float64Array.from(ring));
  }
  return rings.map(polygonsOf);
}

function polygonsOf(rings: readonly Ring[]): Ring[][] {
  const outers = rings.filter((ring) => signedArea(ring) > 0);
  const polygons = outers.map((ring) => [ring]);
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    // A hole may touch its outer ring in a vertex, so the middle of its first edge decides.
    const x = (known(hole[0]) + known(hole[2])) / 2;
    const y = (known(hole[1]) + known(hole[3])) / 2;
    const around = outers.length === 1 ? 0 : outers.findIndex((outer) => isInside([outer], x, y));
    known(polygons[around], "polygon around a hole").push(hole);
  }
  return polygons;
}

import { Delaunay } from "d3-delaunay";
import type { Ring } from "./atlas.ts";
import { type Box, boxOf, isInside, lngScale } from "./county-index.ts";
import type { ZipSite } from "./zip-sites.ts";

/** A straight piece of the border between two ZIP areas, inside their county; ends in whole steps. */
export type VoronoiEdge = {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  /** Position in `sites` of the area on the left hand and on the right, walking from a to b. */
  readonly left: number;
  readonly right: number;
};

/** How far out, in widths of the county, four helper points stand that make every border between two ZIPs end. */
const HELPER_WIDTHS = 40;

/**
 * The Voronoi diagram of a county's ZIP points, cut to the county. Distances are taken on the county's own scale of
 * longitude, so that cells are true on the ground.
 *
 * @param members Positions of the county's sites in `sites`.
 * Ends that lie on the county's border are rounded to steps, hence up to half a step off it: snap rounding joins them.
 */
export function voronoiEdges(
  sites: readonly ZipSite[],
  members: readonly number[],
  rings: readonly Ring[],
): VoronoiEdge[] {
  if (members.length < 2) return [];
  const box = boxOf(rings);
  const centreX = Math.round((box.minX + box.maxX) / 2);
  const centreY = Math.round((box.minY + box.maxY) / 2);
  const scale = lngScale(centreY);
  const reach = HELPER_WIDTHS * Math.max((box.maxX - box.minX) * scale, box.maxY - box.minY);
  const places = members.flatMap((member) => {
    const site = sites[member] as ZipSite;
    return [(site.x - centreX) * scale, site.y - centreY];
  });
  places.push(-reach, -reach, reach, -reach, reach, reach, -reach, reach);

  const delaunay = new Delaunay(Float64Array.from(places));
  const { circumcenters } = delaunay.voronoi([-reach, -reach, reach, reach]);
  const { triangles, halfedges } = delaunay;
  const edges: VoronoiEdge[] = [];
  for (let e = 0; e < halfedges.length; e++) {
    const twin = halfedges[e] as number;
    if (twin < e) continue;
    const p = triangles[e] as number;
    const q = triangles[e % 3 === 2 ? e - 2 : e + 1] as number;
    if (p >= members.length || q >= members.length) continue;

    const from = Math.floor(e / 3);
    const to = Math.floor(twin / 3);
    const ax = (circumcenters[2 * from] as number) / scale + centreX;
    const ay = (circumcenters[2 * from + 1] as number) + centreY;
    const bx = (circumcenters[2 * to] as number) / scale + centreX;
    const by = (circumcenters[2 * to + 1] as number) + centreY;
    const towardsP =
      (bx - ax) * ((places[2 * p + 1] as number) - (places[2 * q + 1] as number)) -
      ((by - ay) * ((places[2 * p] as number) - (places[2 * q] as number))) / scale;
    const left = members[towardsP > 0 ? p : q] as number;
    const right = members[towardsP > 0 ? q : p] as number;
    for (const [t0, t1] of stretchesInside(ax, ay, bx, by, rings, box)) {
      const edge = {
        ax: Math.round(ax + t0 * (bx - ax)),
        ay: Math.round(ay + t0 * (by - ay)),
        bx: Math.round(ax + t1 * (bx - ax)),
        by: Math.round(ay + t1 * (by - ay)),
        left,
        right,
      };
      if (edge.ax !== edge.bx || edge.ay !== edge.by) edges.push(edge);
    }
  }
  return edges;
}

/** The parts of the segment a–b that lie inside of the rings, as pairs of fractions of its length. */
function stretchesInside(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  rings: readonly Ring[],
  box: Box,
): [number, number][] {
  if (Math.max(ax, bx) < box.minX || Math.min(ax, bx) > box.maxX) return [];
  if (Math.max(ay, by) < box.minY || Math.min(ay, by) > box.maxY) return [];
  const cuts = [0, 1];
  const dx = bx - ax;
  const dy = by - ay;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const px = (ring[i] as number) - ax;
      const py = (ring[i + 1] as number) - ay;
      const ex = (ring[i + 2] as number) - ax - px;
      const ey = (ring[i + 3] as number) - ay - py;
      const sideP = dx * py - dy * px;
      const sideQ = dx * (py + ey) - dy * (px + ex);
      if (sideP > 0 === sideQ > 0) continue;
      const cut = (px * ey - py * ex) / (dx * ey - dy * ex);
      if (cut > 0 && cut < 1) cuts.push(cut);
    }
  }
  cuts.sort((s, t) => s - t);
  const stretches: [number, number][] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const t0 = cuts[i] as number;
    const t1 = cuts[i + 1] as number;
    const middle = (t0 + t1) / 2;
    if (t1 > t0 && isInside(rings, ax + middle * dx, ay + middle * dy)) stretches.push([t0, t1]);
  }
  return stretches;
}

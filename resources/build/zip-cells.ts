import { known } from "../../core/domain/invariant.ts";
import { type PlanarGraph, planarGraph } from "../../core/geo/planar-faces.ts";
import { snapRound } from "../../core/geo/snap-round.ts";
import type { Atlas } from "./atlas.ts";
import { countyBorders } from "./county-borders.ts";
import { type CountyIndex, lngScale } from "./county-index.ts";
import { firstHalfEdges, NONE, voteByLength } from "./cycle-labels.ts";
import { joinFragments } from "./join-fragments.ts";
import { voronoiEdges } from "./voronoi-edges.ts";
import type { ZipSite } from "./zip-sites.ts";

/** The ZIP areas: a planar graph, and for every cycle of it the site whose area is on its left, or −1 outside. */
export type ZipCells = { readonly graph: PlanarGraph; readonly siteOfCycle: Int32Array };

/**
 * Divides every county among its ZIP points: the Voronoi cells of the points, cut to the county.
 *
 * A piece of a cell that the county's shape cuts off from its point goes to the neighbouring cell of the same county
 * with the longest common border, and an island without a point goes as a whole to the ZIP that has most of it. A
 * county without any point goes to the nearest ZIP among its neighbours.
 */
export function buildZipCells(atlas: Atlas, counties: CountyIndex, sites: readonly ZipSite[]): ZipCells {
  const members: number[][] = atlas.counties.map(() => []);
  sites.forEach((site, i) => {
    known(members[site.county]).push(i);
  });
  const borders = countyBorders(atlas);
  members.forEach((countyMembers, county) => {
    for (const edge of voronoiEdges(sites, countyMembers, known(counties.rings[county]))) {
      borders.add(edge, { county, site: edge.left }, { county, site: edge.right });
    }
  });
  const { segments, left, right } = borders.collected();
  const graph = planarGraph(snapRound(segments));
  const countyOfCycle = voteByLength(graph, left.county, right.county);
  const siteOfCycle = voteByLength(graph, left.site, right.site);
  labelUndivided(graph, countyOfCycle, siteOfCycle, sites, members);
  joinEmptyCounties(graph, countyOfCycle, siteOfCycle, sites, members);
  joinFragments(graph, countyOfCycle, siteOfCycle, sites);
  return { graph, siteOfCycle };
}

/** Cycles of a county that no border between two ZIPs touches lie in one cell: that of the nearest point. */
function labelUndivided(
  graph: PlanarGraph,
  countyOfCycle: Int32Array,
  siteOfCycle: Int32Array,
  sites: readonly ZipSite[],
  members: readonly (readonly number[])[],
): void {
  const firstOfCycle = firstHalfEdges(graph);
  for (let cycle = 0; cycle < graph.cycleCount; cycle++) {
    const county = known(countyOfCycle[cycle]);
    if (county === NONE) siteOfCycle[cycle] = NONE;
    else if (siteOfCycle[cycle] === NONE) {
      const vertex = known(graph.origin[known(firstOfCycle[cycle])]);
      const nearest = nearestSite(
        known(graph.vertexX[vertex]),
        known(graph.vertexY[vertex]),
        known(members[county]),
        sites,
      );
      siteOfCycle[cycle] = nearest;
    }
  }
}

/** A county without any point becomes part of the cell, among those that adjoin it or else all, whose point is nearest. */
function joinEmptyCounties(
  graph: PlanarGraph,
  countyOfCycle: Int32Array,
  siteOfCycle: Int32Array,
  sites: readonly ZipSite[],
  members: readonly (readonly number[])[],
): void {
  const halfEdgesOf = new Map<number, number[]>();
  for (let h = 0; h < graph.origin.length; h++) {
    const county = known(countyOfCycle[known(graph.cycleOf[h])]);
    if (county === NONE || known(members[county]).length > 0) continue;
    const halfEdges = halfEdgesOf.get(county);
    if (halfEdges) halfEdges.push(h);
    else halfEdgesOf.set(county, [h]);
  }
  for (const [county, halfEdges] of halfEdgesOf) {
    const adjoining = new Set(halfEdges.map((h) => known(siteOfCycle[known(graph.cycleOf[h ^ 1])])));
    adjoining.delete(NONE);
    const candidates = adjoining.size > 0 ? [...adjoining].sort((a, b) => a - b) : sites.map((_, i) => i);
    const vertices = halfEdges.map((h) => known(graph.origin[h]));
    const middleX = vertices.reduce((sum, v) => sum + known(graph.vertexX[v]), 0) / vertices.length;
    const middleY = vertices.reduce((sum, v) => sum + known(graph.vertexY[v]), 0) / vertices.length;
    const joined = nearestSite(middleX, middleY, candidates, sites);
    for (let cycle = 0; cycle < graph.cycleCount; cycle++) {
      if (countyOfCycle[cycle] === county) siteOfCycle[cycle] = joined;
    }
  }
}

export function nearestSite(x: number, y: number, candidates: readonly number[], sites: readonly ZipSite[]): number {
  const scale = lngScale(y);
  let nearest = NONE;
  let best = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const site = known(sites[candidate]);
    const dx = (site.x - x) * scale;
    const square = dx * dx + (site.y - y) * (site.y - y);
    if (square < best) {
      best = square;
      nearest = candidate;
    }
  }
  return nearest;
}

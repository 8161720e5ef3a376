import type { Barrier, Demands } from "../../domain/demands.ts";
import { type Adjacency, BORDER, GAP_LINK, type Layer, WATER_LINK } from "../../domain/layer.ts";
import type { PlanColumns } from "../../domain/plan-columns.ts";
import { withLinks } from "../../geo/adjacency.ts";
import { crossedLinks, type DegreeLine } from "../../geo/crossed-links.ts";

/** Every neighbour that a plan's units have: borders, water links, and links over the gaps of the extent. O(pairs). */
export function allLinks(layer: Layer, { gapLinks }: Pick<PlanColumns, "gapLinks">): Adjacency {
  const gaps = Array.from(gapLinks.from, (a, i) => ({
    a,
    b: gapLinks.to[i] as number,
    borderKm: 0,
    kind: GAP_LINK,
  }));
  return withLinks(layer.adjacency, gaps);
}

/**
 * The neighbours that hang together as the user wants it: `all` without the links that are not allowed, and without
 * what a barrier crosses. The same lists when nothing is taken away. O(pairs + barrier vertices).
 */
export function demandLinks(layer: Layer, all: Adjacency, { links, barriers }: Demands): Adjacency {
  const crossed = crossedLinks(all, layer, barriers.flatMap(linesOf));
  if (links.water && links.gaps && crossed.size === 0) return all;
  const { unitCount } = layer;
  const isKept = (a: number, b: number, kind: number): boolean =>
    (kind !== WATER_LINK || links.water) &&
    (kind !== GAP_LINK || links.gaps) &&
    !crossed.has(Math.min(a, b) * unitCount + Math.max(a, b));
  return linksWhere(all, isKept);
}

/** The neighbour lists with only the pairs that `isKept` says, asked from both sides. O(pairs). */
function linksWhere(all: Adjacency, isKept: (a: number, b: number, kind: number) => boolean): Adjacency {
  const unitCount = all.offsets.length - 1;
  const offsets = new Int32Array(unitCount + 1);
  const slots: number[] = [];
  for (let a = 0; a < unitCount; a++) {
    for (let e = all.offsets[a] as number; e < (all.offsets[a + 1] as number); e++) {
      if (isKept(a, all.neighbours[e] as number, all.link[e] as number)) slots.push(e);
    }
    offsets[a + 1] = slots.length;
  }
  return {
    offsets,
    neighbours: Int32Array.from(slots, (e) => all.neighbours[e] as number),
    borderKm: Float64Array.from(slots, (e) => all.borderKm[e] as number),
    link: Uint8Array.from(slots, (e) => all.link[e] ?? BORDER),
  };
}

type Points = readonly (readonly [number, number, ...number[]])[];

/** The lines of a barrier: a polygon is crossed where its border is. */
function linesOf(barrier: Barrier): DegreeLine[] {
  const line = (points: Points): DegreeLine => Float64Array.from(points.flatMap(([lng, lat]) => [lng, lat]));
  switch (barrier.type) {
    case "LineString":
      return [line(barrier.coordinates)];
    case "MultiLineString":
    case "Polygon":
      return barrier.coordinates.map(line);
    case "MultiPolygon":
      return barrier.coordinates.flat().map(line);
  }
}

import type { Layer, UnitIndex } from "../../domain/layer.ts";
import { mercatorX, mercatorY } from "../mercator.ts";
import { mapPoints } from "./map-points.ts";

/** A corner of a drawn shape: longitude, latitude in degrees. */
export type Corner = readonly [number, number];

/** Edges are sorted into this many strips from north to south, so that a point meets only those beside it. */
const STRIPS = 256;

/**
 * Units whose point lies inside a drawn shape, as insidePolygon says. O(units + corners) in practice.
 */
export function unitsInPolygon(layer: Layer, units: Int32Array, corners: readonly Corner[]): UnitIndex[] {
  const isInside = insidePolygon(corners);
  const points = mapPoints(layer);
  const found: UnitIndex[] = [];
  for (const unit of units) if (isInside(points.x[unit] as number, points.y[unit] as number)) found.push(unit);
  return found;
}

/**
 * Tells which points lie inside a drawn shape, which is closed by itself; even-odd rule. Edges are straight on the map,
 * that is in Mercator's projection. Nothing lies inside fewer than three corners.
 *
 * @returns A test of a point in Mercator's projection (mercator.ts). O(corners) to make; asking is O(1) in practice: an edge
 *   is tried for points of the strips it crosses.
 */
export function insidePolygon(corners: readonly Corner[]): (x: number, y: number) => boolean {
  if (corners.length < 3) return () => false;
  const xs = Float64Array.from(corners, ([lng]) => mercatorX(lng));
  const ys = Float64Array.from(corners, ([, lat]) => mercatorY(lat));
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [north, south] = [Math.min(...ys), Math.max(...ys)];
  const perStrip = STRIPS / Math.max(south - north, Number.MIN_VALUE);
  const stripOf = (y: number): number => Math.min(STRIPS - 1, Math.max(0, Math.floor((y - north) * perStrip)));
  const strips = edgesByStrip(ys, stripOf);
  return (x, y) => {
    if (x < west || x > east || y < north || y > south) return false;
    let inside = false;
    for (const edge of strips[stripOf(y)] as readonly number[]) {
      if (crossesWestOf(xs, ys, edge, x, y)) inside = !inside;
    }
    return inside;
  };
}

/** Edge `i` runs from corner i to the next one. */
function edgesByStrip(ys: Float64Array, stripOf: (y: number) => number): readonly (readonly number[])[] {
  const strips: number[][] = Array.from({ length: STRIPS }, () => []);
  for (let edge = 0; edge < ys.length; edge++) {
    const from = stripOf(ys[edge] as number);
    const to = stripOf(ys[(edge + 1) % ys.length] as number);
    for (let strip = Math.min(from, to); strip <= Math.max(from, to); strip++) strips[strip]?.push(edge);
  }
  return strips;
}

function crossesWestOf(xs: Float64Array, ys: Float64Array, edge: number, x: number, y: number): boolean {
  const next = (edge + 1) % xs.length;
  const [y0, y1] = [ys[edge] as number, ys[next] as number];
  if (y0 > y === y1 > y) return false;
  const [x0, x1] = [xs[edge] as number, xs[next] as number];
  return x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0;
}

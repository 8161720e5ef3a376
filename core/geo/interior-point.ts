import { DEGREES_PER_STEP } from "../domain/layer.ts";
import { RADIANS_PER_DEGREE } from "./earth.ts";
import type { Outline, Ring, RingPolygon } from "./outline.ts";
import { type RingBounds, ringBounds, ringDoubleArea, ringHolds } from "./polygons-of-rings.ts";
import { squareToRing } from "./square-to-segment.ts";

/** The centroid is taken when its distance to the border is at least this share of the radius of an equal circle. */
const CENTRAL_ENOUGH = 0.5;
/** The search ends when no place can be better by more than this share of that radius. */
const SEARCH_PRECISION = 0.1;
const MAX_ROUNDS = 100;
/** The search looks at no more vertices of a ring than this; its answer is checked against all of them. */
const SEARCH_VERTICES = 200;

/**
 * A point inside a unit, for its label, in steps: the centroid of the largest polygon where that lies well inside, else
 * about the pole of inaccessibility, else the middle of the widest stretch of a horizontal line. Distances are
 * compared on a plane that is true to scale at the polygon's latitude.
 *
 * Source of the search: Garcia-Castellanos & Lombardo (2007), in the cell-queue form of V. Agafonkin. O(vertices · cells).
 *
 * @returns A place strictly inside the largest polygon; for an outline without polygon, null.
 */
export function interiorPoint(outline: Outline): { readonly x: number; readonly y: number } | null {
  const polygon = largestPolygon(outline);
  if (polygon === null) return null;
  const shell = polygon[0] as Ring;
  const box = ringBounds(shell);
  const xScale = Math.cos(((box.minY + box.maxY) / 2) * DEGREES_PER_STEP * RADIANS_PER_DEGREE) || 1;
  const radius = Math.sqrt((Math.abs(ringDoubleArea(shell)) * xScale) / 2 / Math.PI);

  const centre = rounded(centroid(shell));
  const central = depth(polygon, centre.x, centre.y, xScale);
  if (central >= CENTRAL_ENOUGH * radius) return centre;
  for (const searched of [thinned(polygon), polygon]) {
    const pole = rounded(poleOfInaccessibility(searched, box, xScale, radius));
    if (depth(polygon, pole.x, pole.y, xScale) > 0) return pole;
  }
  return widestStretch(polygon, box);
}

type Place = { readonly x: number; readonly y: number };

const rounded = ({ x, y }: Place): Place => ({ x: Math.round(x), y: Math.round(y) });

function largestPolygon(outline: Outline): RingPolygon | null {
  let largest: RingPolygon | null = null;
  let largestArea = 0;
  for (const polygon of outline) {
    const area = ringDoubleArea(polygon[0] as Ring);
    if (area <= largestArea) continue;
    largest = polygon;
    largestArea = area;
  }
  return largest;
}

/** The polygon with evenly chosen vertices of its longer rings. */
function thinned(polygon: RingPolygon): RingPolygon {
  return polygon.map((ring) => {
    const stride = Math.ceil((ring.length / 2 - 1) / SEARCH_VERTICES);
    if (stride <= 1) return ring;
    const kept: number[] = [];
    for (let i = 0; i < ring.length - 2; i += 2 * stride) kept.push(ring[i] as number, ring[i + 1] as number);
    kept.push(ring[0] as number, ring[1] as number);
    return Int32Array.from(kept);
  });
}

function centroid(ring: Ring): Place {
  const originX = ring[0] as number;
  const originY = ring[1] as number;
  let sumX = 0;
  let sumY = 0;
  for (let i = 2; i < ring.length; i += 2) {
    const x = (ring[i - 2] as number) - originX;
    const y = (ring[i - 1] as number) - originY;
    const nextX = (ring[i] as number) - originX;
    const nextY = (ring[i + 1] as number) - originY;
    const cross = x * nextY - nextX * y;
    sumX += (x + nextX) * cross;
    sumY += (y + nextY) * cross;
  }
  const sixfold = 3 * ringDoubleArea(ring);
  return { x: originX + sumX / sixfold, y: originY + sumY / sixfold };
}

/** Distance to the border, in latitude steps; negative outside the polygon. */
function depth(polygon: RingPolygon, x: number, y: number, xScale: number): number {
  let inside = false;
  let nearest = Infinity;
  for (const ring of polygon) {
    if (ringHolds(ring, x, y)) inside = !inside;
    nearest = Math.min(nearest, squareToRing(ring, x, y, xScale));
  }
  return inside ? Math.sqrt(nearest) : -Math.sqrt(nearest);
}

function poleOfInaccessibility(polygon: RingPolygon, box: RingBounds, xScale: number, radius: number): Place {
  const width = (box.maxX - box.minX) * xScale;
  const height = box.maxY - box.minY;
  const size = Math.max(1, Math.min(width, height), Math.max(width, height) / 16);
  let best = { x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2, depth: -Infinity };
  type Cell = { readonly x: number; readonly y: number; readonly half: number; readonly reach: number };
  const queue: Cell[] = [];
  const tryCell = (x: number, y: number, half: number): void => {
    const here = depth(polygon, x, y, xScale);
    if (here > best.depth) best = { x, y, depth: here };
    queue.push({ x, y, half, reach: here + half * Math.SQRT2 });
  };
  for (let y = size / 2; y < height + size / 2; y += size) {
    for (let x = size / 2; x < width + size / 2; x += size) {
      tryCell(box.minX + x / xScale, box.minY + y, size / 2);
    }
  }
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const cell = takeFarthest(queue);
    if (cell === null || cell.reach - best.depth <= SEARCH_PRECISION * radius) break;
    const half = cell.half / 2;
    for (const [signX, signY] of [
      [-1, -1],
      [1, -1],
      [-1, 1],
      [1, 1],
    ] as const) {
      tryCell(cell.x + (signX * half) / xScale, cell.y + signY * half, half);
    }
  }
  return best;
}

/** Removes the cell with the greatest reach; the queue holds some hundred cells at most, so a scan is enough. */
function takeFarthest<Cell extends { readonly reach: number }>(queue: Cell[]): Cell | null {
  let best = -1;
  for (let i = 0; i < queue.length; i++) {
    if (best < 0 || (queue[i] as Cell).reach > (queue[best] as Cell).reach) best = i;
  }
  return best < 0 ? null : (queue.splice(best, 1)[0] as Cell);
}

/** Middle of the widest stretch inside the polygon on lines half-way between its vertices' latitudes. Not rounded. */
function widestStretch(polygon: RingPolygon, box: RingBounds): Place {
  const shell = polygon[0] as Ring;
  const latitudes = new Set<number>();
  for (let i = 1; i < shell.length; i += 2) latitudes.add(shell[i] as number);
  const levels = [...latitudes].toSorted((p, q) => p - q);
  let best = { x: box.minX, y: box.minY, width: -1 };
  const stride = Math.max(1, Math.floor(levels.length / 64));
  for (let level = 0; level + 1 < levels.length; level += stride) {
    const y = ((levels[level] as number) + (levels[level + 1] as number)) / 2;
    const crossings: number[] = [];
    for (const ring of polygon) {
      for (let i = 2; i < ring.length; i += 2) {
        const fromY = ring[i - 1] as number;
        const toY = ring[i + 1] as number;
        if (fromY > y === toY > y) continue;
        const fromX = ring[i - 2] as number;
        crossings.push(fromX + ((y - fromY) / (toY - fromY)) * ((ring[i] as number) - fromX));
      }
    }
    crossings.sort((p, q) => p - q);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = (crossings[i + 1] as number) - (crossings[i] as number);
      if (width > best.width) best = { x: (crossings[i] as number) + width / 2, y, width };
    }
  }
  return best;
}

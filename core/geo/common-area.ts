import { DEGREES_PER_STEP } from "../domain/layer.ts";
import { RADIANS_PER_DEGREE } from "./earth.ts";

/** Straight edges in steps: fromX, fromY, toX, toY of each in turn; together closed rings in any order. */
export type EdgeList = readonly number[];

/**
 * Areas of a shape and of what it has in common with another, on a sphere, in the same unit: their ratio is what counts.
 * Both are cut into slabs between all latitudes where an edge begins, ends or meets one of the other shape; within a slab
 * no edges cross, so that each shape is a row of trapezoids. Common borders give trapezoids of no width: nothing that
 * touches or coincides is a special case. Even–odd.
 *
 * O(edges · log edges + slabs · edges in them), plus the product of both numbers of edges for the crossings.
 */
export function commonArea(shape: EdgeList, other: EdgeList): { readonly whole: number; readonly common: number } {
  const levels = slabLevels(shape, other);
  const edges = risingEdges(shape, 1).concat(risingEdges(other, 2));
  edges.sort((p, q) => p.lowY - q.lowY);
  let whole = 0;
  let common = 0;
  let next = 0;
  let active: RisingEdge[] = [];
  for (let i = 0; i + 1 < levels.length; i++) {
    const [low, high] = [levels[i] as number, levels[i + 1] as number];
    const middle = (low + high) / 2;
    active = active.filter(({ highY }) => highY > middle);
    while (next < edges.length && (edges[next] as RisingEdge).lowY < middle) {
      const edge = edges[next++] as RisingEdge;
      if (edge.highY > middle) active.push(edge);
    }
    for (const edge of active) edge.x = edge.lowX + (middle - edge.lowY) * edge.slope;
    active.sort((p, q) => p.x - q.x);
    let within = 0;
    for (let k = 0; k + 1 < active.length; k++) {
      const left = active[k] as RisingEdge;
      within ^= left.shape;
      if ((within & 1) === 0) continue;
      const area = trapezoid(left, active[k + 1] as RisingEdge, low, high);
      whole += area;
      if (within === 3) common += area;
    }
  }
  return { whole, common };
}

/** `shape` is 1 for the first, 2 for the second; `x` is where the edge is in the middle of the present slab. */
type RisingEdge = {
  readonly shape: 1 | 2;
  readonly lowX: number;
  readonly lowY: number;
  readonly highY: number;
  readonly slope: number;
  x: number;
};

function risingEdges(list: EdgeList, shape: 1 | 2): RisingEdge[] {
  const edges: RisingEdge[] = [];
  for (let i = 0; i < list.length; i += 4) {
    const [ax, ay, bx, by] = [list[i], list[i + 1], list[i + 2], list[i + 3]] as [number, number, number, number];
    if (ay === by) continue;
    const slope = (bx - ax) / (by - ay);
    edges.push({ shape, lowX: ay < by ? ax : bx, lowY: Math.min(ay, by), highY: Math.max(ay, by), slope, x: 0 });
  }
  return edges;
}

/** Latitudes at which an edge of the shape begins or ends, or one of the other does or crosses it, within the shape's own. */
function slabLevels(shape: EdgeList, other: EdgeList): number[] {
  const levels: number[] = [];
  let [minY, maxY] = [Infinity, -Infinity];
  for (let i = 1; i < shape.length; i += 2) {
    levels.push(shape[i] as number);
    minY = Math.min(minY, shape[i] as number);
    maxY = Math.max(maxY, shape[i] as number);
  }
  for (let j = 0; j < other.length; j += 4) {
    const [px, py, qx, qy] = [other[j], other[j + 1], other[j + 2], other[j + 3]] as [number, number, number, number];
    for (const y of [py, qy]) if (y > minY && y < maxY) levels.push(y);
    for (let i = 0; i < shape.length; i += 4) {
      const [ax, ay, bx, by] = [shape[i], shape[i + 1], shape[i + 2], shape[i + 3]] as [number, number, number, number];
      const cross = (bx - ax) * (qy - py) - (by - ay) * (qx - px);
      if (cross === 0) continue;
      const along = ((px - ax) * (qy - py) - (py - ay) * (qx - px)) / cross;
      const alongOther = ((px - ax) * (by - ay) - (py - ay) * (bx - ax)) / cross;
      if (along > 0 && along < 1 && alongOther > 0 && alongOther < 1) levels.push(ay + along * (by - ay));
    }
  }
  levels.sort((p, q) => p - q);
  return levels.filter((y, i) => y !== levels[i - 1]);
}

/** Simpson's rule over the latitude: width × cosine. */
function trapezoid(left: RisingEdge, right: RisingEdge, low: number, high: number): number {
  const middle = (low + high) / 2;
  const strip = (y: number): number =>
    (right.lowX + (y - right.lowY) * right.slope - left.lowX - (y - left.lowY) * left.slope) *
    Math.cos(y * DEGREES_PER_STEP * RADIANS_PER_DEGREE);
  return ((high - low) * (strip(low) + 4 * strip(middle) + strip(high))) / 6;
}

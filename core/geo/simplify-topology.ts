import { DEGREES_PER_STEP, type Topology } from "../domain/layer.ts";
import { arcNodes, rememberArcNodes } from "./arc-nodes.ts";
import { mercatorX, mercatorY } from "./mercator.ts";

/**
 * The topology with fewer vertices, for drawing: each arc is thinned once (Douglas & Peucker, 1973), so neighbours still
 * share every border and no gap opens between them. Ends of arcs stay; a closed arc keeps at least three places.
 * Lengths are those of the arcs that were given.
 *
 * @param tolerance Greatest distance that a border may move, in Mercator units (the world is 1 wide).
 *
 * O(vertices · log vertices) in practice.
 */
export function simplifyTopology(topology: Topology, tolerance: number): Topology {
  const { coordinates, arcOffsets } = topology;
  const vertexCount = coordinates.length / 2;
  const x = new Float64Array(vertexCount);
  const y = new Float64Array(vertexCount);
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    x[vertex] = mercatorX((coordinates[2 * vertex] as number) * DEGREES_PER_STEP);
    y[vertex] = mercatorY((coordinates[2 * vertex + 1] as number) * DEGREES_PER_STEP);
  }

  const isKept = new Uint8Array(vertexCount);
  const square = tolerance * tolerance;
  for (let arc = 0; arc < arcOffsets.length - 1; arc++) {
    const first = arcOffsets[arc] as number;
    const last = (arcOffsets[arc + 1] as number) - 1;
    isKept[first] = 1;
    isKept[last] = 1;
    const isClosed = x[first] === x[last] && y[first] === y[last];
    if (isClosed) keepTriangle(x, y, first, last, isKept, square);
    else keepFar(x, y, first, last, isKept, square);
  }

  const offsets = new Int32Array(arcOffsets.length);
  const kept = new Int32Array(2 * isKept.reduce((sum, flag) => sum + flag, 0));
  let count = 0;
  for (let arc = 0; arc < arcOffsets.length - 1; arc++) {
    for (let vertex = arcOffsets[arc] as number; vertex < (arcOffsets[arc + 1] as number); vertex++) {
      if (isKept[vertex] === 0) continue;
      kept[2 * count] = coordinates[2 * vertex] as number;
      kept[2 * count + 1] = coordinates[2 * vertex + 1] as number;
      count++;
    }
    offsets[arc + 1] = count;
  }
  const thinned = { ...topology, coordinates: kept, arcOffsets: offsets };
  rememberArcNodes(thinned, arcNodes(topology));
  return thinned;
}

/** Marks the vertices between `first` and `last` that a straight line would miss by more than the tolerance. */
function keepFar(
  x: Float64Array,
  y: Float64Array,
  first: number,
  last: number,
  isKept: Uint8Array,
  square: number,
): void {
  const stack = [first, last];
  while (stack.length > 0) {
    const end = stack.pop() as number;
    const start = stack.pop() as number;
    const [farthest, distance] = farthestVertex(x, y, start, end);
    if (distance <= square) continue;
    isKept[farthest] = 1;
    if (farthest - start > 1) stack.push(start, farthest);
    if (end - farthest > 1) stack.push(farthest, end);
  }
}

/** A ring has no line to compare with: the vertex farthest from its beginning halves it, and one more is kept. */
function keepTriangle(
  x: Float64Array,
  y: Float64Array,
  first: number,
  last: number,
  isKept: Uint8Array,
  square: number,
): void {
  const [apex] = farthestVertex(x, y, first, last);
  isKept[apex] = 1;
  const [before, distanceBefore] = farthestVertex(x, y, first, apex);
  const [after, distanceAfter] = farthestVertex(x, y, apex, last);
  isKept[distanceBefore > distanceAfter ? before : after] = 1;
  keepFar(x, y, first, apex, isKept, square);
  keepFar(x, y, apex, last, isKept, square);
}

/** The vertex between two others that is farthest from the stretch between them, and the square of its distance. */
function farthestVertex(x: Float64Array, y: Float64Array, start: number, end: number): [number, number] {
  const startX = x[start] as number;
  const startY = y[start] as number;
  const dx = (x[end] as number) - startX;
  const dy = (y[end] as number) - startY;
  const squareLength = dx * dx + dy * dy;
  let farthest = start;
  let farthestSquare = -1;
  for (let vertex = start + 1; vertex < end; vertex++) {
    let offX = (x[vertex] as number) - startX;
    let offY = (y[vertex] as number) - startY;
    if (squareLength > 0) {
      const along = Math.min(1, Math.max(0, (offX * dx + offY * dy) / squareLength));
      offX -= along * dx;
      offY -= along * dy;
    }
    const square = offX * offX + offY * offY;
    if (square <= farthestSquare) continue;
    farthest = vertex;
    farthestSquare = square;
  }
  return [farthest, farthestSquare];
}

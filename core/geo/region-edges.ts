import type { Cut } from "../domain/split.ts";
import { edgeCells } from "./edge-cells.ts";

/** Cells of the grid on the longer side, and bands from south to north. */
const CELLS = 256;

/** The edges of an area with two ways of finding them: by cells of a grid and by bands of latitude. Steps. */
export type RegionEdges = {
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
  /** Edge `e` runs from vertex `edges[e]` of `coordinates` to the one after it. */
  readonly coordinates: Int32Array;
  readonly edges: Int32Array;
  /** Whether an edge may pass through a box; false is certain. */
  readonly mayCross: (minX: number, minY: number, maxX: number, maxY: number) => boolean;
  /** Edges that may reach into the latitudes between two, each once. */
  readonly edgesBetween: (minY: number, maxY: number) => Int32Array;
  readonly holds: (x: number, y: number) => boolean;
};

/** Indexes the rings of an area cut. O(vertices + cells). */
export function regionEdges({ paths }: Cut): RegionEdges {
  const coordinates = Int32Array.from(paths.flat());
  const edges: number[] = [];
  let vertex = 0;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const path of paths) {
    for (let i = 0; i < path.length; i += 2) {
      minX = Math.min(minX, path[i] as number);
      maxX = Math.max(maxX, path[i] as number);
      minY = Math.min(minY, path[i + 1] as number);
      maxY = Math.max(maxY, path[i + 1] as number);
      if (i + 2 < path.length) edges.push(vertex);
      vertex++;
    }
  }
  const list = Int32Array.from(edges);
  const cellSize = Math.max(1, (Math.max(maxX - minX, maxY - minY) + 2) / CELLS);
  const cols = Math.max(1, Math.ceil((maxX - minX + 2) / cellSize));
  const rows = Math.max(1, Math.ceil((maxY - minY + 2) / cellSize));
  const frame = { minX: minX - 1, minY: minY - 1, cellSize, cols, rows };
  const cells = edgeCells(coordinates, list, frame);
  const below = countsBelow(cells.filled, cols, rows);
  const rowOf = (y: number): number => Math.min(rows - 1, Math.max(0, Math.floor((y - frame.minY) / cellSize)));
  const colOf = (x: number): number => Math.min(cols - 1, Math.max(0, Math.floor((x - frame.minX) / cellSize)));
  const bands = bandsOf(coordinates, list, rows, rowOf);

  return {
    box: [minX, minY, maxX, maxY],
    coordinates,
    edges: list,
    mayCross: (west, south, east, north) => {
      if (west > maxX || east < minX || south > maxY || north < minY) return false;
      const [left, right, low, high] = [colOf(west), colOf(east) + 1, rowOf(south), rowOf(north) + 1];
      const at = (row: number, col: number): number => below[row * (cols + 1) + col] as number;
      return at(high, right) - at(low, right) - at(high, left) + at(low, left) > 0;
    },
    edgesBetween: (south, north) => {
      const found = new Set<number>();
      for (let row = rowOf(south); row <= rowOf(north); row++) for (const edge of bands[row] ?? []) found.add(edge);
      return Int32Array.from(found);
    },
    holds: (x, y) => {
      if (x < minX || x > maxX || y < minY || y > maxY) return false;
      let inside = false;
      for (const edge of bands[rowOf(y)] ?? []) {
        const fromY = coordinates[2 * edge + 1] as number;
        const toY = coordinates[2 * edge + 3] as number;
        if (fromY > y === toY > y) continue;
        const fromX = coordinates[2 * edge] as number;
        if (x < fromX + ((y - fromY) / (toY - fromY)) * ((coordinates[2 * edge + 2] as number) - fromX))
          inside = !inside;
      }
      return inside;
    },
  };
}

/** How many filled cells lie below and to the left of each corner of the grid. */
function countsBelow(filled: Int32Array, cols: number, rows: number): Int32Array {
  const counts = new Int32Array((cols + 1) * (rows + 1));
  for (const cell of filled) {
    const row = Math.floor(cell / cols);
    counts[(row + 1) * (cols + 1) + (cell % cols) + 1] = 1;
  }
  for (let row = 1; row <= rows; row++) {
    let inRow = 0;
    for (let col = 1; col <= cols; col++) {
      const at = row * (cols + 1) + col;
      inRow += counts[at] as number;
      counts[at] = inRow + (counts[at - cols - 1] as number);
    }
  }
  return counts;
}

function bandsOf(
  coordinates: Int32Array,
  edges: Int32Array,
  rows: number,
  rowOf: (y: number) => number,
): readonly (readonly number[])[] {
  const bands: number[][] = Array.from({ length: rows }, () => []);
  for (const edge of edges) {
    const fromY = coordinates[2 * edge + 1] as number;
    const toY = coordinates[2 * edge + 3] as number;
    for (let row = rowOf(Math.min(fromY, toY)); row <= rowOf(Math.max(fromY, toY)); row++) bands[row]?.push(edge);
  }
  return bands;
}

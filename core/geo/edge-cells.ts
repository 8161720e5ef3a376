/** A grid of square cells over steps. */
type CellFrame = {
  readonly minX: number;
  readonly minY: number;
  readonly cellSize: number;
  readonly cols: number;
  readonly rows: number;
};

/** The edges of cell `c` are `edges[offsets[c]]` … `edges[offsets[c + 1] − 1]`; `filled` has the cells with any, ascending. */
export type EdgeCells = { readonly offsets: Int32Array; readonly edges: Int32Array; readonly filled: Int32Array };

/** Widens what an edge covers by this share of a cell, so that rounding never loses a cell it touches. */
const MARGIN = 1e-6;

/**
 * Sorts edges into the cells of a grid that they touch; parts outside the grid are ignored.
 *
 * @param edges First vertex of each edge; it ends in the vertex after it. O(edges + touched cells).
 */
export function edgeCells(coordinates: Int32Array, edges: Int32Array, frame: CellFrame): EdgeCells {
  const offsets = new Int32Array(frame.cols * frame.rows + 1);
  const visitAll = (visit: (cell: number, edge: number) => void): void => {
    for (const edge of edges) visitCells(coordinates, edge, frame, visit);
  };
  visitAll((cell) => {
    offsets[cell + 1] = (offsets[cell + 1] as number) + 1;
  });
  const filled: number[] = [];
  for (let cell = 0; cell < frame.cols * frame.rows; cell++) {
    if ((offsets[cell + 1] as number) > 0) filled.push(cell);
    offsets[cell + 1] = (offsets[cell + 1] as number) + (offsets[cell] as number);
  }
  const sorted = new Int32Array(offsets[frame.cols * frame.rows] as number);
  const cursor = offsets.slice();
  visitAll((cell, edge) => {
    const at = cursor[cell] as number;
    cursor[cell] = at + 1;
    sorted[at] = edge;
  });
  return { offsets, edges: sorted, filled: Int32Array.from(filled) };
}

/** Row by row: the columns between where the edge enters and leaves the row. */
function visitCells(
  coordinates: Int32Array,
  edge: number,
  { minX, minY, cellSize, cols, rows }: CellFrame,
  visit: (cell: number, edge: number) => void,
): void {
  const fromX = ((coordinates[2 * edge] as number) - minX) / cellSize;
  const fromY = ((coordinates[2 * edge + 1] as number) - minY) / cellSize;
  const toX = ((coordinates[2 * edge + 2] as number) - minX) / cellSize;
  const toY = ((coordinates[2 * edge + 3] as number) - minY) / cellSize;
  const lowY = Math.min(fromY, toY);
  const highY = Math.max(fromY, toY);
  const firstRow = Math.max(0, Math.floor(lowY - MARGIN));
  const lastRow = Math.min(rows - 1, Math.floor(highY + MARGIN));
  const slope = toY === fromY ? 0 : (toX - fromX) / (toY - fromY);
  for (let row = firstRow; row <= lastRow; row++) {
    let startX = fromX;
    let endX = toX;
    if (toY !== fromY) {
      startX = fromX + (Math.max(lowY, row - MARGIN) - fromY) * slope;
      endX = fromX + (Math.min(highY, row + 1 + MARGIN) - fromY) * slope;
    }
    const firstCol = Math.max(0, Math.floor(Math.min(startX, endX) - MARGIN));
    const lastCol = Math.min(cols - 1, Math.floor(Math.max(startX, endX) + MARGIN));
    for (let col = firstCol; col <= lastCol; col++) visit(row * cols + col, edge);
  }
}

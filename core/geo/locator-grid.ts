import { OUTSIDE, type Topology, type UnitIndex } from "../domain/layer.ts";
import { edgeCells } from "./edge-cells.ts";

const CELLS_PER_ARC = 8;
const MIN_CELLS = 1024;
const MAX_CELLS = 1_000_000;
const MAX_SPLIT = 64;
/** Codes of cells: a unit or OUTSIDE where no border passes, else SPLIT − n for the n-th finer thing. */
const SPLIT = -2;

/**
 * A grid over a topology in two levels: coarse cells that borders cross are split into k × k fine cells, more the more
 * edges they hold, so that dense towns and empty ranges are served alike.
 */
export type LocatorGrid = {
  readonly minX: number;
  readonly minY: number;
  /** Side of a coarse cell in steps. */
  readonly cellSize: number;
  readonly cols: number;
  readonly rows: number;
  /** The unit at a place in steps that lies in the given coarse cell. */
  readonly unitWestOf: (x: number, y: number, col: number, row: number) => UnitIndex;
};

/** Builds the grid. Edge `v` runs from vertex v to v + 1 of the topology. O(edges + cells). */
export function locatorGrid(topology: Topology): LocatorGrid {
  const { coordinates, arcOffsets, arcLeft, arcRight } = topology;
  const frame = frameOf(coordinates, Math.min(MAX_CELLS, Math.max(MIN_CELLS, CELLS_PER_ARC * arcLeft.length)));
  const { minX, minY, cellSize, cols, rows } = frame;
  const edges = listEdges(arcOffsets);
  const coarse = edgeCells(coordinates, edges.vertex, frame);

  // Coarse cells, and of each split one: cells per side, its first fine cell, and the fine cells' codes and edges.
  const cells = new Int32Array(cols * rows).fill(OUTSIDE);
  const splitCount = coarse.filled.length;
  const splitSides = new Int32Array(splitCount);
  const splitFirst = new Int32Array(splitCount + 1);
  coarse.filled.forEach((cell, split) => {
    const edgeCount = (coarse.offsets[cell + 1] as number) - (coarse.offsets[cell] as number);
    const sides = Math.min(MAX_SPLIT, Math.max(2, Math.ceil(1.5 * Math.sqrt(edgeCount))));
    cells[cell] = SPLIT - split;
    splitSides[split] = sides;
    splitFirst[split + 1] = (splitFirst[split] as number) + sides * sides;
  });
  const fineCells = new Int32Array(splitFirst[splitCount] as number).fill(OUTSIDE);
  const fineOffsets: number[] = [0];
  const fineEdges: number[] = [];
  coarse.filled.forEach((cell, split) => {
    const sides = splitSides[split] as number;
    const fine = edgeCells(coordinates, coarse.edges.subarray(coarse.offsets[cell], coarse.offsets[cell + 1]), {
      minX: minX + (cell % cols) * cellSize,
      minY: minY + Math.floor(cell / cols) * cellSize,
      cellSize: cellSize / sides,
      cols: sides,
      rows: sides,
    });
    for (const at of fine.filled) {
      fineCells[(splitFirst[split] as number) + at] = SPLIT - (fineOffsets.length - 1);
      for (let i = fine.offsets[at] as number; i < (fine.offsets[at + 1] as number); i++) {
        fineEdges.push(fine.edges[i] as number);
      }
      fineOffsets.push(fineEdges.length);
    }
  });
  const offsets = Int32Array.from(fineOffsets);
  const edgeVertex = Int32Array.from(fineEdges);

  const faceOf = (edge: number, upward: boolean): UnitIndex => {
    const arc = edges.arcOfVertex[edge] as number;
    return (upward ? arcRight[arc] : arcLeft[arc]) as UnitIndex;
  };

  /** The side of the nearest edge to the west among those of one fine cell, or null when it lies west of the cell. */
  const unitAtEdge = (list: number, x: number, y: number, westX: number): UnitIndex | null => {
    let bestX = westX;
    let bestSlope = 0;
    let best = -1;
    let bestUpward = false;
    for (let i = offsets[list] as number; i < (offsets[list + 1] as number); i++) {
      const edge = edgeVertex[i] as number;
      const fromY = coordinates[2 * edge + 1] as number;
      const toY = coordinates[2 * edge + 3] as number;
      if (fromY <= y === toY <= y) continue;
      const fromX = coordinates[2 * edge] as number;
      const slope = ((coordinates[2 * edge + 2] as number) - fromX) / (toY - fromY);
      // From the end that is nearer in y, so that edges that meet in a vertex agree there to the last bit.
      const crossX = y === toY ? (coordinates[2 * edge + 2] as number) : fromX + (y - fromY) * slope;
      if (crossX > x || crossX < bestX) continue;
      const upward = toY > fromY;
      if (crossX === bestX && best >= 0) {
        if (slope < bestSlope) continue;
        if (slope === bestSlope && faceOf(best, bestUpward) >= 0) continue;
      }
      best = edge;
      bestX = crossX;
      bestSlope = slope;
      bestUpward = upward;
    }
    return best < 0 ? null : faceOf(best, bestUpward);
  };

  /** Goes west from a fine cell (or, with `startCol` −1, enters the coarse cell from the east) until something tells. */
  const walkWest = (x: number, y: number, startCol: number, row: number, startFine: number): UnitIndex => {
    let fineCol = startFine;
    for (let col = startCol; col >= 0; col--) {
      const code = cells[row * cols + col] as number;
      if (code > SPLIT) return code;
      const split = SPLIT - code;
      const sides = splitSides[split] as number;
      const fineSize = cellSize / sides;
      const cellX = minX + col * cellSize;
      const fineRow = Math.min(sides - 1, Math.max(0, Math.floor((y - minY - row * cellSize) / fineSize)));
      if (fineCol < 0) fineCol = sides - 1;
      const rowStart = (splitFirst[split] as number) + fineRow * sides;
      for (; fineCol >= 0; fineCol--) {
        const fineCode = fineCells[rowStart + fineCol] as number;
        if (fineCode > SPLIT) return fineCode;
        const unit = unitAtEdge(SPLIT - fineCode, x, y, cellX + fineCol * fineSize);
        if (unit !== null) return unit;
      }
    }
    return OUTSIDE;
  };

  // Cells without edges learn their unit from the west, so columns are filled in ascending order.
  for (let row = 0; row < rows; row++) {
    const centreY = minY + (row + 0.5) * cellSize;
    for (let col = 0; col < cols; col++) {
      const code = cells[row * cols + col] as number;
      if (code > SPLIT) {
        cells[row * cols + col] = walkWest(minX + (col + 0.5) * cellSize, centreY, col - 1, row, -1);
        continue;
      }
      const split = SPLIT - code;
      const sides = splitSides[split] as number;
      const fineSize = cellSize / sides;
      for (let fine = 0; fine < sides * sides; fine++) {
        const at = (splitFirst[split] as number) + fine;
        if ((fineCells[at] as number) <= SPLIT) continue;
        const fineCol = fine % sides;
        const x = minX + col * cellSize + (fineCol + 0.5) * fineSize;
        const y = minY + row * cellSize + (Math.floor(fine / sides) + 0.5) * fineSize;
        fineCells[at] = fineCol > 0 ? walkWest(x, y, col, row, fineCol - 1) : walkWest(x, y, col - 1, row, -1);
      }
    }
  }

  const unitWestOf = (x: number, y: number, col: number, row: number): UnitIndex => {
    const code = cells[row * cols + col] as number;
    if (code > SPLIT) return code;
    const sides = splitSides[SPLIT - code] as number;
    const fineCol = Math.floor(((x - minX - col * cellSize) / cellSize) * sides);
    return walkWest(x, y, col, row, Math.min(sides - 1, Math.max(0, fineCol)));
  };
  return { ...frame, unitWestOf };
}

type Frame = Omit<LocatorGrid, "unitWestOf">;

/** Square cells, about `cellCount` of them, over all vertices, with a margin so that none lies on the rim. */
function frameOf(coordinates: Int32Array, cellCount: number): Frame {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < coordinates.length; i += 2) {
    minX = Math.min(minX, coordinates[i] as number);
    maxX = Math.max(maxX, coordinates[i] as number);
    minY = Math.min(minY, coordinates[i + 1] as number);
    maxY = Math.max(maxY, coordinates[i + 1] as number);
  }
  if (minX > maxX) return { minX: 0, minY: 0, cellSize: 1, cols: 0, rows: 0 };
  const width = maxX - minX + 2;
  const height = maxY - minY + 2;
  const cellSize = Math.max(1, Math.sqrt((width * height) / cellCount));
  return {
    minX: minX - 1,
    minY: minY - 1,
    cellSize,
    cols: Math.ceil(width / cellSize),
    rows: Math.ceil(height / cellSize),
  };
}

/** Every edge by its first vertex, and the arc of every vertex. */
function listEdges(arcOffsets: Int32Array): { readonly vertex: Int32Array; readonly arcOfVertex: Int32Array } {
  const arcCount = arcOffsets.length - 1;
  const vertexCount = arcOffsets[arcCount] as number;
  const vertex = new Int32Array(vertexCount - arcCount);
  const arcOfVertex = new Int32Array(vertexCount);
  let count = 0;
  for (let arc = 0; arc < arcCount; arc++) {
    const end = arcOffsets[arc + 1] as number;
    for (let at = arcOffsets[arc] as number; at < end; at++) {
      arcOfVertex[at] = arc;
      if (at < end - 1) vertex[count++] = at;
    }
  }
  return { vertex, arcOfVertex };
}

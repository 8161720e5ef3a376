import { BORDER, type Layer } from "../../domain/layer.ts";
import { join, rootOf, singletons } from "../../domain/union-find.ts";

/**
 * Parts of the plan that lie far from one another: the mainland, Alaska, Hawaii. Each is drawn in a frame of its own.
 * `regionOfUnit` is −1 for units outside the plan; region 0 is the one with most units.
 */
export type MapRegions = { readonly regionCount: number; readonly regionOfUnit: Int32Array };

const CELL_LAT = 3;
/** Three times as wide in degrees, since a degree of longitude is shorter the farther north, where gaps are wide too. */
const CELL_LNG = 9;
const COLUMNS = 360 / CELL_LNG;

/**
 * Splits the plan's units into regions. Units belong together when they share a border, or when their cells of a coarse
 * grid touch, round the date line as well: gaps of some 300 to 700 km part them.
 *
 * @param isDrawn Whether a unit is part of the plan. O(units + pairs).
 */
export function mapRegions(layer: Layer, isDrawn: (unit: number) => boolean): MapRegions {
  const parent = singletons(layer.unitCount);
  const firstInCell = new Map<number, number>();
  const cellAt = (column: number, row: number): number => row * COLUMNS + ((column + COLUMNS) % COLUMNS);
  const { offsets, neighbours, link } = layer.adjacency;
  for (let unit = 0; unit < layer.unitCount; unit++) {
    if (!isDrawn(unit)) continue;
    for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
      const neighbour = neighbours[i] as number;
      if (link[i] === BORDER && isDrawn(neighbour)) join(parent, unit, neighbour);
    }
    const column = Math.floor(((layer.pointLng[unit] as number) + 540) / CELL_LNG) % COLUMNS;
    const row = Math.floor(((layer.pointLat[unit] as number) + 90) / CELL_LAT);
    for (const near of [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => cellAt(column + dx, row + dy)))) {
      const other = firstInCell.get(near);
      if (other !== undefined) join(parent, unit, other);
    }
    const cell = cellAt(column, row);
    if (!firstInCell.has(cell)) firstInCell.set(cell, unit);
  }
  return numberedBySize(layer.unitCount, isDrawn, (unit) => rootOf(parent, unit));
}

function numberedBySize(
  unitCount: number,
  isDrawn: (unit: number) => boolean,
  regionOf: (unit: number) => number,
): MapRegions {
  const sizes = new Map<number, number>();
  for (let unit = 0; unit < unitCount; unit++) {
    if (isDrawn(unit)) sizes.set(regionOf(unit), (sizes.get(regionOf(unit)) ?? 0) + 1);
  }
  const order = [...sizes].toSorted(([a, sizeA], [b, sizeB]) => sizeB - sizeA || a - b).map(([root]) => root);
  const numbers = new Map(order.map((root, number) => [root, number]));
  const regionOfUnit = new Int32Array(unitCount).fill(-1);
  for (let unit = 0; unit < unitCount; unit++) {
    if (isDrawn(unit)) regionOfUnit[unit] = numbers.get(regionOf(unit)) as number;
  }
  return { regionCount: order.length, regionOfUnit };
}

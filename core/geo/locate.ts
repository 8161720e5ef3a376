import { DEGREES_PER_STEP, OUTSIDE, type Topology, type UnitIndex } from "../domain/layer.ts";
import { type LocatorGrid, locatorGrid } from "./locator-grid.ts";

const TURN = 360;

/** Answers which unit lies at a place. */
export type Locator = {
  /** The unit at a place in degrees, or OUTSIDE. On a border: one of the units there, always the same one. */
  readonly unitAt: (lng: number, lat: number) => UnitIndex;
  /** The unit at each place, or OUTSIDE, also where a coordinate is not a number. */
  readonly unitsAt: (lng: Float64Array, lat: Float64Array) => Int32Array;
};

/**
 * An index of a topology for finding the unit at a place. Most of the area is covered by grid cells that no border
 * crosses and that know their unit; elsewhere the nearest border to the west, in the same cell or the next ones,
 * tells the unit by its side. O(edges) to build, O(1) per place in practice.
 *
 * Where units of invalid input overlap, the nearest border to the west decides.
 */
export function createLocator(topology: Topology): Locator {
  const grid = locatorGrid(topology);
  const unitAt = (lng: number, lat: number): UnitIndex => {
    if (!(lng >= -360 && lng <= 360 && lat >= -90 && lat <= 90)) return OUTSIDE;
    const y = lat / DEGREES_PER_STEP;
    const unit = unitAtSteps(grid, lng / DEGREES_PER_STEP, y);
    if (unit !== OUTSIDE) return unit;
    // Units that cross the 180th meridian may run on to 190 or begin at −190: the same place has two longitudes.
    const other = unitAtSteps(grid, (lng + TURN) / DEGREES_PER_STEP, y);
    return other === OUTSIDE ? unitAtSteps(grid, (lng - TURN) / DEGREES_PER_STEP, y) : other;
  };
  return {
    unitAt,
    unitsAt: (lng, lat) => {
      const units = new Int32Array(lng.length);
      for (let i = 0; i < units.length; i++) units[i] = unitAt(lng[i] as number, lat[i] as number);
      return units;
    },
  };
}

function unitAtSteps(grid: LocatorGrid, x: number, y: number): UnitIndex {
  const col = Math.floor((x - grid.minX) / grid.cellSize);
  const row = Math.floor((y - grid.minY) / grid.cellSize);
  if (col < 0 || row < 0 || col >= grid.cols || row >= grid.rows) return OUTSIDE;
  return grid.unitWestOf(x, y, col, row);
}

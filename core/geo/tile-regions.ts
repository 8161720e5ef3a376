import { DEGREES_PER_STEP, type Topology, type UnitIndex } from "../domain/layer.ts";
import { dissolve } from "./dissolve.ts";
import { mercatorX, mercatorY } from "./mercator.ts";
import type { Ring } from "./outline.ts";

/** Units of one part of the map, ready to be cut into tiles. */
export type TileRegion = {
  readonly units: readonly UnitIndex[];
  /** Per unit west, north, east, south on the grid. */
  readonly boxes: Float64Array;
  /** Per unit its polygons: shell and holes, closed, x and y on the grid in turn, y down. */
  readonly polygons: readonly (readonly (readonly Ring[])[])[];
};

/**
 * The units of a region as whole numbers on a square grid over the web map.
 *
 * @param worldSize The grid's width around the world.
 * @param coarseness Places move to the nearest multiple of this. What is smaller than that goes: a place of one unit is
 *   a place of its neighbours, so all of them move alike, and the neighbours close over what is gone.
 *
 * O(arcs of the topology + vertices of the units).
 */
export function tileRegion(
  topology: Topology,
  unitCount: number,
  units: readonly UnitIndex[],
  worldSize: number,
  coarseness: number,
): TileRegion {
  const owner = new Int32Array(unitCount).fill(-1);
  units.forEach((unit, i) => {
    owner[unit] = i;
  });
  const onGrid = (share: number): number => Math.round((share * worldSize) / coarseness) * coarseness;
  const boxes = new Float64Array(4 * units.length);
  const kept: UnitIndex[] = [];
  const polygons: (readonly Ring[])[][] = [];
  dissolve(topology, owner, units.length).forEach((outline, i) => {
    const found: (readonly Ring[])[] = [];
    const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [shell, ...holes] of outline) {
      const outer = shell === undefined ? null : gridRing(shell, onGrid);
      if (outer === null) continue;
      found.push([outer, ...holes.map((hole) => gridRing(hole, onGrid)).filter((hole) => hole !== null)]);
      growBox(box, outer);
    }
    if (found.length === 0) return;
    boxes.set(box, 4 * kept.length);
    kept.push(units[i] as UnitIndex);
    polygons.push(found);
  });
  return { units: kept, boxes: boxes.slice(0, 4 * kept.length), polygons };
}

/** The ring without places that fall together; null when nothing is left between its sides. */
function gridRing(ring: Ring, onGrid: (share: number) => number): Ring | null {
  const placed = new Int32Array(ring.length);
  let end = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const x = onGrid(mercatorX((ring[i] as number) * DEGREES_PER_STEP));
    const y = onGrid(mercatorY((ring[i + 1] as number) * DEGREES_PER_STEP));
    if (end > 0 && placed[end - 2] === x && placed[end - 1] === y) continue;
    placed[end++] = x;
    placed[end++] = y;
  }
  return end >= 8 && hasInside(placed, end) ? placed.slice(0, end) : null;
}

function hasInside(ring: Int32Array, end: number): boolean {
  const originX = ring[0] as number;
  const originY = ring[1] as number;
  let doubleArea = 0;
  for (let i = 0; i + 3 < end; i += 2) {
    doubleArea +=
      ((ring[i] as number) - originX) * ((ring[i + 3] as number) - originY) -
      ((ring[i + 2] as number) - originX) * ((ring[i + 1] as number) - originY);
  }
  return doubleArea !== 0;
}

function growBox(box: [number, number, number, number], ring: Ring): void {
  for (let i = 0; i < ring.length; i += 2) {
    const x = ring[i] as number;
    const y = ring[i + 1] as number;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
}

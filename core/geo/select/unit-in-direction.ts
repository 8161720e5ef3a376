import type { Layer, UnitIndex } from "../../domain/layer.ts";
import { mapPoints } from "./map-points.ts";

export type Direction = "up" | "down" | "left" | "right";

const AHEAD: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0],
};
/** A neighbour counts as ahead up to this angle from the direction asked for. */
const WIDEST_COSINE = Math.cos((68 * Math.PI) / 180);
/** What lies aside counts as farther: so much for every part that is off the direction. */
const ASIDE = 2;

/**
 * The unit that an arrow key leads to: the neighbour that lies best in that direction on the map; where none does (a
 * coast, a gap), the nearest unit that way; null at the end of the plan.
 *
 * @param units Where the way may lead. O(neighbours), O(units) where no neighbour lies that way.
 */
export function unitInDirection(
  layer: Layer,
  units: Int32Array,
  isOpen: (unit: UnitIndex) => boolean,
  from: UnitIndex,
  direction: Direction,
): UnitIndex | null {
  const { offsets, neighbours } = layer.adjacency;
  const around = neighbours.subarray(offsets[from], offsets[from + 1]);
  return best(layer, around, isOpen, from, direction) ?? best(layer, units, isOpen, from, direction);
}

function best(
  layer: Layer,
  candidates: Int32Array,
  isOpen: (unit: UnitIndex) => boolean,
  from: UnitIndex,
  direction: Direction,
): UnitIndex | null {
  const { x, y } = mapPoints(layer);
  const [aheadX, aheadY] = AHEAD[direction];
  let found: UnitIndex | null = null;
  let least = Infinity;
  for (const unit of candidates) {
    if (unit === from || !isOpen(unit)) continue;
    const dx = (x[unit] as number) - (x[from] as number);
    const dy = (y[unit] as number) - (y[from] as number);
    const distance = Math.hypot(dx, dy);
    const cosine = distance === 0 ? 0 : (dx * aheadX + dy * aheadY) / distance;
    if (cosine < WIDEST_COSINE) continue;
    const effort = distance * (1 + ASIDE * (1 - cosine));
    if (effort < least) {
      least = effort;
      found = unit;
    }
  }
  return found;
}

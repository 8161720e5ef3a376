import type { Topology } from "../../core/domain/layer.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";

/** Two sides of a border as one number: territory numbers plus one (0 for nobody), smaller first. */
export type BorderKey = number;

const SIDES = 0x10000;
const keyOf = (a: number, b: number): BorderKey => (a < b ? a * SIDES + b : b * SIDES + a);

/** The two territories of a border; −1 for nobody. */
export const sidesOf = (key: BorderKey): readonly [TerritoryIndex, TerritoryIndex] => [
  Math.floor(key / SIDES) - 1,
  (key % SIDES) - 1,
];

/**
 * Arcs where territories meet each other or nobody, by the pair that meets.
 *
 * @param wanted When given, only borders that one of these territories (or nobody) is part of.
 * O(arcs).
 */
export function territoryBorders(
  { arcLeft, arcRight }: Topology,
  assignment: Int32Array,
  wanted?: ReadonlySet<TerritoryIndex>,
): Map<BorderKey, number[]> {
  const borders = new Map<BorderKey, number[]>();
  const holder = (unit: number): number => (unit < 0 ? 0 : (assignment[unit] as number) + 1);
  for (let arc = 0; arc < arcLeft.length; arc++) {
    const left = holder(arcLeft[arc] as number);
    const right = holder(arcRight[arc] as number);
    if (left === right) continue;
    if (wanted !== undefined && !wanted.has(left - 1) && !wanted.has(right - 1)) continue;
    const key = keyOf(left, right);
    const arcs = borders.get(key);
    if (arcs === undefined) borders.set(key, [arc]);
    else arcs.push(arc);
  }
  return borders;
}

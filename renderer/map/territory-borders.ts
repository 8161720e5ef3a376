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
  const isWanted = wanted === undefined ? null : maskOf(wanted, assignment);
  for (let arc = 0; arc < arcLeft.length; arc++) {
    const leftUnit = arcLeft[arc] as number;
    const rightUnit = arcRight[arc] as number;
    const left = leftUnit < 0 ? 0 : (assignment[leftUnit] as number) + 1;
    const right = rightUnit < 0 ? 0 : (assignment[rightUnit] as number) + 1;
    if (left === right) continue;
    if (isWanted !== null && isWanted[left] !== 1 && isWanted[right] !== 1) continue;
    const key = keyOf(left, right);
    const arcs = borders.get(key);
    if (arcs === undefined) borders.set(key, [arc]);
    else arcs.push(arc);
  }
  return borders;
}

/** 1 per wanted side of a border, by territory number plus one. */
function maskOf(wanted: ReadonlySet<TerritoryIndex>, assignment: Int32Array): Uint8Array {
  const mask = new Uint8Array(2 + assignment.reduce((highest, holder) => Math.max(highest, holder), 0));
  for (const territory of wanted) if (territory >= -1) mask[territory + 1] = 1;
  return mask;
}

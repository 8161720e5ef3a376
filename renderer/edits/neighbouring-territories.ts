import type { Adjacency } from "../../core/domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";

/** Territories that have a unit beside one of this territory's, by how many such pairs there are, most first. O(pairs). */
export function neighbouringTerritories(
  { offsets, neighbours }: Pick<Adjacency, "offsets" | "neighbours">,
  assignment: Int32Array,
  territory: TerritoryIndex,
): TerritoryIndex[] {
  const pairs = new Map<TerritoryIndex, number>();
  for (let unit = 0; unit < assignment.length; unit++) {
    if (assignment[unit] !== territory) continue;
    for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
      const other = assignment[neighbours[e] as number] ?? UNASSIGNED;
      if (other !== territory && other !== UNASSIGNED) pairs.set(other, (pairs.get(other) ?? 0) + 1);
    }
  }
  return [...pairs].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([other]) => other);
}

import type { Layer, UnitIndex } from "../../domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";

/** The territory that shares the longest border with these units; null where none does. O(units given and neighbours). */
export function holderAround(
  { adjacency: { offsets, neighbours, borderKm } }: Pick<Layer, "adjacency">,
  assignment: Int32Array,
  units: readonly UnitIndex[],
): TerritoryIndex | null {
  const own = new Set(units);
  const sharedKm = new Map<TerritoryIndex, number>();
  for (const unit of units) {
    for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
      const neighbour = neighbours[e] as number;
      const holder = assignment[neighbour] ?? UNASSIGNED;
      if (holder === UNASSIGNED || own.has(neighbour)) continue;
      sharedKm.set(holder, (sharedKm.get(holder) ?? 0) + (borderKm[e] as number));
    }
  }
  let best: TerritoryIndex | null = null;
  for (const [holder, km] of sharedKm) if (best === null || km > (sharedKm.get(best) ?? 0)) best = holder;
  return best;
}

import type { Topology } from "../../domain/layer.ts";

/** The arcs around each unit, compressed: those of unit `u` are `arcs[offsets[u]]` … `arcs[offsets[u + 1] − 1]`. */
export type UnitArcs = { readonly offsets: Int32Array; readonly arcs: Int32Array };

/** Counting sort over both sides of every arc. O(arcs + units). */
export function unitArcs({ arcLeft, arcRight }: Topology, unitCount: number): UnitArcs {
  const offsets = new Int32Array(unitCount + 1);
  for (const side of [arcLeft, arcRight]) {
    for (const unit of side) if (unit >= 0) offsets[unit + 1] = (offsets[unit + 1] as number) + 1;
  }
  for (let unit = 0; unit < unitCount; unit++) {
    offsets[unit + 1] = (offsets[unit + 1] as number) + (offsets[unit] as number);
  }
  const arcs = new Int32Array(offsets[unitCount] as number);
  const next = offsets.slice();
  for (const side of [arcLeft, arcRight]) {
    for (let arc = 0; arc < side.length; arc++) {
      const unit = side[arc] as number;
      if (unit < 0) continue;
      arcs[next[unit] as number] = arc;
      next[unit] = (next[unit] as number) + 1;
    }
  }
  return { offsets, arcs };
}

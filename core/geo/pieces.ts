import type { Adjacency } from "../domain/layer.ts";

/**
 * Connected pieces of a subset of units.
 *
 * @param isMember 1 for the units of the subset, or null for all.
 * @returns Per unit the number of its piece, or −1 outside the subset; pieces are numbered by their lowest unit.
 *
 * O(units + pairs).
 */
export function pieces(
  { offsets, neighbours }: Adjacency,
  isMember: Uint8Array | null,
): { readonly pieceOfUnit: Int32Array; readonly pieceCount: number } {
  const unitCount = offsets.length - 1;
  const pieceOfUnit = new Int32Array(unitCount).fill(-1);
  const queue = new Int32Array(unitCount);
  let pieceCount = 0;
  for (let start = 0; start < unitCount; start++) {
    if (pieceOfUnit[start] !== -1 || (isMember !== null && isMember[start] === 0)) continue;
    pieceOfUnit[start] = pieceCount;
    queue[0] = start;
    for (let read = 0, write = 1; read < write; read++) {
      const unit = queue[read] as number;
      for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
        const neighbour = neighbours[i] as number;
        if (pieceOfUnit[neighbour] !== -1 || (isMember !== null && isMember[neighbour] === 0)) continue;
        pieceOfUnit[neighbour] = pieceCount;
        queue[write++] = neighbour;
      }
    }
    pieceCount++;
  }
  return { pieceOfUnit, pieceCount };
}

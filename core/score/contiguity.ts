import type { Adjacency } from "../domain/layer.ts";
import type { PlanColumns } from "../domain/plan-columns.ts";
import { join } from "../domain/union-find.ts";

/** Neighbour lists as in Adjacency, without the borders. */
export type Neighbours = Pick<Adjacency, "offsets" | "neighbours">;

/**
 * The layer's neighbours together with the links that join an extent's pieces. O(pairs + links); the layer's own lists
 * when there are no links.
 */
export function withGapLinks({ offsets, neighbours }: Neighbours, { from, to }: PlanColumns["gapLinks"]): Neighbours {
  if (from.length === 0) return { offsets, neighbours };
  const unitCount = offsets.length - 1;
  const extra = new Int32Array(unitCount);
  for (const unit of [...from, ...to]) extra[unit] = (extra[unit] as number) + 1;

  const joinedOffsets = new Int32Array(unitCount + 1);
  const next = new Int32Array(unitCount);
  const joined = new Int32Array(neighbours.length + 2 * from.length);
  for (let unit = 0; unit < unitCount; unit++) {
    const start = joinedOffsets[unit] as number;
    const own = neighbours.subarray(offsets[unit], offsets[unit + 1]);
    joined.set(own, start);
    next[unit] = start + own.length;
    joinedOffsets[unit + 1] = start + own.length + (extra[unit] as number);
  }
  const link = (unit: number, neighbour: number): void => {
    const at = next[unit] as number;
    joined[at] = neighbour;
    next[unit] = at + 1;
  };
  for (let i = 0; i < from.length; i++) {
    link(from[i] as number, to[i] as number);
    link(to[i] as number, from[i] as number);
  }
  return { offsets: joinedOffsets, neighbours: joined };
}

/**
 * Counts the connected pieces of one territory on the given neighbour lists: borders, water links and gap links all join.
 * A territory is contiguous when it has one piece; one without units has none.
 *
 *     pieces = units − successful unions
 *
 * @param parent Scratch memory, one entry per unit of the layer; its content does not matter.
 * @returns A counter for the units of one slot; O(units of the slot and their neighbours).
 */
export function pieceCounter(
  { offsets, neighbours }: Neighbours,
  slots: Int32Array,
  parent: Int32Array,
): (members: Int32Array) => number {
  return (members) => {
    for (const unit of members) parent[unit] = unit;
    let pieces = members.length;
    for (const unit of members) {
      const slot = slots[unit];
      for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
        const neighbour = neighbours[i] as number;
        if (neighbour < unit && slots[neighbour] === slot && join(parent, unit, neighbour)) pieces--;
      }
    }
    return pieces;
  };
}

import { join, rootOf } from "../domain/union-find.ts";
import type { Neighbours } from "./contiguity.ts";

/**
 * Pieces that a slot has with `units` less those that it has without them.
 *
 * @param units Each once. Whether `slots` already or still has them in the slot does not matter.
 * @param isRestWhole Whether it is known that the slot's other units are one piece.
 */
export type PieceGain = (units: readonly number[], slot: number, isRestWhole?: boolean) => number;

/**
 * Counts pieces where units join or leave a slot, by looking around them alone:
 *
 *     gain = pieces of the units by themselves − joints
 *
 * where a joint ties one of those pieces to a piece of the rest that it does not hang together with yet. Which of the
 * rest's units around them hang together is found by a search that spreads from all of them at once and ends when all
 * but one of what is still apart has been walked to its end: around a hole the fronts meet after a few steps, and where
 * the slot is cut it costs what the smaller parts cost. Never more than counting the slot from scratch, by more than a
 * constant. Memory: four integers per unit, once.
 *
 * @param neighbours Every pair both ways.
 * @param slots Slot per unit; read when the answer is asked for.
 */
export function pieceGain({ offsets, neighbours }: Neighbours, slots: Int32Array): PieceGain {
  const seen = new Int32Array(slots.length);
  const parent = new Int32Array(slots.length);
  const queue = new Int32Array(slots.length);
  /** Per root of a front: its units in the queue that have not been looked at. */
  const pending = new Int32Array(slots.length);
  let stamp = 0;

  /** Lets the fronts in the queue grow until at most one of them could still meet another. */
  const spread = (slot: number, own: number, reached: number, fronts: number): void => {
    let write = fronts;
    let open = fronts;
    for (let read = 0; open > 1; read++) {
      const unit = queue[read] as number;
      const root = rootOf(parent, unit);
      for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
        const next = neighbours[i] as number;
        if (slots[next] !== slot || seen[next] === own) continue;
        if (seen[next] !== reached) {
          seen[next] = reached;
          parent[next] = root;
          queue[write++] = next;
          pending[root] = (pending[root] as number) + 1;
          continue;
        }
        const other = rootOf(parent, next);
        if (other === root) continue;
        parent[other] = root;
        pending[root] = (pending[root] as number) + (pending[other] as number);
        open--;
      }
      pending[root] = (pending[root] as number) - 1;
      if (pending[root] === 0) open--;
    }
  };

  return (units, slot, isRestWhole = false) => {
    const own = stamp + 1;
    const reached = stamp + 2;
    stamp = reached;
    for (const unit of units) {
      seen[unit] = own;
      parent[unit] = unit;
    }
    let gain = units.length;
    let fronts = 0;
    for (const unit of units) {
      for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
        const next = neighbours[i] as number;
        if (seen[next] === own) {
          if (next < unit && join(parent, next, unit)) gain--;
        } else if (slots[next] === slot && seen[next] !== reached) {
          seen[next] = reached;
          parent[next] = isRestWhole && fronts > 0 ? (queue[0] as number) : next;
          pending[next] = 1;
          queue[fronts++] = next;
        }
      }
    }
    if (!isRestWhole) spread(slot, own, reached, fronts);
    for (const unit of units) {
      for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
        const next = neighbours[i] as number;
        if (seen[next] === reached && join(parent, next, unit)) gain--;
      }
    }
    return gain;
  };
}

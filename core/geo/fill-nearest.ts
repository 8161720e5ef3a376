import FlatQueue from "flatqueue";
import type { Adjacency } from "../domain/layer.ts";
import { UNASSIGNED } from "../domain/territory.ts";

export type FillRules = {
  /** Whether a unit that has no owner yet may be given one; others stay as they are and are not walked through. */
  readonly isFree: (unit: number) => boolean;
  /** Length of the step between two neighbours; at least 0. */
  readonly length: (from: number, to: number) => number;
};

/**
 * Gives every free unit to the owner that is nearest along the adjacency, so that what an owner gains hangs together
 * with what it had: shortest paths from all owned units at once.
 *
 * @param owner Per unit its owner, UNASSIGNED for none. Not modified.
 * @returns The owners after it; units that no owner reaches stay UNASSIGNED. O(neighbours · log units).
 */
export function fillNearest(
  { offsets, neighbours }: Pick<Adjacency, "offsets" | "neighbours">,
  owner: Int32Array,
  { isFree, length }: FillRules,
): Int32Array {
  const filled = owner.slice();
  const reached = new Float64Array(owner.length).fill(Infinity);
  const isOpen = Uint8Array.from(owner, (holder, unit) => (holder === UNASSIGNED && isFree(unit) ? 1 : 0));
  const queue = new FlatQueue();

  const offer = (from: number, distance: number): void => {
    for (let e = offsets[from] as number; e < (offsets[from + 1] as number); e++) {
      const to = neighbours[e] as number;
      if (isOpen[to] === 0) continue;
      const whole = distance + length(from, to);
      if (whole >= (reached[to] as number)) continue;
      reached[to] = whole;
      filled[to] = filled[from] as number;
      queue.push(to, whole);
    }
  };

  for (let unit = 0; unit < owner.length; unit++) if (owner[unit] !== UNASSIGNED) offer(unit, 0);
  for (let distance = queue.peekValue(); distance !== undefined; distance = queue.peekValue()) {
    const unit = queue.pop() as number;
    if (isOpen[unit] === 0) continue;
    isOpen[unit] = 0;
    offer(unit, distance);
  }
  return filled;
}

/** The units of each slot as linked lists over two arrays: a move costs the same however large the territory is. */
export type UnitLists = {
  /** Takes `unit` out of the list of `from` and into that of `to`; a negative slot has no list. */
  readonly move: (unit: number, from: number, to: number) => void;
  /** The units of a slot, in no particular order; valid until the next call. O(units of the slot). */
  readonly unitsOf: (slot: number) => Int32Array;
};

const END = -1;

export function createUnitLists(slots: Int32Array, slotCount: number): UnitLists {
  const first = new Int32Array(slotCount).fill(END);
  const next = new Int32Array(slots.length).fill(END);
  const previous = new Int32Array(slots.length).fill(END);
  const buffer = new Int32Array(slots.length);

  const insert = (unit: number, slot: number): void => {
    const head = first[slot] as number;
    next[unit] = head;
    previous[unit] = END;
    if (head !== END) previous[head] = unit;
    first[slot] = unit;
  };
  const remove = (unit: number, slot: number): void => {
    const before = previous[unit] as number;
    const after = next[unit] as number;
    if (before === END) first[slot] = after;
    else next[before] = after;
    if (after !== END) previous[after] = before;
  };
  for (let unit = slots.length - 1; unit >= 0; unit--) {
    const slot = slots[unit] as number;
    if (slot >= 0) insert(unit, slot);
  }

  return {
    move(unit, from, to) {
      if (from >= 0) remove(unit, from);
      if (to >= 0) insert(unit, to);
    },
    unitsOf(slot) {
      let count = 0;
      for (let unit = first[slot] as number; unit !== END; unit = next[unit] as number) buffer[count++] = unit;
      return buffer.subarray(0, count);
    },
  };
}

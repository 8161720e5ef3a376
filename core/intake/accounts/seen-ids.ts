/**
 * A function that answers with the row in which an id stood before, or 0 and remembers it.
 *
 * Ids are kept as fingerprints of 64 bits in flat arrays: 12 bytes a slot instead of a string, so that a million ids
 * take some 25 MB. Two different ids of a million have the same fingerprint with a chance of 1 in 37 million; all that
 * would do is one wrong line in the list of repairs.
 */
export function seenIds(): (id: string, row: number) => number {
  let size = 1 << 12;
  let used = 0;
  let high = new Uint32Array(size);
  let low = new Uint32Array(size);
  let rows = new Uint32Array(size);

  const slotOf = (h: number, l: number): number => {
    let slot = (l ^ h) & (size - 1);
    while (rows[slot] !== 0 && (high[slot] !== h || low[slot] !== l)) slot = (slot + 1) & (size - 1);
    return slot;
  };
  const grow = (): void => {
    const [oldHigh, oldLow, oldRows] = [high, low, rows];
    size *= 2;
    [high, low, rows] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
    for (let i = 0; i < oldRows.length; i++) {
      if (oldRows[i] !== 0) put(oldHigh[i] as number, oldLow[i] as number, oldRows[i] as number);
    }
  };
  const put = (h: number, l: number, row: number): void => {
    const slot = slotOf(h, l);
    high[slot] = h;
    low[slot] = l;
    rows[slot] = row;
  };

  return (id, row) => {
    let h = 0x811c9dc5;
    let l = 0x9e3779b9;
    for (let i = 0; i < id.length; i++) {
      const code = id.charCodeAt(i);
      h = Math.imul(h ^ code, 0x01000193);
      l = Math.imul(l ^ code, 0x85ebca6b) ^ (l >>> 15);
    }
    // The last mixing of MurmurHash3, so that the low bits, which choose the slot, depend on every character.
    l = Math.imul(l ^ (l >>> 16), 0xc2b2ae35) ^ id.length;
    const fingerprintHigh = h >>> 0;
    const fingerprintLow = (l ^ (l >>> 13)) >>> 0;
    const earlier = rows[slotOf(fingerprintHigh, fingerprintLow)] as number;
    if (earlier !== 0) return earlier;
    if (used++ > size * 0.6) grow();
    put(fingerprintHigh, fingerprintLow, row);
    return 0;
  };
}

/**
 * A function that answers with the row in which an id stood before, or 0 and remembers it.
 *
 * Ids are kept as fingerprints of 64 bits in flat arrays: 12 bytes a slot instead of a string, so that a million ids
 * take some 25 MB. Two different ids of a million have the same fingerprint with a chance of 1 in 37 million; all that
 * would do is one wrong line in the list of repairs.
 */
export function seenIds(): (id: string, row: number) => number {
  let slots = 1 << 12;
  let used = 0;
  // Per slot the two halves of the fingerprint and the row (0: free), side by side for the processor's cache.
  let table = new Uint32Array(slots * STRIDE);

  /** Place in the table of the slot that has the fingerprint, or of the free one where it belongs. */
  const find = (high: number, low: number): number => {
    let at = ((low ^ high) & (slots - 1)) * STRIDE;
    while (table[at + 2] !== 0 && (table[at] !== high || table[at + 1] !== low)) at = (at + STRIDE) % table.length;
    return at;
  };
  const put = (at: number, high: number, low: number, row: number): void => {
    table[at] = high;
    table[at + 1] = low;
    table[at + 2] = row;
  };
  const grow = (): void => {
    const old = table;
    slots *= 2;
    table = new Uint32Array(slots * STRIDE);
    for (let at = 0; at < old.length; at += STRIDE) {
      const [high, low, row] = [old[at] as number, old[at + 1] as number, old[at + 2] as number];
      if (row !== 0) put(find(high, low), high, low, row);
    }
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
    const high = h >>> 0;
    const low = (l ^ (l >>> 13)) >>> 0;
    let at = find(high, low);
    const earlier = table[at + 2] as number;
    if (earlier !== 0) return earlier;
    if (++used > slots * 0.6) {
      grow();
      at = find(high, low);
    }
    put(at, high, low, row);
    return 0;
  };
}

const STRIDE = 3;

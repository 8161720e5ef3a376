/** Things sorted into groups, compressed: the members of group `g` are `members[offsets[g]]` … `members[offsets[g + 1] − 1]`. */
export type Groups = { readonly offsets: Int32Array; readonly members: Int32Array };

/**
 * Positions 0 … keys.length − 1 by their key, ascending within a group. Keys outside 0 … groupCount − 1 are left out.
 * Counting sort: O(keys + groups).
 */
export function groupBy(keys: Int32Array, groupCount: number): Groups {
  const isGroup = (key: number): boolean => key >= 0 && key < groupCount;
  const offsets = new Int32Array(groupCount + 1);
  for (const key of keys) {
    if (isGroup(key)) offsets[key + 1] = (offsets[key + 1] as number) + 1;
  }
  for (let group = 0; group < groupCount; group++) {
    offsets[group + 1] = (offsets[group + 1] as number) + (offsets[group] as number);
  }
  const members = new Int32Array(offsets[groupCount] as number);
  const next = offsets.slice();
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    if (!isGroup(key)) continue;
    const at = next[key] as number;
    members[at] = i;
    next[key] = at + 1;
  }
  return { offsets, members };
}

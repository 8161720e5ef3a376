/** Nodes with more neighbours than this have no ring masks; their contiguity is tested by search alone. */
export const RING_LIMIT = 31;

/**
 * For each neighbour slot of each node, which of the node's other neighbours touch that neighbour, as bits.
 *
 * With `i` the position of a neighbour in the node's list, bit `j` of `masks[offsets[node] + i]` says that neighbours
 * `i` and `j` of the node are neighbours of each other. On a planar map these are the steps of the ring round the
 * node, so that "do the node's own neighbours still hang together without it?" takes a few bit operations and
 * settles about 96 of 100 contiguity questions. O(Σ degree²), once per graph.
 */
export function ringMasks(offsets: Int32Array, neighbours: Int32Array): Int32Array {
  const n = offsets.length - 1;
  const masks = new Int32Array(neighbours.length);
  const slotOf = new Int32Array(n).fill(-1);
  for (let node = 0; node < n; node++) {
    const begin = offsets[node]!;
    const end = offsets[node + 1]!;
    if (end - begin > RING_LIMIT) continue;
    for (let e = begin; e < end; e++) slotOf[neighbours[e]!] = e - begin;
    for (let e = begin; e < end; e++) {
      const neighbour = neighbours[e]!;
      let mask = 0;
      for (let f = offsets[neighbour]!; f < offsets[neighbour + 1]!; f++) {
        const slot = slotOf[neighbours[f]!]!;
        if (slot >= 0) mask |= 1 << slot;
      }
      masks[e] = mask;
    }
    for (let e = begin; e < end; e++) slotOf[neighbours[e]!] = -1;
  }
  return masks;
}

import { type BorderRings, mixPair, tableSize } from "./border-rings.ts";

/**
 * The straight edges of all rings, each place once. Edge `e` joins the vertices `low[e]` < `high[e]`. A claim is one
 * corner whose ring continues along the edge: the claims of `e` are `firstClaim[e]`, then `nextClaim` of it, to −1.
 */
export type BorderEdges = {
  readonly edgeCount: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly firstClaim: Int32Array;
  /** Per corner. */
  readonly nextClaim: Int32Array;
  /** Per corner: the edge to the next corner of the ring. */
  readonly edgeOfCorner: Int32Array;
  /** Per corner: the unit of its ring. */
  readonly unitOfCorner: Int32Array;
};

/** Finds the edges of the rings by a hash table over vertex pairs. O(corners). */
export function borderEdges({ ringOffsets, ringUnit, corners }: BorderRings): BorderEdges {
  const cornerCount = corners.length;
  const low = new Int32Array(cornerCount);
  const high = new Int32Array(cornerCount);
  const firstClaim = new Int32Array(cornerCount);
  const nextClaim = new Int32Array(cornerCount).fill(-1);
  const edgeOfCorner = new Int32Array(cornerCount);
  const unitOfCorner = new Int32Array(cornerCount);
  const slots = new Int32Array(tableSize(cornerCount)).fill(-1);
  const mask = slots.length - 1;
  let edgeCount = 0;

  for (let ring = 0; ring < ringUnit.length; ring++) {
    const first = ringOffsets[ring] as number;
    const end = ringOffsets[ring + 1] as number;
    for (let corner = first; corner < end; corner++) {
      const from = corners[corner] as number;
      const to = corners[corner + 1 < end ? corner + 1 : first] as number;
      const lowVertex = from < to ? from : to;
      const highVertex = from < to ? to : from;
      let slot = mixPair(lowVertex, highVertex) & mask;
      let edge = slots[slot] as number;
      while (edge >= 0 && (low[edge] !== lowVertex || high[edge] !== highVertex)) {
        slot = (slot + 1) & mask;
        edge = slots[slot] as number;
      }
      if (edge < 0) {
        edge = edgeCount++;
        slots[slot] = edge;
        low[edge] = lowVertex;
        high[edge] = highVertex;
        firstClaim[edge] = -1;
      }
      nextClaim[corner] = firstClaim[edge] as number;
      firstClaim[edge] = corner;
      edgeOfCorner[corner] = edge;
      unitOfCorner[corner] = ringUnit[ring] as number;
    }
  }
  return { edgeCount, low, high, firstClaim, nextClaim, edgeOfCorner, unitOfCorner };
}

/** True when the edge is claimed from one side only: the outer border, or a border its neighbour draws otherwise. */
export function isOpenEdge({ firstClaim, nextClaim }: BorderEdges, edge: number): boolean {
  return (nextClaim[firstClaim[edge] as number] as number) < 0;
}

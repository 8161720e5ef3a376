import { fail, ok, type Result } from "../domain/result.ts";
import type { Pieces } from "./pieces.ts";
import type { SolveRefusal } from "./problem.ts";

export type AllocationTask = {
  readonly pieces: Pieces;
  /** Load of each node, and the share each territory should carry. */
  readonly load: Float64Array;
  readonly shares: Float64Array;
  /** Per node: the territory that must lie in its piece, or −1. */
  readonly claim: Int32Array;
};

/**
 * Which territories lie in which piece of a map that does not hang together: locked ones where their locks are, the
 * others, largest share first, where most load is still without a territory; never fewer than one a piece.
 *
 * Problems: `more-pieces-than-territories`; `locks-cannot-connect` when one territory is locked in two pieces.
 * O(n + k · pieces).
 *
 * @returns Per piece the list of its territories.
 */
export function allocatePieces(task: AllocationTask): Result<number[][], SolveRefusal> {
  const { pieces, load, shares, claim } = task;
  const k = shares.length;
  if (pieces.count > k) return fail({ kind: "more-pieces-than-territories", pieces: pieces.count, territories: k });
  const pieceOf = new Int32Array(k).fill(-1);
  const open = new Float64Array(pieces.count);
  const nodesLeft = new Int32Array(pieces.count);
  for (let node = 0; node < load.length; node++) {
    const piece = pieces.of[node]!;
    open[piece]! += load[node]!;
    nodesLeft[piece]!++;
    const territory = claim[node]!;
    if (territory < 0) continue;
    if (pieceOf[territory]! >= 0 && pieceOf[territory] !== piece) {
      return fail({ kind: "locks-cannot-connect", territory, proved: true });
    }
    pieceOf[territory] = piece;
  }
  const lists: number[][] = Array.from({ length: pieces.count }, () => []);
  const give = (territory: number, piece: number): void => {
    lists[piece]!.push(territory);
    open[piece]! -= shares[territory]!;
    nodesLeft[piece]!--;
  };
  pieceOf.forEach((piece, territory) => {
    if (piece >= 0) give(territory, piece);
  });

  const free = [...shares.keys()].filter((t) => pieceOf[t]! < 0).sort((a, b) => shares[b]! - shares[a]! || a - b);
  let empty = lists.filter((list) => list.length === 0).length;
  if (empty > free.length) return fail({ kind: "more-pieces-than-territories", pieces: pieces.count, territories: k });
  free.forEach((territory, i) => {
    const onlyEmpty = empty === free.length - i;
    let best = -1;
    for (let piece = 0; piece < pieces.count; piece++) {
      if (nodesLeft[piece] === 0 || (onlyEmpty && lists[piece]!.length > 0)) continue;
      if (best < 0 || open[piece]! > open[best]!) best = piece;
    }
    if (lists[best]!.length === 0) empty--;
    give(territory, best);
  });
  for (const list of lists) list.sort((a, b) => a - b);
  return ok(lists);
}

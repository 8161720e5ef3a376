import { fillNearest } from "../geo/fill-nearest.ts";
import { piecesOf } from "./pieces.ts";
import type { SolveGraph } from "./solve-graph.ts";
import { startByBisection } from "./start-by-bisection.ts";

export type CompletionTask = {
  readonly graph: SolveGraph;
  readonly k: number;
  /** Per node: the territory it should be in, or −1 for any. */
  readonly preferred: Int32Array;
  /** Per node: the territory it must be in, or −1. The claim of each territory is connected. */
  readonly claim: Int32Array;
  /** What is kept of a territory in several pieces: the piece with the most of this. */
  readonly value: Float64Array;
  readonly load: Float64Array;
  readonly targetLoad: Float64Array;
  /** False: pieces are left as they are, only what has no territory is given one. */
  readonly contiguous: boolean;
};

/**
 * A whole plan as near to the preferred one as contiguity lets it: of each territory the piece with its claim, or
 * else the most valuable one, stays; empty territories get half of the fullest one that can be split; all other
 * nodes go to the nearest territory they touch.
 *
 * @returns Every node's territory, none empty; null when some piece of the map has no territory near, or no
 *   territory can be split any more. O(n log n + neighbours), and once more for each empty territory.
 */
export function completePlan(task: CompletionTask): Int32Array | null {
  const { graph } = task;
  const part = fillNearest(graph, keepBestPieces(task), {
    isFree: () => true,
    length: (a, b) => Math.hypot(graph.x[b]! - graph.x[a]!, graph.y[b]! - graph.y[a]!),
  });
  if (part.includes(-1)) {
    if (task.contiguous) return null;
    part.forEach((territory, node) => {
      if (territory < 0) part[node] = 0;
    });
  }
  const size = new Int32Array(task.k);
  for (const territory of part) size[territory]!++;
  for (let territory = 0; territory < task.k; territory++) {
    if (size[territory] === 0 && !splitFor(task, part, size, territory)) return null;
  }
  return part;
}

function keepBestPieces({ graph, k, preferred, claim, value, contiguous }: CompletionTask): Int32Array {
  const part = preferred.map((territory, node) => (claim[node]! >= 0 ? claim[node]! : territory));
  if (!contiguous) return part;
  const pieces = piecesOf(graph, part);
  const worth = new Float64Array(pieces.count);
  const owner = new Int32Array(pieces.count);
  for (let node = 0; node < part.length; node++) {
    const piece = pieces.of[node]!;
    if (piece < 0) continue;
    owner[piece] = part[node]!;
    // Unit counts only decide between pieces of equal value; a claim outweighs everything.
    worth[piece]! += claim[node]! >= 0 ? Infinity : value[node]! + 1e-9 * graph.unitCount[node]!;
  }
  const best = new Int32Array(k).fill(-1);
  for (let piece = 0; piece < pieces.count; piece++) {
    const territory = owner[piece]!;
    if (best[territory]! < 0 || worth[piece]! > worth[best[territory]!]!) best[territory] = piece;
  }
  return part.map((territory, node) => (territory >= 0 && pieces.of[node] === best[territory] ? territory : -1));
}

/** Gives about half of the fullest splittable territory to `empty`; false when none can be split. */
function splitFor(task: CompletionTask, part: Int32Array, size: Int32Array, empty: number): boolean {
  const { graph, k, claim, load, targetLoad } = task;
  const fill = new Float64Array(k);
  part.forEach((territory, node) => {
    fill[territory]! += load[node]! / targetLoad[territory]!;
  });
  const donors = [...fill.keys()].filter((t) => size[t]! > 1).sort((a, b) => fill[b]! - fill[a]! || a - b);
  for (const donor of donors) {
    const nodes = Int32Array.from([...part.keys()].filter((node) => part[node] === donor));
    const sides = new Int32Array(graph.nodeCount);
    startByBisection({ graph, load, targetLoad: Float64Array.of(1, 1) }, nodes, [0, 1], sides);
    const claimedSides = new Set(nodes.filter((node) => claim[node]! >= 0).map((node) => sides[node]!));
    const given =
      claimedSides.size < 2
        ? [...nodes].filter((node) => (sides[node] === 0) === claimedSides.has(1))
        : unclaimedEnd(graph, nodes, part, claim, donor);
    if (given.length === 0) continue;
    for (const node of given) part[node] = empty;
    size[donor]! -= given.length;
    size[empty] = given.length;
    return true;
  }
  return false;
}

/** An unclaimed node that the rest of its territory does not need: the one that is farthest from the claim in steps. */
function unclaimedEnd(
  graph: SolveGraph,
  nodes: Int32Array,
  part: Int32Array,
  claim: Int32Array,
  donor: number,
): readonly number[] {
  const queue = Array.from(nodes.filter((node) => claim[node]! >= 0));
  const seen = new Set(queue);
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!;
    for (let e = graph.offsets[node]!; e < graph.offsets[node + 1]!; e++) {
      const next = graph.neighbours[e]!;
      if (part[next] !== donor || seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  const last = queue.at(-1)!;
  return claim[last]! < 0 ? [last] : [];
}

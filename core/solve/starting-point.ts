import type { Random } from "../domain/random.ts";
import { type CoarseLevel, contract } from "./coarsen.ts";
import type { DeadEnd } from "./dead-ends.ts";
import { hierarchyOf, pushDown } from "./hierarchy.ts";
import { piecesOf } from "./pieces.ts";
import type { SolveGraph } from "./solve-graph.ts";
import { bisectPieces, loads, type StartPlan } from "./start-plan.ts";

/** Clusters per territory on the coarsest level, and clusters in all at least. */
const CLUSTERS_PER_TERRITORY = 40;
const FEWEST_CLUSTERS = 400;
/** Largest cluster of several units, in targets of an average territory. */
const LARGEST_CLUSTER = 0.1;

/** Where the search begins: ever coarser graphs, finest first, and a plan on the coarsest of them. */
export type StartingPoint = { readonly levels: readonly CoarseLevel[]; readonly coarsest: Int32Array };

/** Coarsens the units and lays the first plan on the clusters, if there is none yet. O((n + neighbours) · log k). */
export function startingPoint(start: StartPlan, k: number, ends: readonly DeadEnd[], random: Random): StartingPoint {
  const { graph, part, pieces } = start;
  const together = part ? null : deadEndLevel(graph, ends, k);
  const first = together?.graph ?? graph;
  const labels = labelsOf(start);
  const upper = hierarchyOf(
    first,
    {
      labels: together ? pushDown(labels, together) : labels,
      fewestNodes: Math.max(FEWEST_CLUSTERS, CLUSTERS_PER_TERRITORY * k),
      largestWeight: LARGEST_CLUSTER / k,
      largestUnitCount: Math.max(2, graph.nodeCount / k / 6),
    },
    random,
  );
  const levels = together ? [together, ...upper] : upper;
  if (part) return { levels, coarsest: levels.reduce(pushDown, part.slice()) };
  const coarse = levels.at(-1)?.graph ?? graph;
  const coarsePieces = { count: pieces.count, of: levels.reduce(pushDown, pieces.of) };
  return { levels, coarsest: bisectPieces({ ...start, graph: coarse, pieces: coarsePieces, load: loads(coarse) }) };
}

/** Clusters never mix territories, baseline holders or locks; small pieces of the map are not coarsened at all. */
function labelsOf({ graph, part, pieces, territoriesOf }: StartPlan): Int32Array {
  const unitsIn = new Int32Array(pieces.count);
  for (const piece of pieces.of) unitsIn[piece]!++;
  const known = new Map<string, number>();
  return Int32Array.from(pieces.of, (piece, node) => {
    const isSmall = pieces.count > 1 && unitsIn[piece]! < 8 * territoriesOf[piece]!.length;
    const key = isSmall ? `unit ${node}` : `${part?.[node] ?? -1} ${graph.home[node]} ${graph.fixed[node]}`;
    const label = known.get(key) ?? known.size;
    known.set(key, label);
    return label;
  });
}

/**
 * A first level on which the best set of each dead end is one cluster, the worst dead end first: annealing finds such
 * a set only by luck, since all its units have to change at once. Sets that overlap an earlier one, hold a lock, or
 * would cut the map apart are left to the search; null when none remains.
 */
function deadEndLevel(graph: SolveGraph, ends: readonly DeadEnd[], k: number): CoarseLevel | null {
  const setOf = new Int32Array(graph.nodeCount).fill(-1);
  const pieceCount = ends.length > 0 ? piecesOf(graph).count : 0;
  let sets = 0;
  for (const { set } of [...ends].sort((a, b) => b.deviation - a.deviation || a.unit - b.unit)) {
    if (set.length < 2 || sets === k - 1 || set.some((unit) => setOf[unit]! >= 0 || graph.fixed[unit]! >= 0)) continue;
    const rest = new Int32Array(graph.nodeCount);
    for (const unit of set) rest[unit] = -1;
    if (piecesOf(graph, rest).count !== pieceCount) continue;
    for (const unit of set) setOf[unit] = sets;
    sets++;
  }
  if (sets === 0) return null;
  const clusterOf = new Int32Array(graph.nodeCount);
  let clusterCount = sets;
  for (let node = 0; node < graph.nodeCount; node++)
    clusterOf[node] = setOf[node]! >= 0 ? setOf[node]! : clusterCount++;
  return clusterCount < k ? null : { graph: contract(graph, clusterOf, clusterCount), clusterOf };
}

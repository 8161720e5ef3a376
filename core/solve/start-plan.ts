import { fail, ok, type Result } from "../domain/result.ts";
import { allocatePieces } from "./allocate-pieces.ts";
import { completePlan } from "./complete-plan.ts";
import { connectLocks } from "./connect-locks.ts";
import { matchOwners, type Overlap } from "./match-owners.ts";
import { type Pieces, piecesOf } from "./pieces.ts";
import type { SolveRefusal } from "./problem.ts";
import type { SolveGraph } from "./solve-graph.ts";
import { startByBisection } from "./start-by-bisection.ts";
import { type HeavyUnit, heavyUnits, reachableTargets } from "./targets.ts";

export type StartTask = {
  /** The units; its `fixed` column holds the locks. */
  readonly graph: SolveGraph;
  /** Length k, sum 1: the mean of what follows. */
  readonly shares: Float64Array;
  /** Per measure what each territory should carry of it, sum 1, and the tolerance. */
  readonly measureShares: readonly Float64Array[];
  readonly tolerance: Float64Array;
  /** Plan to begin from, −1 where a unit has no territory; null: from nothing. */
  readonly preferred: Int32Array | null;
  readonly contiguous: boolean;
};

/** How the search begins. */
export type StartPlan = {
  /** The graph with heavy units locked as well: each is the heart of a territory of its own. */
  readonly graph: SolveGraph;
  readonly pieces: Pieces;
  readonly territoriesOf: readonly (readonly number[])[];
  /** See `reachableTargets`. */
  readonly target: Float64Array;
  /** Per node, mean over the measures; and per territory what it should carry of it. */
  readonly load: Float64Array;
  readonly targetLoad: Float64Array;
  /** A whole plan to begin from; null where the search may begin with clusters and no plan. */
  readonly part: Int32Array | null;
  /** Whether that plan is one to be improved, and not just something that keeps to the locks. */
  readonly isPreferred: boolean;
  readonly heavy: readonly HeavyUnit[];
};

/** Everything that must be settled before the first move: pieces, locks, targets, and a first whole plan if needed. */
export function startPlan(task: StartTask): Result<StartPlan, SolveRefusal> {
  const { graph, shares, contiguous } = task;
  const whole = piecesOf(graph);
  // Without contiguity a territory may lie anywhere: the map counts as one piece.
  const pieces = contiguous ? whole : { count: 1, of: new Int32Array(graph.nodeCount) };
  const load = loads(graph);
  const allocation = { pieces, load, shares };
  const lockedOnly = contiguous ? connectLocks(graph, shares.length, graph.fixed, task.preferred) : ok(graph.fixed);
  if (!lockedOnly.ok) return lockedOnly;

  const lists = allocatePieces({ ...allocation, claim: graph.fixed });
  if (!lists.ok) return lists;
  const targetTask = {
    ...task,
    shares: task.measureShares,
    pieceOf: pieces.of,
    territoriesOf: lists.value,
    fixed: graph.fixed,
  };
  const heavy = heavyUnits(targetTask);
  const withHeavy = lockHeavy(task, lists.value, pieces.of, heavy);
  const connected = contiguous ? connectLocks(graph, shares.length, withHeavy, task.preferred) : ok(withHeavy);
  // A heavy unit may stand in the way of a lock: then it is left free.
  const fixed = connected.ok ? withHeavy : graph.fixed;
  const claim = connected.ok ? connected.value : lockedOnly.value;

  const locked = { ...graph, fixed };
  const target = reachableTargets({ ...targetTask, graph: locked, fixed });
  const targetLoad = shares.map((_, territory) => {
    let sum = 0;
    for (let m = 0; m < graph.measureCount; m++) sum += target[territory * graph.measureCount + m]!;
    return sum / graph.measureCount;
  });
  const settled = {
    graph: locked,
    pieces,
    territoriesOf: lists.value,
    target,
    load,
    targetLoad,
    heavy,
    isPreferred: task.preferred !== null,
  };
  if (!task.preferred && fixed.every((territory) => territory < 0)) return ok({ ...settled, part: null });

  const completion = { graph: locked, k: shares.length, claim, load, targetLoad, contiguous };
  const value = task.preferred && graph.stake.some((stake) => stake > 0) ? graph.stake : load;
  let part = task.preferred && completePlan({ ...completion, preferred: task.preferred, value });
  part ??= completePlan({ ...completion, preferred: bisectAround(settled, claim), value: load });
  if (!part) return fail({ kind: "locks-leave-no-room", territories: shares.length });
  return ok({ ...settled, part });
}

/** Mean share of the measures, with a trace of unit count so that empty land can be divided as well. */
export function loads({ nodeCount, measureCount, weight, unitCount }: SolveGraph): Float64Array {
  const load = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    let sum = 0;
    for (let m = 0; m < measureCount; m++) sum += weight[node * measureCount + m]!;
    load[node] = sum / measureCount + (1e-6 * unitCount[node]!) / nodeCount;
  }
  return load;
}

/** The locks, and each heavy unit locked where it is, or into the free territory with the largest share. */
function lockHeavy(
  { graph, shares, preferred }: StartTask,
  territoriesOf: readonly (readonly number[])[],
  pieceOf: Int32Array,
  heavy: readonly HeavyUnit[],
): Int32Array {
  const fixed = graph.fixed.slice();
  const used = new Set(fixed.filter((territory) => territory >= 0));
  for (const { node } of heavy) {
    if (fixed[node]! >= 0) continue;
    const free = territoriesOf[pieceOf[node]!]!.filter((territory) => !used.has(territory));
    const today = preferred ? preferred[node]! : -1;
    const territory = preferred
      ? free.find((t) => t === today)
      : [...free].sort((a, b) => shares[b]! - shares[a]! || a - b)[0];
    if (territory === undefined) continue;
    fixed[node] = territory;
    used.add(territory);
  }
  return fixed;
}

/** A plan by bisection of each piece, its territories renamed so that they hold as many of their claims as possible. */
function bisectAround(
  settled: Pick<StartPlan, "graph" | "pieces" | "territoriesOf" | "load" | "targetLoad">,
  claim: Int32Array,
): Int32Array {
  const { graph, targetLoad } = settled;
  const part = bisectPieces(settled);
  const overlaps: Overlap[] = [];
  claim.forEach((owner, node) => {
    if (owner >= 0) overlaps.push({ territory: part[node]!, owner, weight: graph.unitCount[node]! });
  });
  const renamed = matchOwners(targetLoad.length, targetLoad.length, overlaps);
  const taken = new Set(renamed);
  for (const territories of settled.territoriesOf) {
    const left = territories.filter((territory) => !taken.has(territory));
    for (const territory of territories) if (renamed[territory]! < 0) renamed[territory] = left.shift() ?? territory;
  }
  return part.map((territory) => renamed[territory]!);
}

/** A plan by bisection, piece by piece. */
export function bisectPieces({
  graph,
  pieces,
  territoriesOf,
  load,
  targetLoad,
}: Pick<StartPlan, "graph" | "pieces" | "territoriesOf" | "load" | "targetLoad">): Int32Array {
  const part = new Int32Array(graph.nodeCount);
  const nodesOf: number[][] = territoriesOf.map(() => []);
  pieces.of.forEach((piece, node) => nodesOf[piece]!.push(node));
  territoriesOf.forEach((territories, piece) => {
    startByBisection({ graph, load, targetLoad }, Int32Array.from(nodesOf[piece]!), territories, part);
  });
  return part;
}

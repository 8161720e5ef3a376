import { distanceKm } from "../../geo/arc-length.ts";
import type { DemandTask } from "./demand-task.ts";
import { type Misses, slotCentres } from "./trial-misses.ts";

/** A plan in which nodes were given away so that pairs are apart and nothing is too far; `moved` must stay there. */
export type Mended = { readonly assignment: Int32Array; readonly fixed: Int32Array; readonly moved: number };

const MOST_SWEEPS = 40;

/**
 * Takes pairs apart that must differ, and gives nodes that are too far from their centre to a slot within reach, moving
 * no more than connectedness asks for. What was moved is fixed, and so are both nodes of a mended pair: balance is the
 * business of the search that follows. O(nodes) a pair, O(far nodes · slot) a sweep.
 */
export function mendPlaces(
  task: DemandTask,
  misses: Misses,
  before: Int32Array,
  fixedBefore: Int32Array,
  count: number,
): Mended {
  const assignment = before.slice();
  const fixed = fixedBefore.slice();
  let moved = 0;
  const give = (nodes: readonly number[], slot: number): void => {
    for (const node of nodes) {
      assignment[node] = slot;
      fixed[node] = slot;
      moved++;
    }
  };
  for (const i of misses.pairs) {
    const [a, b] = [task.mustDiffer[i]!, task.mustDiffer[i + 1]!];
    if (assignment[a] !== assignment[b]) continue;
    const exit = bestExit(task, assignment, fixed, a, b) ?? bestExit(task, assignment, fixed, b, a);
    if (exit === null) continue;
    for (const node of exit.path) assignment[node] = exit.slot;
    moved += exit.path.length;
    for (const node of exit.held) fixed[node] = exit.slot;
    for (const node of [a, b]) fixed[node] = assignment[node]!;
  }
  if (task.maxRadiusKm !== null) {
    const centres = slotCentres(task, assignment, count);
    let open = misses.far.filter((node) => fixed[node]! < 0);
    for (let sweep = 0; sweep < MOST_SWEEPS && open.length > 0; sweep++) {
      const left = open.filter((node) => {
        const slot = slotWithin(task, assignment, centres, node);
        if (slot < 0 || !mayLeave(task, assignment, [node])) return true;
        give([node], slot);
        return false;
      });
      if (left.length === open.length) break;
      open = left;
    }
  }
  return { assignment, fixed, moved };
}

/** The nearest slot beside the node whose centre is within reach; −1 for none. */
function slotWithin(task: DemandTask, assignment: Int32Array, centres: Float64Array, node: number): number {
  const { offsets, neighbours } = task.graph.adjacency;
  let best = -1;
  let bestKm = task.maxRadiusKm!;
  for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
    const slot = assignment[neighbours[e]!]!;
    if (slot === assignment[node]) continue;
    const km = distanceKm(centres[2 * slot]!, centres[2 * slot + 1]!, task.lng[node]!, task.lat[node]!);
    if (km <= bestKm) {
      best = slot;
      bestKm = km;
    }
  }
  return best;
}

type Exit = {
  /** The nodes that go, those of them that are to stay there, and where. */
  readonly path: readonly number[];
  readonly held: readonly number[];
  readonly slot: number;
};

/**
 * The fewest nodes, `node` among them, that can go to another slot so that `rival` stays: a path where the rest hangs
 * together without it, else a path with what it cuts off from the rival. Null when there is no way.
 */
function bestExit(
  task: DemandTask,
  assignment: Int32Array,
  fixed: Int32Array,
  node: number,
  rival: number,
): Exit | null {
  if (fixed[node]! >= 0) return null;
  const own = assignment[node]!;
  const { offsets, neighbours } = task.graph.adjacency;
  const taboo = new Set<number>();
  for (let i = 0; i < task.mustDiffer.length; i += 2) {
    const [a, b] = [task.mustDiffer[i]!, task.mustDiffer[i + 1]!];
    if (a === node) taboo.add(assignment[b]!);
    if (b === node) taboo.add(assignment[a]!);
  }
  const cameFrom = new Map<number, number>([[node, -1]]);
  const queue = [node];
  let wider: Exit | null = null;
  for (const at of queue) {
    for (let e = offsets[at]!; e < offsets[at + 1]!; e++) {
      const next = neighbours[e]!;
      const slot = assignment[next]!;
      if (slot !== own && !taboo.has(slot)) {
        const path: number[] = [];
        for (let step = at; step >= 0; step = cameFrom.get(step)!) path.push(step);
        if (mayLeave(task, assignment, path)) return { path, held: path, slot };
        const all: readonly number[] = wider === null ? withCutOff(task, assignment, path, rival) : [];
        // Only the node itself has to stay there: how much goes with it is the business of the search.
        if (all.length > 0 && all.every((each) => fixed[each]! < 0)) wider = { path: all, held: [node], slot };
      }
      if (slot !== own || next === rival || fixed[next]! >= 0 || cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return wider;
}

/** A path and everything of its slot that hangs together with `rival` over it only. O(slot). */
function withCutOff({ graph }: DemandTask, assignment: Int32Array, path: readonly number[], rival: number): number[] {
  const own = assignment[rival]!;
  const { offsets, neighbours } = graph.adjacency;
  const leaving = new Set(path);
  const staying = new Set([rival]);
  for (const node of staying) {
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const next = neighbours[e]!;
      if (assignment[next] === own && !leaving.has(next)) staying.add(next);
    }
  }
  return [...assignment.keys()].filter((node) => assignment[node] === own && !staying.has(node));
}

/** Whether the slot of these nodes is left with at least one node, and in one piece where that is asked for. O(slot). */
function mayLeave({ graph, contiguity }: DemandTask, assignment: Int32Array, nodes: readonly number[]): boolean {
  const own = assignment[nodes[0]!]!;
  const leaving = new Set(nodes);
  const { offsets, neighbours } = graph.adjacency;
  const start = assignment.findIndex((slot, node) => slot === own && !leaving.has(node));
  if (start < 0) return false;
  if (contiguity === "off") return true;
  const seen = new Set([start]);
  for (const node of seen) {
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const next = neighbours[e]!;
      if (assignment[next] === own && !leaving.has(next)) seen.add(next);
    }
  }
  let rest = 0;
  assignment.forEach((slot, node) => {
    if (slot === own && !leaving.has(node)) rest++;
  });
  return seen.size === rest;
}

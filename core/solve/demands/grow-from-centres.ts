import FlatQueue from "flatqueue";
import type { DemandTask, TaskMeasure } from "./demand-task.ts";
import { slotTargets } from "./task-problem.ts";

const ROUNDS = 60;
/** How far a territory's head start changes for a load of twice its target, in mean radii; it calms down from round to round. */
const STRIDE = 0.7;
const CALM = 0.96;
/** A load counts as no more than so many targets off: heads start anew step by step. */
const LARGEST_EXCESS = 1;

/**
 * A plan to begin with where every slot has a centre: each node goes to the slot whose centre is nearest along the map,
 * with head starts in km that are changed until the loads are as even as they get (an additively weighted Voronoi
 * diagram on the graph, the kin of a power diagram). Every territory hangs together and holds its centre.
 *
 * @returns Slot per node; null where some slot has no centre, or some node cannot be reached from any.
 *
 * O(rounds · neighbours · log nodes).
 */
export function grownFromCentres(task: DemandTask, count: number): Int32Array | null {
  const { graph, centres, fixed } = task;
  if (task.startsFromPresent || task.kept.length > 0) return null;
  const sources = Int32Array.from({ length: count }, (_, slot) => centres[slot] ?? -1);
  if (count < 2 || sources.includes(-1)) return null;
  const [heaviest] = [...task.measures].sort((a, b) => b.weight - a.weight);
  if (heaviest === undefined) return null;
  const targets = slotTargets(task, heaviest, count);
  const area = graph.areaKm2.reduce((sum, km2) => sum + km2, 0);
  const radiusKm = Math.sqrt(area / count / Math.PI);
  const steps = stepsKm(graph);

  const start = new Float64Array(count);
  let best: Int32Array | null = null;
  let leastMiss = Infinity;
  let stride = STRIDE * radiusKm;
  for (let round = 0; round < ROUNDS; round++) {
    const owner = nearest(graph.adjacency, steps, { sources, start, fixed });
    if (owner.includes(-1)) return null;
    const excess = excessOf(heaviest, owner, targets);
    const miss = excess.reduce((worst, value) => Math.max(worst, Math.abs(value)), 0);
    if (miss < leastMiss) {
      leastMiss = miss;
      best = owner;
    }
    excess.forEach((value, slot) => {
      start[slot]! += stride * Math.max(-LARGEST_EXCESS, Math.min(LARGEST_EXCESS, value));
    });
    stride *= CALM;
  }
  return best;
}

/** Length of the step over each border, in km. */
function stepsKm({ adjacency: { offsets, neighbours }, x, y }: DemandTask["graph"]): Float64Array {
  const steps = new Float64Array(neighbours.length);
  for (let node = 0; node + 1 < offsets.length; node++) {
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const other = neighbours[e]!;
      steps[e] = Math.hypot(x[other]! - x[node]!, y[other]! - y[node]!);
    }
  }
  return steps;
}

type Growth = {
  readonly sources: Int32Array;
  /** How far each slot is behind, in km. */
  readonly start: Float64Array;
  readonly fixed: Int32Array;
};

/** The slot whose centre is nearest to each node, its head start counted; nodes that are fixed let nobody else through. */
function nearest(
  { offsets, neighbours }: DemandTask["graph"]["adjacency"],
  steps: Float64Array,
  { sources, start, fixed }: Growth,
): Int32Array {
  const owner = new Int32Array(offsets.length - 1).fill(-1);
  const reached = new Float64Array(owner.length).fill(Infinity);
  const settled = new Uint8Array(owner.length);
  const queue = new FlatQueue();
  sources.forEach((node, slot) => {
    owner[node] = slot;
    reached[node] = start[slot]!;
    queue.push(node, start[slot]!);
  });
  const isSource = new Uint8Array(owner.length);
  for (const node of sources) isSource[node] = 1;
  for (let km = queue.peekValue(); km !== undefined; km = queue.peekValue()) {
    const node = queue.pop()!;
    if (settled[node] === 1) continue;
    settled[node] = 1;
    const slot = owner[node]!;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      const to = neighbours[e]!;
      if (settled[to] === 1 || isSource[to] === 1 || (fixed[to]! >= 0 && fixed[to] !== slot)) continue;
      const whole = km + steps[e]!;
      if (whole >= reached[to]!) continue;
      reached[to] = whole;
      owner[to] = slot;
      queue.push(to, whole);
    }
  }
  return owner;
}

/** Load / target − 1 of each slot. */
function excessOf({ perNode, held }: TaskMeasure, owner: Int32Array, targets: Float64Array): Float64Array {
  const load = Float64Array.from(targets, (_, slot) => held[slot] ?? 0);
  owner.forEach((slot, node) => {
    load[slot]! += perNode[node]!;
  });
  return load.map((value, slot) => (targets[slot]! > 0 ? value / targets[slot]! - 1 : 0));
}

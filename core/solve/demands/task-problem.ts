import { demandTargets } from "../../score/demands/demand-targets.ts";
import type { SolveMeasure, SolveProblem } from "../problem.ts";
import type { Clusters } from "./clusters.ts";
import type { DemandTask, TaskMeasure } from "./demand-task.ts";
import { mergeNodes, sumByCluster } from "./merge-nodes.ts";
import { totalLoad } from "./read-counts.ts";

/** How one number of slots is tried. */
export type Trial = {
  readonly count: number;
  readonly effort: number;
  readonly compactness: number;
  /** Times what the budgets allow when they are joined into one, ≥ 1; see `joinedBudget`. */
  readonly generosity: number;
  /** Slot that a node must have, or −1: the task's, and what was added on the way. */
  readonly fixed: Int32Array;
  /** Slot per node to begin with; null: as the task says. */
  readonly start: Int32Array | null;
  /** Whether nodes that must differ are fixed to slots already. */
  readonly isPutApart: boolean;
};

/** A limit that equals a target leaves no room at all; so much is always left to the search. */
const LEAST_TOLERANCE = 1e-3;
/** What counts only by its minimum and maximum pulls this much, beside the heaviest measure. */
const GUARD_WEIGHT = 0.1;

/** Per measure and slot what it should carry, held accounts included, in the measure's own unit. */
export function slotTargets({ kept, newCapacities }: DemandTask, measure: TaskMeasure, count: number): Float64Array {
  const holders = Array.from({ length: count }, (_, slot) => {
    const present = kept[slot];
    return present ?? { id: null, capacity: newCapacities[slot - kept.length] ?? 1 };
  });
  const max = measure.upper === Infinity ? null : measure.upper;
  return demandTargets({ ...measure, max }, holders, totalLoad(measure));
}

/** The trial as the solver is asked, on clusters. Hard limits are tolerances that no territory within them exceeds. */
export function taskProblem(task: DemandTask, clusters: Clusters, trial: Trial): SolveProblem {
  const { of, count } = clusters;
  const pull = (column: Int32Array): Int32Array => slotsOfClusters(column, of, count, trial.count);
  const hands = task.hands && baselineOf(task, clusters, trial);
  const present = trial.start ?? (task.startsFromPresent ? task.present : null);
  const heaviest = Math.max(...task.measures.map(({ weight }) => weight));
  return {
    ...mergeNodes(task.graph, of, count),
    measures: task.measures.flatMap((measure) => solveMeasure(task, measure, clusters, trial.count, heaviest)),
    territoryCount: trial.count,
    fixed: pull(trial.fixed),
    ...(present && { start: pull(present) }),
    ...(hands && { baseline: hands }),
    contiguity: task.contiguity,
    compactness: trial.compactness,
    travel: task.travel,
    seed: task.seed,
    effort: trial.effort,
  };
}

function solveMeasure(
  task: DemandTask,
  measure: TaskMeasure,
  { of, count }: Clusters,
  slots: number,
  heaviest: number,
): SolveMeasure[] {
  const targets = slotTargets(task, measure, slots);
  const { min, upper } = measure;
  let tolerance = measure.weight > 0 ? measure.tolerance : Infinity;
  for (const target of targets) {
    if (target <= 0) continue;
    if (upper < Infinity) tolerance = Math.min(tolerance, upper / target - 1);
    if (min !== null && min > 0) tolerance = Math.min(tolerance, 1 - min / target);
  }
  if (tolerance === Infinity) return [];
  const whole = targets.reduce((sum, target) => sum + target, 0);
  const least = whole > 0 ? (1e-3 * whole) / slots : 1;
  return [
    {
      key: measure.measure,
      weight: measure.weight > 0 ? measure.weight : GUARD_WEIGHT * heaviest,
      perUnit: sumByCluster(measure.perNode, of, count),
      tolerance: Math.max(LEAST_TOLERANCE, tolerance),
      targets: targets.map((target, slot) => Math.max(least, target - (measure.held[slot] ?? 0))),
    },
  ];
}

/** A slot per cluster: that of its nodes; −1 where these have none, and for slots beyond the count. */
function slotsOfClusters(column: Int32Array, of: Int32Array, count: number, slots: number): Int32Array {
  const out = new Int32Array(count).fill(-1);
  column.forEach((slot, node) => {
    if (slot >= 0 && slot < slots) out[of[node]!] = slot;
  });
  return out;
}

/**
 * Several budgets as one: a cluster's stake is the largest share of any budget that it takes up, so that what keeps to
 * the joined budget keeps to each. That is stricter than need be where budgets are taken up by different units, hence
 * `generosity`: times the joined budget, to be verified afterwards. A cluster that no budget can pay costs twice one.
 */
function baselineOf(
  { hands }: DemandTask,
  { of, count }: Clusters,
  { count: slots, generosity }: Trial,
): SolveProblem["baseline"] {
  if (hands === null) return undefined;
  const assignment = slotsOfClusters(hands.home, of, count, slots);
  if (hands.budgets.length === 0) {
    return { assignment, weightPerUnit: sumByCluster(hands.priced, of, count), price: hands.price };
  }
  const weightPerUnit = new Float64Array(count);
  for (const { perNode, room } of hands.budgets) {
    let left = room;
    // What a slot held that is given up changes hands whatever the search does.
    hands.home.forEach((slot, node) => {
      if (slot >= slots) left -= perNode[node]!;
    });
    sumByCluster(perNode, of, count).forEach((stake, cluster) => {
      const share = stake <= 0 ? 0 : left <= 0 ? 2 : Math.min(2, stake / left);
      weightPerUnit[cluster] = Math.max(weightPerUnit[cluster]!, share);
    });
  }
  const held = weightPerUnit.reduce((sum, stake, cluster) => (assignment[cluster]! < 0 ? sum : sum + stake), 0);
  return {
    assignment,
    weightPerUnit,
    maxMovedShare: held <= 0 ? 1 : Math.min(1, generosity / held),
    price: hands.price,
  };
}

import { distanceKm } from "../../geo/arc-length.ts";
import type { DemandTask, TaskMeasure } from "./demand-task.ts";
import { slotTargets } from "./task-problem.ts";
import { slotCentres } from "./trial-misses.ts";

/** What it costs when everything that may move does, beside shapes that cost 1 to 2. */
const ALL_MOVED = 10;
/** Mean distance from the centre of a disc, in radii. */
const DISC_MEAN = 2 / 3;

/** What a plan must be nearer to the demands, or cheaper, to count as better. */
const LEAST_NEARER = 1e-6;
const LEAST_CHEAPER = 1e-3;

/** How far a plan is from what is demanded, and what it costs. */
type Worth = { readonly miss: number; readonly cost: number };

/** Nearer to the demands is better, then cheaper, by more than a trifle. */
export function isBetter(plan: Worth, other: Worth): boolean {
  if (Math.abs(plan.miss - other.miss) > LEAST_NEARER) return plan.miss < other.miss;
  return plan.cost < other.cost * (1 - LEAST_CHEAPER);
}

/**
 * What a plan of the nodes costs by the user's own dials, so that two plans that meet the same demands can be told apart:
 *
 *     c · shape  +  (1 − c) · max over territories and measures of |load / target − 1| / tolerance  +  moves
 *
 * with c the compactness (0 … 1); shape the mean of perimeter / √(4π · area), 1 for circles, or by the dial of travel
 * the mean way of the heaviest measure from the centres in ways of round territories; moves the dearest share that
 * changes hands, by what moving costs. Less is better; the number has no meaning beside another task. O(nodes + pairs).
 */
export function planCost(task: DemandTask, assignment: Int32Array, count: number): number {
  const roundness = task.compactness / 100;
  const travel = task.travel / 100;
  const shape = travel < 1 ? (1 - travel) * meanOutline(task, assignment, count) : 0;
  const way = travel > 0 ? travel * meanWay(task, assignment, count) : 0;
  return roundness * (shape + way) + (1 - roundness) * worstStrain(task, assignment, count) + movesOf(task, assignment);
}

/** Mean over the territories of perimeter / √(4π · area). */
function meanOutline({ graph }: DemandTask, assignment: Int32Array, count: number): number {
  const { offsets, neighbours, borderKm } = graph.adjacency;
  const area = new Float64Array(count);
  const outline = new Float64Array(count);
  assignment.forEach((slot, node) => {
    area[slot]! += graph.areaKm2[node]!;
    outline[slot]! += graph.perimeterKm[node]!;
    for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
      if (assignment[neighbours[e]!] === slot) outline[slot]! -= borderKm[e]!;
    }
  });
  let sum = 0;
  outline.forEach((km, slot) => {
    if (area[slot]! > 0) sum += km / Math.sqrt(4 * Math.PI * area[slot]!);
  });
  return sum / count;
}

/** Mean way of the heaviest measure from its territory's centre, in mean ways within round territories of the mean size. */
function meanWay(task: DemandTask, assignment: Int32Array, count: number): number {
  const [heaviest] = [...task.measures].sort((a, b) => b.weight - a.weight);
  if (heaviest === undefined) return 0;
  const centres = slotCentres(task, assignment, count);
  let held = 0;
  let way = 0;
  assignment.forEach((slot, node) => {
    const value = heaviest.perNode[node]!;
    if (value <= 0) return;
    held += value;
    way += value * distanceKm(centres[2 * slot]!, centres[2 * slot + 1]!, task.lng[node]!, task.lat[node]!);
  });
  const area = task.graph.areaKm2.reduce((sum, km2) => sum + km2, 0);
  const discKm = DISC_MEAN * Math.sqrt(area / count / Math.PI);
  return held > 0 && discKm > 0 ? way / held / discKm : 0;
}

function worstStrain(task: DemandTask, assignment: Int32Array, count: number): number {
  return worstDeviation(task, assignment, count, ({ tolerance }) => tolerance);
}

/** Largest deviation of any territory and balanced measure from its target, in parts of what `of` says. */
export function worstDeviation(
  task: DemandTask,
  assignment: Int32Array,
  count: number,
  of: (measure: TaskMeasure) => number = () => 1,
): number {
  let worst = 0;
  for (const measure of task.measures) {
    if (measure.weight === 0) continue;
    const load = Float64Array.from({ length: count }, (_, slot) => measure.held[slot] ?? 0);
    assignment.forEach((slot, node) => {
      load[slot]! += measure.perNode[node]!;
    });
    slotTargets(task, measure, count).forEach((target, slot) => {
      if (target > 0) worst = Math.max(worst, Math.abs(load[slot]! / target - 1) / of(measure));
    });
  }
  return worst;
}

function movesOf({ hands }: DemandTask, assignment: Int32Array): number {
  if (hands === null) return 0;
  const shares = [hands.priced, ...hands.budgets.map(({ perNode }) => perNode)].map((stake) => {
    let held = 0;
    let moved = 0;
    hands.home.forEach((home, node) => {
      if (home < 0) return;
      held += stake[node]!;
      if (home !== assignment[node]) moved += stake[node]!;
    });
    return held > 0 ? moved / held : 0;
  });
  return ALL_MOVED * hands.price * Math.max(...shares);
}

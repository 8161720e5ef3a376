import type { DemandTask } from "./demand-task.ts";
import { slotTargets } from "./task-problem.ts";

/** Below this part of what a slot can be given it has hardly anything; what is over by as much is worth another slot. */
const HALF = 0.5;

/**
 * A plan to begin with in which slots that have hardly anything are without nodes, as many as others have too much for:
 * whoever completes it gives them a part of the fullest. How many territories lie in which part of the map is settled
 * when a search begins, by the sums there; where single units outweigh territories, or the map is empty over long
 * distances, that may be wrong by one, and no move at a border mends it.
 *
 * What a slot can be given is what is left beside the units that outweigh a target, shared equally. Slots with locks or
 * centres stay where they are, and so does everything where present territories are kept.
 *
 * @returns Slot per node, −1 for nodes of slots that are to be elsewhere; null when there are none. O(nodes).
 */
export function relocated(task: DemandTask, assignment: Int32Array, count: number): Int32Array | null {
  const [measure] = task.measures;
  if (measure === undefined || measure.weight === 0 || task.startsFromPresent || count < 2) return null;
  const targets = slotTargets(task, measure, count);
  const load = new Float64Array(count);
  const heaviest = new Float64Array(count);
  const isBound = new Uint8Array(count);
  assignment.forEach((slot, node) => {
    load[slot]! += measure.perNode[node]!;
    heaviest[slot] = Math.max(heaviest[slot]!, measure.perNode[node]!);
    if (task.fixed[node]! >= 0) isBound[slot] = 1;
  });
  const isHeavy = heaviest.map((value, slot) => Number(value > targets[slot]! * (1 + measure.tolerance)));
  let shared = 0;
  let sharing = 0;
  for (let slot = 0; slot < count; slot++) {
    shared += isHeavy[slot] ? load[slot]! - heaviest[slot]! : load[slot]!;
    if (!isHeavy[slot]) sharing++;
  }
  const fair = shared / Math.max(1, sharing);
  if (!(fair > 0)) return null;
  let wanted = 0;
  for (let slot = 0; slot < count; slot++) {
    const spare = load[slot]! - (isHeavy[slot] ? heaviest[slot]! : fair);
    if (spare > HALF * fair) wanted += Math.round(spare / fair);
  }
  const poor = [...load.keys()]
    .filter((slot) => !isHeavy[slot] && !isBound[slot] && load[slot]! < HALF * fair)
    .sort((a, b) => load[a]! - load[b]! || a - b)
    .slice(0, wanted);
  if (poor.length === 0) return null;
  const gone = new Set(poor);
  return assignment.map((slot) => (gone.has(slot) ? -1 : slot));
}

import { distanceKm } from "../../geo/arc-length.ts";
import { MEAN_RADIUS_KM, RADIANS_PER_DEGREE } from "../../geo/earth.ts";
import type { DemandTask } from "./demand-task.ts";
import { slotTargets } from "./task-problem.ts";

/** How far a plan of the nodes is from what was demanded. */
export type Misses = {
  /** Per slot: by how much it misses a tolerance, minimum or maximum, as a share of its target; the worst measure. */
  readonly balance: Float64Array;
  /** Pairs that share a slot, as positions in `mustDiffer` (the first of the two). */
  readonly pairs: readonly number[];
  /** Nodes with accounts farther from their centre than allowed. */
  readonly far: readonly number[];
  /** What is taken up of each budget; above 1 it is overrun. */
  readonly budgets: readonly number[];
  /** One number to compare plans by: 0 when everything is met; hard demands outweigh all tolerances. */
  readonly sum: number;
};

const HARD = 100;
const ROUNDING = 1e-9;

/** O(nodes · measures). */
export function missesOf(task: DemandTask, assignment: Int32Array, count: number): Misses {
  const balance = new Float64Array(count);
  let hard = 0;
  for (const measure of task.measures) {
    const targets = slotTargets(task, measure, count);
    const load = Float64Array.from(targets, (_, slot) => measure.held[slot] ?? 0);
    assignment.forEach((slot, node) => {
      load[slot]! += measure.perNode[node]!;
    });
    targets.forEach((target, slot) => {
      if (target <= 0) return;
      const value = load[slot]!;
      if (measure.weight > 0) {
        balance[slot] = Math.max(balance[slot]!, Math.abs(value / target - 1) - measure.tolerance - ROUNDING);
      }
      const beyond = Math.max(value - measure.upper, (measure.min ?? 0) - value) / target;
      if (beyond > ROUNDING) {
        balance[slot] = Math.max(balance[slot]!, beyond);
        hard += beyond;
      }
    });
  }
  const pairs: number[] = [];
  for (let i = 0; i < task.mustDiffer.length; i += 2) {
    if (assignment[task.mustDiffer[i]!] === assignment[task.mustDiffer[i + 1]!]) pairs.push(i);
  }
  const far = farNodes(task, assignment, count);
  const budgets = (task.hands?.budgets ?? []).map(({ perNode, room }) => {
    let moved = 0;
    task.hands!.home.forEach((home, node) => {
      if (home >= 0 && home !== assignment[node]) moved += perNode[node]!;
    });
    return moved <= 0 ? 0 : room > 0 ? moved / room : Infinity;
  });
  const overrun = budgets.reduce((sum, used) => sum + Math.min(10, Math.max(0, used - 1 - ROUNDING)), 0);
  const soft = balance.reduce((sum, miss) => sum + Math.max(0, miss), 0);
  const sum = soft + HARD * (hard + pairs.length + overrun + far.length / Math.max(1, assignment.length));
  return { balance, pairs, far, budgets, sum };
}

/** Centre of each slot as longitude and latitude: the fixed one, or the mean of its nodes by accounts; NaN for none. */
export function slotCentres(task: DemandTask, assignment: Int32Array, count: number): Float64Array {
  const byAccounts = new Float64Array(3 * count);
  const byNodes = new Float64Array(3 * count);
  const held = new Float64Array(count);
  assignment.forEach((slot, node) => {
    const lat = task.lat[node]! * RADIANS_PER_DEGREE;
    const lng = task.lng[node]! * RADIANS_PER_DEGREE;
    const vector = [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)];
    const weight = Math.max(0, task.accounts[node]!);
    held[slot]! += weight;
    vector.forEach((part, axis) => {
      byAccounts[3 * slot + axis]! += weight * part;
      byNodes[3 * slot + axis]! += part;
    });
  });
  const centres = new Float64Array(2 * count);
  for (let slot = 0; slot < count; slot++) {
    const [x, y, z] = (held[slot]! > 0 ? byAccounts : byNodes).subarray(3 * slot, 3 * slot + 3) as unknown as [
      number,
      number,
      number,
    ];
    centres[2 * slot] = Math.atan2(y, x) / RADIANS_PER_DEGREE;
    centres[2 * slot + 1] = Math.atan2(z, Math.hypot(x, y)) / RADIANS_PER_DEGREE;
    const fixed = task.centres[slot] ?? -1;
    if (fixed < 0) continue;
    centres[2 * slot] = task.lng[fixed]!;
    centres[2 * slot + 1] = task.lat[fixed]!;
  }
  return centres;
}

function farNodes(task: DemandTask, assignment: Int32Array, count: number): readonly number[] {
  const { maxRadiusKm, lng, lat, accounts } = task;
  if (maxRadiusKm === null || maxRadiusKm >= Math.PI * MEAN_RADIUS_KM) return [];
  const centres = slotCentres(task, assignment, count);
  const far: number[] = [];
  assignment.forEach((slot, node) => {
    if (accounts[node]! <= 0) return;
    const km = distanceKm(centres[2 * slot]!, centres[2 * slot + 1]!, lng[node]!, lat[node]!);
    if (km > maxRadiusKm * (1 + 1e-9)) far.push(node);
  });
  return far;
}

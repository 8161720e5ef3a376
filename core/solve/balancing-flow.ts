import type { Objective } from "./objective.ts";
import type { Partition } from "./partition.ts";
import type { TerritoryGraph } from "./territory-graph.ts";

/** What one territory should hand to another, as a share of the measure. */
export type Flow = { readonly from: number; readonly to: number; readonly amount: number };

/** Residual at which the potentials are good enough, as a part of the excess. */
const PRECISION = 1e-6;

/**
 * The flow over touching territories that would bring each to its target in one measure, with the least sum of
 * squares: currents of the excess in a network of equal resistors. What must pass a bottleneck, such as the only
 * border of a group of territories with the rest, shows as one large flow, though each of the group is off by little.
 *
 * Potentials by conjugate gradients on the graph's Laplacian (Hestenes & Stiefel 1952). At most k rounds of
 * O(borders).
 *
 * @returns The largest flow first.
 */
export function balancingFlow(
  { k, total }: Partition,
  { inverseTarget, aim }: Objective,
  { neighbours }: TerritoryGraph,
  measure: number,
): readonly Flow[] {
  const excess = new Float64Array(k);
  for (let t = 0; t < k; t++) {
    const at = t * aim.length + measure;
    excess[t] = total[at]! - 1 / inverseTarget[at]!;
  }
  const potential = solveLaplacian(neighbours, excess);
  const flows: Flow[] = [];
  neighbours.forEach((others, from) => {
    for (const to of others) {
      const amount = potential[from]! - potential[to]!;
      if (amount > 0) flows.push({ from, to, amount });
    }
  });
  return flows.sort((a, b) => b.amount - a.amount || a.from - b.from || a.to - b.to);
}

function solveLaplacian(neighbours: readonly (readonly number[])[], right: Float64Array): Float64Array {
  const x = new Float64Array(right.length);
  const residual = right.slice();
  const direction = right.slice();
  let size = dot(residual, residual);
  const enough = size * PRECISION * PRECISION;
  for (let round = 0; round < right.length && size > enough; round++) {
    const image = direction.map((value, t) => {
      let sum = neighbours[t]!.length * value;
      for (const other of neighbours[t]!) sum -= direction[other]!;
      return sum;
    });
    const curvature = dot(direction, image);
    if (curvature <= 0) break;
    const step = size / curvature;
    for (let t = 0; t < x.length; t++) {
      x[t]! += step * direction[t]!;
      residual[t]! -= step * image[t]!;
    }
    const next = dot(residual, residual);
    for (let t = 0; t < x.length; t++) direction[t] = residual[t]! + (next / size) * direction[t]!;
    size = next;
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

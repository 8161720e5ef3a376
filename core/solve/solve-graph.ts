import type { SolveProblem } from "./problem.ts";

/**
 * The units, or clusters of units, that the solver works on; all columns have one entry per node unless said.
 * Adjacency is compressed as in core/domain/layer.ts.
 */
export type SolveGraph = {
  readonly nodeCount: number;
  readonly measureCount: number;
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  readonly borderKm: Float64Array;
  /** Node-major: `weight[node · measureCount + measure]`, as a share of the measure's total. */
  readonly weight: Float64Array;
  readonly areaKm2: Float64Array;
  readonly perimeterKm: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /**
   * Moments of the load (mean share of the measures) in the node, four each: ℓ, ℓ·x, ℓ·y, ℓ·(x² + y²), summed over its
   * units. Null where nobody asks how far the load lies from the centre of its territory.
   */
  readonly moments: Float64Array | null;
  /** Units in the node. */
  readonly unitCount: Int32Array;
  /** Territory that the node is locked into, or −1. */
  readonly fixed: Int32Array;
  /** Territory that holds the node in the baseline, or −1. */
  readonly home: Int32Array;
  /** Share of the baseline's weight that changes hands when the node is not in its home. */
  readonly stake: Float64Array;
};

/** Smallest area and perimeter reckoned with, so that degenerate polygons divide by something. */
const SMALLEST = 1e-6;

/**
 * The problem's units as a graph whose measures sum to 1 each. A measure that is zero everywhere must have been
 * replaced or left out before. O(n + neighbours).
 */
export function unitGraph(problem: SolveProblem, columns: readonly Float64Array[]): SolveGraph {
  const n = problem.areaKm2.length;
  const measureCount = columns.length;
  const weight = new Float64Array(n * measureCount);
  columns.forEach((column, measure) => {
    let sum = 0;
    for (const value of column) sum += value;
    for (let unit = 0; unit < n; unit++) weight[unit * measureCount + measure] = column[unit]! / sum;
  });
  const { offsets, neighbours, borderKm } = problem.adjacency;
  return {
    nodeCount: n,
    measureCount,
    offsets,
    neighbours,
    borderKm,
    weight,
    areaKm2: problem.areaKm2.map((area) => Math.max(area, SMALLEST)),
    perimeterKm: problem.perimeterKm.map((perimeter) => Math.max(perimeter, SMALLEST)),
    x: problem.x,
    y: problem.y,
    moments: problem.travel ? momentsOf(problem, weight, measureCount) : null,
    unitCount: new Int32Array(n).fill(1),
    fixed: problem.fixed ?? new Int32Array(n).fill(-1),
    home: problem.baseline?.assignment ?? new Int32Array(n).fill(-1),
    stake: stakes(problem),
  };
}

function momentsOf({ x, y }: SolveProblem, weight: Float64Array, measureCount: number): Float64Array {
  const moments = new Float64Array(4 * x.length);
  for (let unit = 0; unit < x.length; unit++) {
    let load = 0;
    for (let m = 0; m < measureCount; m++) load += weight[unit * measureCount + m]! / measureCount;
    moments[4 * unit] = load;
    moments[4 * unit + 1] = load * x[unit]!;
    moments[4 * unit + 2] = load * y[unit]!;
    moments[4 * unit + 3] = load * (x[unit]! ** 2 + y[unit]! ** 2);
  }
  return moments;
}

function stakes({ baseline, areaKm2 }: SolveProblem): Float64Array {
  const stake = new Float64Array(areaKm2.length);
  if (!baseline) return stake;
  let held = 0;
  baseline.assignment.forEach((territory, unit) => {
    if (territory >= 0) held += baseline.weightPerUnit[unit]!;
  });
  if (held === 0) return stake;
  return stake.map((_, unit) => (baseline.assignment[unit]! >= 0 ? baseline.weightPerUnit[unit]! / held : 0));
}

import { fail, ok, type Result } from "../domain/result.ts";
import type { SolveNote, SolveProblem, SolveRefusal } from "./problem.ts";

/** What is balanced: the problem's measures that are not zero everywhere, or the number of units. */
export type BalancedMeasure = {
  /** Position in `problem.measures`. */
  readonly index: number;
  readonly perUnit: Float64Array;
  readonly weight: number;
  readonly tolerance: number;
  /** Length k, summing to 1: what each territory should carry of it. */
  readonly shares: Float64Array;
};

export type CheckedProblem = {
  readonly measures: readonly BalancedMeasure[];
  /** Length k, summing to 1: the mean of the measures' shares. */
  readonly shares: Float64Array;
  readonly notes: readonly SolveNote[];
};

/** Whether the problem can be read at all, and how. O(n · measures + k). */
export function checkProblem(problem: SolveProblem): Result<CheckedProblem, SolveRefusal> {
  const n = problem.adjacency.offsets.length - 1;
  const k = problem.territoryCount;
  if (n <= 0) return fail({ kind: "no-units" });
  if (problem.measures.length === 0) return fail({ kind: "no-measures" });
  if (!(Number.isInteger(k) && k >= 1)) return fail({ kind: "too-few-territories", territories: k });
  if (k > n) return fail({ kind: "more-territories-than-units", territories: k, units: n });
  const refusal =
    wrongLength(problem, n) ??
    badSetting(problem) ??
    badWeight(problem) ??
    badTarget(problem) ??
    badAssignment(problem);
  if (refusal) return fail(refusal);

  const { measures, notes } = balancedMeasures(problem, n);
  return ok({ measures, notes, shares: meanOf(measures.map(({ shares }) => shares)) });
}

function sharesOf(targets: Float64Array): Float64Array {
  const sum = targets.reduce((a, b) => a + b, 0);
  return targets.map((target) => target / sum);
}

/** Equal columns stay bit for bit what they are. */
function meanOf([first, ...rest]: readonly Float64Array[]): Float64Array {
  if (first === undefined) throw new Error("broken invariant: no measure is balanced");
  if (rest.every((column) => column.every((share, i) => share === first[i]))) return first;
  return first.map((share, i) => rest.reduce((sum, column) => sum + column[i]!, share) / (rest.length + 1));
}

function wrongLength(problem: SolveProblem, n: number): SolveRefusal | null {
  const { baseline } = problem;
  const columns: [string, ArrayLike<number> | undefined, number][] = [
    ["areaKm2", problem.areaKm2, n],
    ["perimeterKm", problem.perimeterKm, n],
    ["x", problem.x, n],
    ["y", problem.y, n],
    ...problem.measures.map((m): [string, ArrayLike<number>, number] => [m.key, m.perUnit, n]),
    ["targets", problem.targets, problem.territoryCount],
    ...problem.measures.map((m): [string, ArrayLike<number> | undefined, number] => [
      `${m.key} targets`,
      m.targets,
      problem.territoryCount,
    ]),
    ["fixed", problem.fixed, n],
    ["start", problem.start, n],
    ["baseline", baseline?.assignment, n],
    ["baseline weight", baseline?.weightPerUnit, n],
  ];
  for (const [of, column, expected] of columns) {
    if (column && column.length !== expected) return { kind: "wrong-length", of, length: column.length, expected };
  }
  return null;
}

function badSetting(problem: SolveProblem): SolveRefusal | null {
  const share = problem.baseline?.maxMovedShare;
  const price = problem.baseline?.price ?? 1;
  const travel = problem.travel ?? 0;
  const settings: [string, number, boolean][] = [
    ["compactness", problem.compactness, problem.compactness >= 0 && problem.compactness <= 100],
    ["travel", travel, travel >= 0 && travel <= 100],
    ["effort", problem.effort, problem.effort > 0 && problem.effort < Infinity],
    ["seed", problem.seed, Number.isFinite(problem.seed)],
    ...problem.measures.flatMap((m): [string, number, boolean][] => [
      [`${m.key} weight`, m.weight, m.weight > 0 && m.weight < Infinity],
      [`${m.key} tolerance`, m.tolerance, m.tolerance > 0 && m.tolerance < Infinity],
    ]),
    ["max moved", share ?? 0, share === undefined || (share >= 0 && share <= 1)],
    ["price", price, price >= 0 && price < Infinity],
  ];
  for (const [setting, value, good] of settings) if (!good) return { kind: "bad-setting", setting, value };
  return null;
}

function badWeight({ measures, baseline, areaKm2, perimeterKm, x, y }: SolveProblem): SolveRefusal | null {
  const columns: [string, Float64Array][] = measures.map((m) => [m.key, m.perUnit]);
  if (baseline) columns.push(["baseline weight", baseline.weightPerUnit]);
  columns.push(["areaKm2", areaKm2], ["perimeterKm", perimeterKm]);
  const signed: [string, Float64Array][] = [
    ["x", x],
    ["y", y],
  ];
  for (const [measure, column] of columns) {
    const unit = column.findIndex((value) => !(value >= 0 && value < Infinity));
    if (unit >= 0) return { kind: "bad-weight", measure, unit, value: column[unit]! };
  }
  for (const [measure, column] of signed) {
    const unit = column.findIndex((value) => !Number.isFinite(value));
    if (unit >= 0) return { kind: "bad-weight", measure, unit, value: column[unit]! };
  }
  return null;
}

function badTarget({ targets, measures }: SolveProblem): SolveRefusal | null {
  for (const column of [targets, ...measures.map((measure) => measure.targets)]) {
    const territory = column?.findIndex((target) => !(target > 0 && target < Infinity)) ?? -1;
    if (column && territory >= 0) return { kind: "bad-target", territory, value: column[territory]! };
  }
  return null;
}

function badAssignment({ fixed, start, baseline, territoryCount }: SolveProblem): SolveRefusal | null {
  const columns: [string, Int32Array | undefined][] = [
    ["fixed", fixed],
    ["start", start],
    ["baseline", baseline?.assignment],
  ];
  for (const [of, column] of columns) {
    const unit = column?.findIndex((territory) => territory < -1 || territory >= territoryCount) ?? -1;
    if (column && unit >= 0) return { kind: "unknown-territory", of, unit, territory: column[unit]! };
  }
  return null;
}

function balancedMeasures(problem: SolveProblem, n: number) {
  const measures: BalancedMeasure[] = [];
  const zero: number[] = [];
  const balance = (index: number, perUnit: Float64Array): void => {
    const { weight, tolerance, targets } = problem.measures[index]!;
    const shares = sharesOf(targets ?? problem.targets ?? new Float64Array(problem.territoryCount).fill(1));
    measures.push({ index, perUnit, weight, tolerance, shares });
  };
  problem.measures.forEach(({ perUnit }, index) => {
    if (perUnit.some((value) => value > 0)) balance(index, perUnit);
    else zero.push(index);
  });
  const countUnits = measures.length === 0;
  if (countUnits) balance(0, new Float64Array(n).fill(1));
  const notes = zero.map((index): SolveNote => {
    const used = countUnits && index === 0 ? "unit-count" : "left-out";
    return { kind: "measure-is-zero", measure: problem.measures[index]!.key, used };
  });
  return { measures, notes };
}

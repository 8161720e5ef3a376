import { describe, expect, it } from "vitest";
import { Cancelled } from "../../../core/domain/cancel.ts";
import type { SolveAnswer, SolveNote, SolveProblem, SolveProgress, SolveRefusal } from "../../../core/solve/problem.ts";
import { solve } from "../../../core/solve/solve.ts";
import {
  adjacencyOf,
  chainMap,
  deviationFromEqual,
  patchworkMap,
  piecesPerTerritory,
  plainProblem,
  type SolveMap,
  salesWeights,
} from "../../property/solve-maps.ts";

const ones = (n: number): Float64Array => new Float64Array(n).fill(1);
const chain = (weights: readonly number[], k: number): SolveProblem =>
  plainProblem(chainMap(weights.length), Float64Array.from(weights), k);

const answerTo = (problem: SolveProblem): SolveAnswer => {
  const result = solve(problem);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
};
const refusalOf = (problem: SolveProblem): SolveRefusal => {
  const result = solve(problem);
  if (result.ok) throw new Error("solved");
  return result.problem;
};
const kinds = (notes: readonly SolveNote[]): string[] => notes.map((note) => note.kind);

/** Two maps side by side that do not touch. */
function apart(a: SolveMap, b: SolveMap): SolveMap {
  const shift = a.areaKm2.length;
  const lists = [a, b].flatMap(({ adjacency }, which) =>
    Array.from({ length: adjacency.offsets.length - 1 }, (_, unit) =>
      Array.from(
        adjacency.neighbours.subarray(adjacency.offsets[unit], adjacency.offsets[unit + 1]),
        (other, i) => [other + which * shift, adjacency.borderKm[adjacency.offsets[unit]! + i]!] as const,
      ),
    ),
  );
  const join = (p: Float64Array, q: Float64Array): Float64Array => Float64Array.from([...p, ...q]);
  return {
    adjacency: adjacencyOf(lists),
    areaKm2: join(a.areaKm2, b.areaKm2),
    perimeterKm: join(a.perimeterKm, b.perimeterKm),
    x: join(
      a.x,
      b.x.map((x) => x + 1000),
    ),
    y: join(a.y, b.y),
  };
}

describe("solve", () => {
  it("halves a chain of equal units in the middle", () => {
    const { assignment, maxDeviation, borderKm } = answerTo(chain([1, 1, 1, 1, 1, 1], 2));
    expect(new Set(assignment.subarray(0, 3)).size).toBe(1);
    expect(new Set(assignment.subarray(3)).size).toBe(1);
    expect(maxDeviation).toEqual([0]);
    expect(borderKm).toBe(1);
  });

  it("balances a map of 2,000 units within one percent, at no more border than a chessboard needs", () => {
    const map = patchworkMap(50, 50, 5, 0.2, 0.02);
    const n = map.areaKm2.length;
    const weights = salesWeights(n, 6, 0.3);
    const { assignment, maxDeviation, borderKm } = answerTo({ ...plainProblem(map, weights, 16), effort: 0.5 });
    expect(maxDeviation[0]).toBeLessThan(0.01);
    expect(piecesPerTerritory(map, assignment, 16)).toEqual(Array.from({ length: 16 }, () => 1));
    // A 4 × 4 chessboard of 50 km sides has 300 km of inner border; units are ragged, weights uneven.
    expect(borderKm).toBeLessThan(420);
  });

  it("makes the ways from the centres shorter when these are asked for, at the same balance", () => {
    const map = patchworkMap(50, 40, 3, 0);
    const weights = salesWeights(map.areaKm2.length, 4);
    const meanWay = (travel: number): number => {
      const { assignment, maxDeviation } = answerTo({ ...plainProblem(map, weights, 10), travel });
      expect(maxDeviation[0]).toBeLessThan(0.01);
      let way = 0;
      for (let t = 0; t < 10; t++) {
        const units = [...weights.keys()].filter((unit) => assignment[unit] === t);
        const held = units.reduce((sum, unit) => sum + weights[unit]!, 0);
        const x = units.reduce((sum, unit) => sum + weights[unit]! * map.x[unit]!, 0) / held;
        const y = units.reduce((sum, unit) => sum + weights[unit]! * map.y[unit]!, 0) / held;
        way += units.reduce((sum, unit) => sum + weights[unit]! * Math.hypot(map.x[unit]! - x, map.y[unit]! - y), 0);
      }
      return way;
    };
    expect(meanWay(80)).toBeLessThan(0.99 * meanWay(0));
  });

  it("follows unequal targets", () => {
    const problem = {
      ...plainProblem(patchworkMap(20, 20, 1), new Float64Array(), 3),
      targets: Float64Array.of(1, 2, 5),
    };
    const n = problem.areaKm2.length;
    const { assignment, maxDeviation } = answerTo({
      ...problem,
      measures: [{ key: "accounts", weight: 1, perUnit: ones(n), tolerance: 0.05 }],
    });
    const share = (territory: number): number => assignment.filter((t) => t === territory).length / n;
    expect(maxDeviation[0]).toBeLessThan(0.05);
    expect(share(2) / share(0)).toBeCloseTo(5, 0);
  });

  it("gives each measure targets of its own", () => {
    const map = patchworkMap(20, 20, 5, 0, 0);
    const n = map.areaKm2.length;
    const problem: SolveProblem = {
      ...plainProblem(map, salesWeights(n, 6, 0), 3),
      measures: [
        { key: "revenue", weight: 1, perUnit: ones(n), tolerance: 0.05, targets: Float64Array.of(1, 1, 2) },
        { key: "beds", weight: 1, perUnit: Float64Array.from(map.x, (x) => x + 1), tolerance: 0.05 },
      ],
      effort: 1,
    };
    const { assignment, maxDeviation } = answerTo(problem);
    expect(Math.max(...maxDeviation)).toBeLessThan(0.05);
    const units = [0, 1, 2].map((territory) => assignment.filter((own) => own === territory).length);
    expect(units[2]! / n).toBeCloseTo(0.5, 1);
    expect(
      refusalOf({ ...problem, measures: [{ ...problem.measures[0]!, targets: Float64Array.of(1, 0, 1) }] }),
    ).toEqual({
      kind: "bad-target",
      territory: 1,
      value: 0,
    });
  });

  it("balances two measures at once", () => {
    const map = patchworkMap(24, 24, 3);
    const n = map.areaKm2.length;
    const measures = [salesWeights(n, 1, 0), salesWeights(n, 2, 0)].map((perUnit, i) => ({
      key: `m${i}`,
      weight: 1,
      perUnit,
      tolerance: 0.05,
    }));
    const { assignment, maxDeviation } = answerTo({ ...plainProblem(map, ones(n), 6), measures, effort: 0.5 });
    measures.forEach(({ perUnit }, i) => {
      expect(maxDeviation[i]).toBeCloseTo(deviationFromEqual(perUnit, assignment, 6), 9);
      expect(maxDeviation[i]).toBeLessThan(0.05);
    });
  });

  it("leaves a unit that outweighs a territory to one of its own and balances the others", () => {
    const map = patchworkMap(16, 16, 9);
    const n = map.areaKm2.length;
    const weights = ones(n);
    weights[Math.floor(n / 2)] = n;
    const { assignment, maxDeviation, bound, notes } = answerTo({ ...plainProblem(map, weights, 5), effort: 0.5 });
    const sums = Array.from({ length: 5 }, (_, t) => weights.reduce((s, w, u) => s + (assignment[u] === t ? w : 0), 0));
    const own = assignment[Math.floor(n / 2)]!;
    expect(notes).toContainEqual(expect.objectContaining({ kind: "unit-outweighs-target", unit: Math.floor(n / 2) }));
    expect(sums[own]! / n).toBeLessThan(1.05);
    const rest = sums.filter((_, t) => t !== own);
    expect(Math.max(...rest) / Math.min(...rest)).toBeLessThan(1.06);
    expect(bound.maxDeviation[0]).toBeLessThanOrEqual(maxDeviation[0]!);
    expect(bound.maxDeviation[0]).toBeGreaterThan(1.4);
  });

  it("proves the floor that a dead end sets", () => {
    // Unit 0 hangs on unit 1 alone: {0} = 4 and {0, 1} = 13 of a target of 10.
    const { bound, maxDeviation } = answerTo(chain([4, 9, 9, 1, 1, 1, 5], 3));
    expect(bound.maxDeviation[0]).toBeCloseTo(0.3, 6);
    expect(maxDeviation[0]).toBeCloseTo(0.3, 6);
  });

  it("gives territories to separate islands by weight, each inside one island", () => {
    const map = apart(patchworkMap(6, 6, 1), patchworkMap(12, 12, 2));
    const n = map.areaKm2.length;
    const { assignment, notes } = answerTo(plainProblem(map, ones(n), 5));
    expect(piecesPerTerritory(map, assignment, 5)).toEqual([1, 1, 1, 1, 1]);
    expect(kinds(notes)).toContain("several-pieces");
    const small = patchworkMap(6, 6, 1).areaKm2.length;
    expect(new Set(assignment.subarray(0, small)).size).toBe(1);
  });

  it("lets territories lie in several pieces when contiguity is off", () => {
    const map = apart(chainMap(3), apart(chainMap(3), chainMap(3)));
    const { assignment } = answerTo({ ...plainProblem(map, ones(9), 2), contiguity: "off" });
    expect(new Set(assignment)).toEqual(new Set([0, 1]));
  });

  it("balances the number of units when a measure is zero everywhere, and says so", () => {
    const { assignment, maxDeviation, notes } = answerTo(chain([0, 0, 0, 0, 0, 0], 3));
    expect(notes).toEqual([{ kind: "measure-is-zero", measure: "revenue", used: "unit-count" }]);
    expect(deviationFromEqual(ones(6), assignment, 3)).toBe(0);
    expect(maxDeviation).toEqual([0]);
  });

  it("leaves out a zero measure beside another one", () => {
    const problem = chain([1, 1, 1, 1], 2);
    const zero = { key: "pipeline", weight: 1, perUnit: new Float64Array(4), tolerance: 0.05 };
    const { maxDeviation, notes } = answerTo({ ...problem, measures: [...problem.measures, zero] });
    expect(notes).toEqual([{ kind: "measure-is-zero", measure: "pipeline", used: "left-out" }]);
    expect(maxDeviation).toEqual([0, 0]);
  });

  it.each([1, 7])("answers k = %i of 7 units", (k) => {
    const { assignment } = answerTo(chain([3, 1, 4, 1, 5, 9, 2], k));
    expect(new Set(assignment).size).toBe(k);
  });

  it("answers a single unit", () => {
    expect([...answerTo(chain([5], 1)).assignment]).toEqual([0]);
  });

  it("keeps a plan that is fair already when it is the baseline", () => {
    const map = patchworkMap(20, 20, 4);
    const weights = salesWeights(map.areaKm2.length, 5, 0.2);
    const fair = answerTo({ ...plainProblem(map, weights, 6), effort: 0.5 }).assignment;
    const baseline = { assignment: fair, weightPerUnit: weights };
    const { movedShare } = answerTo({ ...plainProblem(map, weights, 6), baseline, seed: 9 });
    expect(movedShare).toBeLessThan(0.01);
  });

  it("improves an unfair baseline as far as the budget goes", () => {
    const map = patchworkMap(20, 20, 4);
    const n = map.areaKm2.length;
    const weights = salesWeights(n, 5, 0.2);
    const today = Int32Array.from(map.x, (x) => (x < 7 ? 0 : 1));
    const connected = answerTo({
      ...plainProblem(map, weights, 2),
      start: today,
      baseline: { assignment: today, weightPerUnit: weights, maxMovedShare: 0 },
    });
    const before = connected.maxDeviation[0]!;
    const ask = (maxMovedShare: number): SolveAnswer =>
      answerTo({
        ...plainProblem(map, weights, 2),
        baseline: { assignment: connected.assignment, weightPerUnit: weights, maxMovedShare },
      });
    expect(ask(0).maxDeviation[0]).toBeCloseTo(before, 9);
    expect(ask(0.05).maxDeviation[0]).toBeLessThan(before - 0.08);
    expect(ask(0.5).maxDeviation[0]).toBeLessThan(0.05);
  });

  it("takes an empty territory of the baseline into use", () => {
    const problem = chain([1, 1, 1, 1, 1, 1], 3);
    const assignment = Int32Array.of(0, 0, 0, 1, 1, 1);
    const answer = answerTo({ ...problem, baseline: { assignment, weightPerUnit: ones(6) } });
    expect(deviationFromEqual(ones(6), answer.assignment, 3)).toBe(0);
  });

  it("reports progress up to the end, with a whole plan on demand", () => {
    const map = patchworkMap(60, 60, 4);
    const seen: SolveProgress[] = [];
    let snapshot: Int32Array | null = null;
    const problem = { ...plainProblem(map, salesWeights(map.areaKm2.length, 5), 8), effort: 1 };
    solve(problem, {
      onProgress: (progress) => {
        seen.push(progress);
        snapshot = progress.assignment();
        expect(piecesPerTerritory(map, snapshot, 8)).toEqual(Array.from({ length: 8 }, () => 1));
      },
    });
    expect(seen.length).toBeGreaterThan(3);
    const done = seen.map((progress) => progress.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBeLessThanOrEqual(1);
    expect(snapshot!.length).toBe(map.areaKm2.length);
  });

  it("throws when cancelled", () => {
    expect(() => solve(chain([1, 2, 3, 4], 2), { isCancelled: () => true })).toThrow(Cancelled);
  });

  it("finishes at once with a valid plan when stopped", () => {
    const map = patchworkMap(30, 30, 4);
    const { assignment, notes, iterations } = ((): SolveAnswer => {
      const result = solve(plainProblem(map, ones(map.areaKm2.length), 8), { shouldStop: () => true });
      if (!result.ok) throw new Error("refused");
      return result.value;
    })();
    expect(piecesPerTerritory(map, assignment, 8)).toEqual(Array.from({ length: 8 }, () => 1));
    expect(kinds(notes)).toContain("stopped-early");
    expect(iterations).toBe(0);
  });
});

describe("solve refuses", () => {
  const good = chain([1, 2, 3, 4], 2);
  const withWeights = (perUnit: Float64Array): SolveProblem => ({
    ...good,
    measures: [{ key: "revenue", weight: 1, perUnit, tolerance: 0.05 }],
  });
  it.each<[string, SolveProblem, SolveRefusal]>([
    ["no units", plainProblem(chainMap(0), new Float64Array(), 1), { kind: "no-units" }],
    ["no measures", { ...good, measures: [] }, { kind: "no-measures" }],
    ["no territory", { ...good, territoryCount: 0 }, { kind: "too-few-territories", territories: 0 }],
    ["half a territory", { ...good, territoryCount: 1.5 }, { kind: "too-few-territories", territories: 1.5 }],
    [
      "more territories than units",
      { ...good, territoryCount: 5 },
      { kind: "more-territories-than-units", territories: 5, units: 4 },
    ],
    [
      "a NaN weight",
      withWeights(Float64Array.of(1, Number.NaN, 1, 1)),
      { kind: "bad-weight", measure: "revenue", unit: 1, value: Number.NaN },
    ],
    [
      "a negative weight",
      withWeights(Float64Array.of(1, 1, -3, 1)),
      { kind: "bad-weight", measure: "revenue", unit: 2, value: -3 },
    ],
    [
      "a column of another length",
      withWeights(ones(3)),
      { kind: "wrong-length", of: "revenue", length: 3, expected: 4 },
    ],
    ["a target of zero", { ...good, targets: Float64Array.of(1, 0) }, { kind: "bad-target", territory: 1, value: 0 }],
    ["travel 101", { ...good, travel: 101 }, { kind: "bad-setting", setting: "travel", value: 101 }],
    ["compactness 101", { ...good, compactness: 101 }, { kind: "bad-setting", setting: "compactness", value: 101 }],
    [
      "a lock into a territory that is none",
      { ...good, fixed: Int32Array.of(-1, 2, -1, -1) },
      { kind: "unknown-territory", of: "fixed", unit: 1, territory: 2 },
    ],
    [
      "more pieces than territories",
      plainProblem(apart(chainMap(2), apart(chainMap(2), chainMap(2))), ones(6), 2),
      { kind: "more-pieces-than-territories", pieces: 3, territories: 2 },
    ],
    [
      "locks that cross",
      { ...good, fixed: Int32Array.of(0, 1, 0, -1) },
      { kind: "locks-cannot-connect", territory: 0, proved: true },
    ],
    [
      "locks in two pieces",
      { ...plainProblem(apart(chainMap(2), chainMap(2)), ones(4), 2), fixed: Int32Array.of(0, -1, 0, -1) },
      { kind: "locks-cannot-connect", territory: 0, proved: true },
    ],
    [
      "locks that leave a territory without units",
      { ...good, fixed: Int32Array.of(0, 0, 0, 0) },
      { kind: "locks-leave-no-room", territories: 2 },
    ],
  ])("%s", (_, problem, refusal) => {
    expect(refusalOf(problem)).toEqual(refusal);
  });
});

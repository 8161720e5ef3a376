import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../core/domain/random.ts";
import type { SolveAnswer, SolveProblem } from "../../core/solve/problem.ts";
import { solve } from "../../core/solve/solve.ts";
import {
  deviationFromEqual,
  patchworkMap,
  piecesPerTerritory,
  plainProblem,
  questions,
  salesWeights,
} from "./solve-maps.ts";

const RUNS = { seed: 20261122, numRuns: 150 };

const answerTo = (problem: SolveProblem): SolveAnswer => {
  const result = solve(problem);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
};

describe("solve on random maps", () => {
  it("gives every unit a territory, and every territory one connected, non-empty set", () => {
    fc.assert(
      fc.property(questions, ({ map, weights, k }) => {
        const { assignment } = answerTo(plainProblem(map, weights, k));
        expect(piecesPerTerritory(map, assignment, k)).toEqual(Array.from({ length: k }, () => 1));
      }),
      RUNS,
    );
  });

  it("states the deviation that an independent sum finds, never under the bound", () => {
    fc.assert(
      fc.property(questions, ({ map, weights, k }) => {
        fc.pre(weights.some((weight) => weight > 0));
        const { assignment, maxDeviation, bound } = answerTo(plainProblem(map, weights, k));
        expect(maxDeviation[0]).toBeCloseTo(deviationFromEqual(weights, assignment, k), 9);
        expect(bound.maxDeviation[0]).toBeLessThanOrEqual(maxDeviation[0]!);
      }),
      RUNS,
    );
  });

  it("keeps every lock, or says why it cannot", () => {
    const refusals = new Set<string>();
    let solved = 0;
    fc.assert(
      fc.property(questions, fc.double({ min: 0, max: 0.4, noNaN: true }), ({ map, n, weights, k, seed }, share) => {
        const random = seededRandom(seed);
        const fixed = Int32Array.from({ length: n }, () => (random() < share ? Math.floor(random() * k) : -1));
        const result = solve({ ...plainProblem(map, weights, k), fixed });
        if (!result.ok) {
          refusals.add(result.problem.kind);
          return;
        }
        solved++;
        const { assignment } = result.value;
        fixed.forEach((territory, unit) => {
          if (territory >= 0) expect(assignment[unit]).toBe(territory);
        });
        expect(piecesPerTerritory(map, assignment, k)).toEqual(Array.from({ length: k }, () => 1));
      }),
      RUNS,
    );
    expect(solved).toBeGreaterThan(20);
    for (const kind of refusals) expect(["locks-cannot-connect", "locks-leave-no-room"]).toContain(kind);
  });

  it("leaves a connected baseline alone that is within the tolerance, and otherwise gets within it or moves nothing in vain", () => {
    let improved = 0;
    fc.assert(
      fc.property(questions, ({ map, weights, k, seed }) => {
        fc.pre(weights.some((weight) => weight > 0));
        const plain = plainProblem(map, weights, k);
        const today = answerTo({ ...plain, seed }).assignment;
        const now = deviationFromEqual(weights, today, k);
        const baseline = { assignment: today, weightPerUnit: weights };
        const within = (tolerance: number): SolveAnswer =>
          answerTo({ ...plain, measures: [{ ...plain.measures[0]!, tolerance }], baseline });
        expect([...within(now + 1e-6).assignment]).toEqual([...today]);
        const tighter = within(Math.max(0.01, now / 2));
        expect(deviationFromEqual(weights, tighter.assignment, k)).toBeLessThanOrEqual(Math.max(now, 0.01) + 1e-6);
        expect(piecesPerTerritory(map, tighter.assignment, k)).toEqual(Array.from({ length: k }, () => 1));
        if (tighter.movedShare! > 0) improved++;
      }),
      RUNS,
    );
    expect(improved).toBeGreaterThan(20);
  });

  it("never moves more of a connected baseline than allowed", () => {
    fc.assert(
      fc.property(questions, fc.double({ min: 0, max: 0.5, noNaN: true }), ({ map, weights, k, seed }, share) => {
        fc.pre(weights.some((weight) => weight > 0));
        const today = answerTo({ ...plainProblem(map, salesWeights(weights.length, seed + 7), k), seed }).assignment;
        const baseline = { assignment: today, weightPerUnit: weights, maxMovedShare: share };
        const { assignment, movedShare, notes } = answerTo({ ...plainProblem(map, weights, k), baseline });
        const total = weights.reduce((a, b) => a + b, 0);
        const moved = weights.reduce((sum, weight, unit) => sum + (assignment[unit] === today[unit] ? 0 : weight), 0);
        expect(moved / total).toBeLessThanOrEqual(share + 1e-9);
        expect(movedShare).toBeCloseTo(moved / total, 9);
        expect(notes.map((note) => note.kind)).not.toContain("repair-exceeds-budget");
        expect(piecesPerTerritory(map, assignment, k)).toEqual(Array.from({ length: k }, () => 1));
      }),
      RUNS,
    );
  });

  it("mends a scattered baseline with holes, and says so when that alone exceeds the budget", () => {
    let exceeded = 0;
    fc.assert(
      fc.property(questions, ({ map, n, weights, k, seed }) => {
        fc.pre(weights.some((weight) => weight > 0));
        const random = seededRandom(seed);
        const scattered = Int32Array.from({ length: n }, () => Math.floor(random() * (k + 1)) - 1);
        const baseline = { assignment: scattered, weightPerUnit: weights, maxMovedShare: 0.05 };
        const { assignment, movedShare, notes } = answerTo({ ...plainProblem(map, weights, k), baseline });
        expect(piecesPerTerritory(map, assignment, k)).toEqual(Array.from({ length: k }, () => 1));
        const isNoted = notes.some((note) => note.kind === "repair-exceeds-budget");
        expect(isNoted).toBe(movedShare! > 0.05 + 1e-9);
        if (isNoted) exceeded++;
      }),
      RUNS,
    );
    expect(exceeded).toBeGreaterThan(0);
  });

  it("gives the same answer for the same seed, and another one for another seed", () => {
    let different = 0;
    fc.assert(
      fc.property(questions, ({ map, weights, k }) => {
        const problem = plainProblem(map, weights, k);
        const first = answerTo(problem).assignment.join();
        expect(answerTo(problem).assignment.join()).toBe(first);
        if (answerTo({ ...problem, seed: 2 }).assignment.join() !== first) different++;
      }),
      { ...RUNS, numRuns: 40 },
    );
    expect(different).toBeGreaterThan(5);
  });

  it("proves no bound above the best plan that exhaustive search finds", () => {
    let proved = 0;
    for (let seed = 0; seed < 120; seed++) {
      const map = patchworkMap(4, 3, seed, 0.3, 0.25);
      const n = map.areaKm2.length;
      const k = 2 + (seed % 3);
      const weights = salesWeights(n, seed + 3, 0.2);
      if (n < k || n > 9 || weights.every((weight) => weight === 0)) continue;
      const best = bestOfAll(map, weights, k);
      const { bound, maxDeviation } = answerTo({ ...plainProblem(map, weights, k), effort: 1 });
      expect(bound.maxDeviation[0]).toBeLessThanOrEqual(best + 1e-12);
      expect(maxDeviation[0]).toBeGreaterThanOrEqual(best - 1e-12);
      if (bound.maxDeviation[0]! > best - 1e-6) proved++;
    }
    expect(proved).toBeGreaterThan(20);
  });
});

/** Least max deviation over all assignments with connected, non-empty territories. */
function bestOfAll(map: Parameters<typeof piecesPerTerritory>[0], weights: Float64Array, k: number): number {
  const n = weights.length;
  const assignment = new Int32Array(n);
  let best = Infinity;
  for (let code = 0; code < k ** n; code++) {
    for (let unit = 0, rest = code; unit < n; unit++, rest = Math.floor(rest / k)) assignment[unit] = rest % k;
    const deviation = deviationFromEqual(weights, assignment, k);
    if (deviation < best && piecesPerTerritory(map, assignment, k).every((pieces) => pieces === 1)) best = deviation;
  }
  return best;
}

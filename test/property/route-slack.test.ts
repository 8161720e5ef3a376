import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../core/domain/random.ts";
import { completePlan } from "../../core/solve/complete-plan.ts";
import { totalImbalance } from "../../core/solve/objective.ts";
import { partitionOf } from "../../core/solve/partition.ts";
import { tickerOf } from "../../core/solve/progress.ts";
import { routeSlack } from "../../core/solve/route-slack.ts";
import { patchworkMap, piecesPerTerritory, plainGraph, plainObjective, questions, salesWeights } from "./solve-maps.ts";

const RUNS = { seed: 20261122, numRuns: 150 };
const WORKING = 0.01;

/** A connected plan at random, some of its units locked, and what routing made of it. */
function routed({ map, n, weights, k, seed }: ReturnType<typeof questionOf>, budget = Infinity) {
  const random = seededRandom(seed);
  const column = weights.every((weight) => weight === 0) ? weights.map(() => 1) : weights;
  const scattered = Int32Array.from({ length: n }, () => Math.floor(random() * k));
  const plain = plainGraph(map, column, k);
  const even = new Float64Array(k).fill(1 / k);
  const none = new Int32Array(n).fill(-1);
  const task = { k, claim: none, value: plain.weight, load: plain.weight, targetLoad: even, contiguous: true };
  const before = completePlan({ ...task, graph: plain, preferred: scattered });
  if (!before) throw new Error("no plan to begin with");
  const fixed = before.map((territory) => (random() < 0.1 ? territory : -1));
  const graph = { ...plain, fixed, home: before, stake: plain.weight };
  const objective = plainObjective(k, {
    aim: 0.2 * WORKING,
    steepness: 1 / WORKING,
    working: WORKING,
    line: 0.01,
    budget,
  });
  const partition = partitionOf(graph, k, before.slice());
  const imbalanceBefore = totalImbalance(objective, partition);
  const route = {
    partition,
    objective,
    goal: 1,
    pressures: [1, 10],
    tries: 6,
    thorough: true,
    divisions: true,
    proposals: 1e6,
  };
  routeSlack(route, seededRandom(seed), tickerOf({}, objective));
  return { partition, before, fixed, imbalanceBefore, imbalance: totalImbalance(objective, partition), column };
}

const questionOf = (question: typeof questions extends fc.Arbitrary<infer Q> ? Q : never) => question;

describe("slack routing on random plans", () => {
  it("keeps territories connected and locks in place, and never makes the balance worse", () => {
    let better = 0;
    fc.assert(
      fc.property(questions, (question) => {
        const { partition, fixed, imbalance, imbalanceBefore } = routed(question);
        const { map, k } = question;
        expect(piecesPerTerritory(map, partition.part, k)).toEqual(Array.from({ length: k }, () => 1));
        fixed.forEach((territory, node) => {
          if (territory >= 0) expect(partition.part[node]).toBe(territory);
        });
        expect(imbalance).toBeLessThanOrEqual(imbalanceBefore + 1e-9);
        if (imbalance < 0.5 * imbalanceBefore) better++;
      }),
      RUNS,
    );
    expect(better).toBeGreaterThan(RUNS.numRuns / 4);
  });

  it("keeps its sums true to the plan", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { partition } = routed(question);
        const fresh = partitionOf(partition.graph, question.k, partition.part.slice());
        fresh.total.forEach((value, at) => expect(partition.total[at]).toBeCloseTo(value, 9));
        fresh.perimeterKm.forEach((value, at) => expect(partition.perimeterKm[at]).toBeCloseTo(value, 6));
        expect(partition.moved).toBeCloseTo(fresh.moved, 9);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it("never moves more than the budget allows", () => {
    fc.assert(
      fc.property(questions, fc.double({ min: 0, max: 0.3, noNaN: true }), (question, budget) => {
        const { partition, before, column } = routed(question, budget);
        const whole = column.reduce((sum, weight) => sum + weight, 0);
        const moved = column.reduce((sum, w, node) => sum + (partition.part[node] === before[node] ? 0 : w), 0);
        expect(moved / whole).toBeLessThanOrEqual(budget + 1e-9);
      }),
      RUNS,
    );
  });
});

describe("slack routing where only a chain helps", () => {
  it("hands on an excess through territories that are in balance already", () => {
    // Six columns of a strip, one territory each; the first has a seventh of a target too much, the last too little.
    const map = patchworkMap(42, 6, 1, 0, 0);
    const n = map.areaKm2.length;
    const weights = salesWeights(n, 5, 0).map(() => 1);
    const graph = plainGraph(map, weights, 6);
    const limits = [8, 15, 22, 29, 36, 42];
    const part = Int32Array.from({ length: n }, (_, node) => limits.findIndex((limit) => node % 42 < limit));
    const objective = plainObjective(6, { aim: 0.002, steepness: 100, working: 0.01, line: 0.01 });
    const partition = partitionOf(graph, 6, part);
    expect(Math.max(...partition.total) * 6 - 1).toBeCloseTo(1 / 7, 9);
    const task = {
      partition,
      objective,
      goal: 1,
      pressures: [1, 10],
      tries: 12,
      thorough: false,
      divisions: false,
      proposals: 1e6,
    };
    routeSlack(task, seededRandom(1), tickerOf({}, objective));
    expect(Math.max(...partition.total) * 6 - 1).toBeLessThan(0.01);
  });

  it("does no more than it may", () => {
    const map = patchworkMap(40, 30, 3, 0, 0);
    const n = map.areaKm2.length;
    const weights = salesWeights(n, 5, 0);
    const graph = plainGraph(map, weights, 12);
    const columns = Int32Array.from({ length: n }, (_, node) => Math.floor(((node % 40) * 12) / 40));
    const objective = plainObjective(12, { aim: 0.002, steepness: 100, working: 0.01 });
    const workFor = (proposals: number): number => {
      const partition = partitionOf(graph, 12, columns.slice());
      const task = {
        partition,
        objective,
        goal: 1,
        pressures: [1, 10],
        tries: 12,
        thorough: true,
        divisions: false,
        proposals,
      };
      return routeSlack(task, seededRandom(1), tickerOf({}, objective));
    };
    const whole = workFor(Infinity);
    expect(whole).toBeGreaterThan(100_000);
    expect(workFor(0)).toBe(0);
    // The path that is being tried is still followed to its end.
    expect(workFor(whole / 4)).toBeLessThan(whole / 2);
  });
});

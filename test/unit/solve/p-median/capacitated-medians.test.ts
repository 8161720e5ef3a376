import { existsSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../../core/domain/random.ts";
import { capacitatedMedians } from "../../../../core/solve/p-median/capacitated-medians.ts";
import type { MedianProblem } from "../../../../core/solve/p-median/median-problem.ts";
import { PROVED_OPTIMA, readMedianFile } from "../../../bench/pmedian-file.ts";

const FOLDER = join(import.meta.dirname, "../../../../../shared/data/pmedcap");

function randomProblem(siteCount: number, medianCount: number, seed: number, slack: number): MedianProblem {
  const random = seededRandom(seed);
  const x = Array.from({ length: siteCount }, () => Math.floor(100 * random()));
  const y = Array.from({ length: siteCount }, () => Math.floor(100 * random()));
  const demand = Float64Array.from({ length: siteCount }, () => 1 + Math.floor(9 * random()));
  const whole = demand.reduce((sum, asked) => sum + asked, 0);
  const distance = new Float64Array(siteCount ** 2);
  for (let a = 0; a < siteCount; a++) {
    for (let b = 0; b < siteCount; b++) distance[a * siteCount + b] = Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
  }
  const capacity = new Float64Array(siteCount).fill(Math.ceil((slack * whole) / medianCount));
  return { siteCount, medianCount, distance, demand, capacity, seed, effort: 1 };
}

/** The least cost of all choices of centres and all ways to serve the sites; Infinity where none fits. */
function exhaustive({ siteCount: n, medianCount: p, distance, demand, capacity }: MedianProblem): number {
  let best = Infinity;
  const serve = (medians: readonly number[], room: readonly number[], site: number, cost: number): void => {
    if (cost >= best) return;
    if (site === n) {
      best = cost;
      return;
    }
    medians.forEach((median, c) => {
      if (room[c]! < demand[site]!) return;
      const left = room.map((value, i) => (i === c ? value - demand[site]! : value));
      serve(medians, left, site + 1, cost + distance[median * n + site]!);
    });
  };
  const choose = (from: number, medians: readonly number[]): void => {
    if (medians.length === p) {
      serve(
        medians,
        medians.map((median) => capacity[median]!),
        0,
        0,
      );
      return;
    }
    for (let site = from; site < n; site++) choose(site + 1, [...medians, site]);
  };
  choose(0, []);
  return best;
}

describe("capacitatedMedians", () => {
  it("finds what exhaustive search finds, and never overloads a centre where that is possible", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.constantFrom(1.15, 1.4, 2),
        (siteCount, medianCount, seed, slack) => {
          const problem = randomProblem(siteCount, medianCount, seed, slack);
          const optimum = exhaustive(problem);
          const answer = capacitatedMedians(problem);
          const load = new Float64Array(medianCount);
          let cost = 0;
          answer.cluster.forEach((c, site) => {
            load[c]! += problem.demand[site]!;
            cost += problem.distance[answer.medians[c]! * siteCount + site]!;
          });
          expect(answer.cost).toBeCloseTo(cost, 6);
          expect(new Set(answer.medians).size).toBe(medianCount);
          const overload = load.reduce(
            (sum, value, c) => sum + Math.max(0, value - problem.capacity[answer.medians[c]!]!),
            0,
          );
          expect(answer.overload).toBeCloseTo(overload, 6);
          if (optimum === Infinity) expect(answer.overload).toBeGreaterThan(0);
          else {
            expect(answer.overload).toBe(0);
            expect(answer.cost).toBeCloseTo(optimum, 6);
          }
        },
      ),
      { seed: 7, numRuns: 60 },
    );
  });

  it("gives the same answer for the same seed", () => {
    const problem = randomProblem(40, 5, 3, 1.2);
    expect(capacitatedMedians(problem)).toEqual(capacitatedMedians(problem));
  });

  describe.skipIf(!existsSync(FOLDER))("on OR-Library instances", () => {
    it.each(PROVED_OPTIMA.map((optimum, i) => [i + 1, optimum] as const))(
      "comes within 1 %% of the optimum of pmedcap %i",
      (number, optimum) => {
        const problem = readMedianFile(join(FOLDER, `pmedcap${String(number).padStart(2, "0")}.txt`));
        const { cost, overload } = capacitatedMedians({ ...problem, seed: 1, effort: 1 });
        expect(overload).toBe(0);
        expect(cost / optimum).toBeLessThanOrEqual(1.01);
      },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unitSizeBound } from "../../../core/score/unit-size-bound.ts";

const bound = (perUnit: number[], targets: number[], held = targets.map(() => 0)): number =>
  unitSizeBound({
    perUnit: Float64Array.from(perUnit),
    targets: Float64Array.from(targets),
    held: Float64Array.from(held),
  });

/** The best that any assignment of whole units reaches, by trying all of them. */
function bestByTrial(perUnit: readonly number[], targets: readonly number[], held: readonly number[]): number {
  let best = Infinity;
  const totals = [...held];
  const place = (unit: number): void => {
    if (unit === perUnit.length) {
      best = Math.min(best, Math.max(...totals.map((total, t) => Math.abs(total / (targets[t] as number) - 1))));
      return;
    }
    for (let t = 0; t < targets.length; t++) {
      totals[t] = (totals[t] as number) + (perUnit[unit] as number);
      place(unit + 1);
      totals[t] = (totals[t] as number) - (perUnit[unit] as number);
    }
  };
  place(0);
  return best;
}

describe("unitSizeBound", () => {
  it("knows that the heaviest unit has to go somewhere", () => {
    expect(bound([30, 5, 5], [20, 20])).toBeCloseTo(0.5, 6);
  });

  it("knows that the others share what the heavy unit leaves", () => {
    expect(bound([90, 5, 5], [25, 25, 25, 25])).toBeCloseTo(2.6, 6);
    expect(bound([50, 1, 1], [10, 42])).toBeGreaterThan(0.19);
  });

  it("knows that two of three equal units share one of two territories", () => {
    expect(bound([10, 10, 10], [15, 15])).toBeCloseTo(1 / 3, 6);
  });

  it("knows that whole accounts cannot be split", () => {
    expect(bound([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [10 / 3, 10 / 3, 10 / 3])).toBeCloseTo(0.2, 6);
  });

  it("is 1 where there are more territories than units", () => {
    expect(bound([5], [2.5, 2.5])).toBeCloseTo(1, 6);
  });

  it("is 0 where nothing can be said", () => {
    expect(bound([], [])).toBe(0);
    expect(bound([0, 0], [0, 0])).toBe(0);
    expect(bound([5, -1], [2, 2])).toBe(0);
    expect(bound([5, 5], [5, 5])).toBe(0);
  });

  it("is never above what an exhaustive search reaches", () => {
    const cases = fc
      .record({
        units: fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.double({ min: 0, max: 50, noNaN: true })), {
          maxLength: 6,
        }),
        capacities: fc.oneof<fc.Arbitrary<number[]>[]>(
          fc.array(fc.constant(1), { minLength: 1, maxLength: 3 }),
          fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
        ),
        held: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }),
        hasHeld: fc.boolean(),
      })
      .map(({ units, capacities, held, hasHeld }) => {
        const holds = capacities.map((_, t) => (hasHeld ? (held[t] as number) : 0));
        const whole = [...units, ...holds].reduce((a, b) => a + b, 0);
        const reps = capacities.reduce((a, b) => a + b, 0);
        return { units, holds, targets: capacities.map((capacity) => (whole * capacity) / reps) };
      })
      .filter(({ targets }) => targets.every((target) => target > 1e-6));
    let tight = 0;
    fc.assert(
      fc.property(cases, ({ units, holds, targets }) => {
        const best = bestByTrial(units, targets, holds);
        const proven = bound(units, targets, holds);
        expect(proven).toBeLessThanOrEqual(best);
        if (best - proven < 1e-6) tight++;
      }),
      { seed: 7, numRuns: 1500 },
    );
    // It must say something, too: on cases this small it is often the optimum itself.
    expect(tight).toBeGreaterThan(500);
  });
});

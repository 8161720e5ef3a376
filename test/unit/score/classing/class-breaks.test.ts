import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLASS_METHODS } from "../../../../core/domain/map-styling.ts";
import { classBreaks, classOf } from "../../../../core/score/classing/class-breaks.ts";
import { histogram } from "../../../../core/score/classing/histogram.ts";

const of = (...values: number[]): Float64Array => Float64Array.from(values);

describe("class breaks", () => {
  it("quantiles put as many values into each class", () => {
    expect(classBreaks(of(8, 1, 7, 2, 6, 3, 5, 4), { method: "quantiles", count: 4 })).toEqual([2.75, 4.5, 6.25]);
  });

  it("quantiles leave out a limit that ties make empty", () => {
    expect(classBreaks(of(0, 0, 0, 0, 0, 0, 1, 9), { method: "quantiles", count: 4 })).toEqual([0.25]);
    expect(classBreaks(of(0, 1, 1, 1, 1, 1, 1, 9), { method: "quantiles", count: 4 })).toEqual([1]);
  });

  it("equal intervals are of one width", () => {
    expect(classBreaks(of(0, 3, 10), { method: "equal", count: 5 })).toEqual([2, 4, 6, 8]);
  });

  it("natural breaks are those of the published example of Ckmeans.1d.dp, and of plain gaps", () => {
    expect(classBreaks(of(-1, 2, -1, 2, 4, 5, 6, -1, 2, -1), { method: "jenks", count: 3 })).toEqual([2, 4]);
    expect(classBreaks(of(1, 2, 50, 51, 52, 900, 901), { method: "jenks", count: 3 })).toEqual([50, 900]);
  });

  it("natural breaks have the least squared distance to the means, as trying every cut shows", () => {
    const cost = (values: readonly number[]): number => {
      const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
      return values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
    };
    const settings = { seed: 7, numRuns: 80 };
    const values = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 4, maxLength: 14 });
    fc.assert(
      fc.property(values, (unsorted) => {
        const sorted = unsorted.toSorted((a, b) => a - b);
        let best = Infinity;
        for (let i = 1; i < sorted.length - 1; i++) {
          for (let j = i + 1; j < sorted.length; j++) {
            best = Math.min(best, cost(sorted.slice(0, i)) + cost(sorted.slice(i, j)) + cost(sorted.slice(j)));
          }
        }
        const breaks = classBreaks(of(...unsorted), { method: "jenks", count: 3 });
        const classes = [0, 1, 2].map((each) => sorted.filter((value) => classOf(breaks, value) === each));
        expect(classes.reduce((sum, members) => sum + cost(members), 0)).toBeCloseTo(best, 6);
      }),
      settings,
    );
  });

  it("standard deviations lie around the mean: a break on it for an even count, a class for an odd one", () => {
    const values = of(2, 4, 4, 4, 5, 5, 7, 9);
    expect(classBreaks(values, { method: "deviation", count: 4 })).toEqual([3, 5, 7]);
    expect(classBreaks(values, { method: "deviation", count: 3 })).toEqual([4, 6]);
  });

  it("a target has equal round steps on both sides", () => {
    const values = of(61, 80, 95, 100, 104, 120, 138);
    expect(classBreaks(values, { method: "target", count: 4, middle: 100 })).toEqual([80, 100, 120]);
    expect(classBreaks(values, { method: "target", count: 3, middle: 100 })).toEqual([87.5, 112.5]);
  });

  it("a target's steps leave no class below zero, and a long tail does not make them too coarse to see anything", () => {
    const values = of(0, 20, 40, 60, 80, 95, 120, 160, 300, 500, 780);
    expect(classBreaks(values, { method: "target", count: 7, middle: 100 })).toEqual([
      37.5, 62.5, 87.5, 112.5, 137.5, 162.5,
    ]);
    const near = classBreaks(of(99, 99.5, 100, 100.2, 300), { method: "target", count: 5, middle: 100 });
    expect(near.every((each) => each > 80 && each < 120)).toBe(true);
    expect(classBreaks(of(-40, 0, 10), { method: "target", count: 4, middle: 5 }).some((each) => each < 0)).toBe(true);
  });

  it("no values, and values that are all the same, need no breaks", () => {
    for (const method of CLASS_METHODS) {
      expect(classBreaks(of(), { method, count: 5 })).toEqual([]);
      expect(classBreaks(of(3, 3, 3), { method, count: 5 })).toEqual([]);
    }
  });

  it("are ascending and leave no class below the least value, whatever the values", () => {
    const value = fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.nat(3));
    const values = fc.array(value, { minLength: 2, maxLength: 60 });
    const settings = { seed: 11, numRuns: 100 };
    fc.assert(
      fc.property(
        values,
        fc.constantFrom("quantiles", "equal", "jenks"),
        fc.integer({ min: 2, max: 9 }),
        (all, method, count) => {
          const breaks = classBreaks(of(...all), { method, count });
          expect(breaks.length).toBeLessThan(count);
          breaks.forEach((each, i) => expect(each).toBeGreaterThan(breaks[i - 1] ?? -Infinity));
          if (breaks.length > 0) expect(classOf(breaks, Math.min(...all))).toBe(0);
          if (breaks.length > 0) expect(classOf(breaks, Math.max(...all))).toBe(breaks.length);
        },
      ),
      settings,
    );
  });
});

it("a value on a limit is in the class above it", () => {
  expect([9, 10, 19, 20, 21].map((value) => classOf([10, 20], value))).toEqual([0, 1, 1, 2, 2]);
});

describe("a histogram", () => {
  it("counts every value once, the few beyond its ends too", () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => (i === 999 ? 1e9 : i));
    const { edges, counts } = histogram(values, 20);
    expect(edges).toHaveLength(21);
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(1000);
    expect(Math.max(...edges)).toBeLessThan(1000);
  });

  it("of one value is one bar, of none is nothing", () => {
    expect(histogram(of(4, 4), 10).counts).toEqual([2]);
    expect(histogram(of(), 10).counts).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { plainMeasure } from "../../../../core/domain/plain-demands.ts";
import { gridPlan, revenueDemands, solved, unitId } from "../../../property/demand-plans.ts";

/** Squares far apart that must all be in different territories: as many territories as there are squares, at least. */
const apart = (units: readonly number[]): [string, string][] =>
  units.flatMap((unit, at) => units.slice(at + 1).map((other): [string, string] => [unitId(unit), unitId(other)]));

describe("the number of territories from a range", () => {
  const present = gridPlan({ columns: 8, rows: 5, seed: 6, empty: 0 });
  const wide = [{ ...plainMeasure("revenue"), tolerance: 9 }];
  const within = (min: number, max: number, units: readonly number[]) =>
    solved(
      present,
      revenueDemands({
        territories: { kind: "range", min, max },
        measures: wide,
        mustDiffer: apart(units),
        effort: 0.2,
      }),
    ).answer;

  it("is the fewest of all, also where not every number of the range was tried at first", () => {
    const { count, tried } = within(2, 40, [0, 3, 7, 18, 21, 32, 39]);
    expect(count).toBe(7);
    const counts = tried.map((each) => each.count);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(tried.find((each) => each.count === 6)?.miss).toBeGreaterThan(1);
    expect(tried.find((each) => each.count === 7)?.miss).toBe(0);
    expect(counts.length).toBeLessThan(10);
  });

  it("is the first of the range where that is enough", () => {
    expect(within(4, 30, [0, 39])).toMatchObject({ count: 4, tried: [{ count: 4, miss: 0 }] });
  });

  it("is looked for from the fewest on that could carry everything", () => {
    const total = present.columns.measures[1]?.perUnit.reduce((a, b) => a + b, 0) ?? 0;
    const measures = [{ ...plainMeasure("revenue"), tolerance: 9, max: total / 5.5 }];
    const { answer } = solved(present, revenueDemands({ territories: { kind: "range", min: 2, max: 40 }, measures }));
    expect(answer.tried[0]?.count).toBe(6);
    expect(answer.count).toBeLessThan(8);
  });

  it("is what comes nearest where none is enough", () => {
    const { count, miss, tried } = within(2, 4, [0, 3, 7, 18, 21, 32, 39]);
    expect(tried.map((each) => each.count)).toEqual([2, 3, 4]);
    expect(Math.min(...tried.map((each) => each.miss))).toBeGreaterThan(0);
    expect(count).toBe(4);
    expect(miss).toBeGreaterThan(0);
  });
});

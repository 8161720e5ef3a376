import { describe, expect, it } from "vitest";
import { balance, overallBalance } from "../../../core/score/balance.ts";
import { coverage } from "../../../core/score/coverage.ts";
import { accountsPer1000Km2 } from "../../../core/score/density.ts";
import { deviation, maxDeviation } from "../../../core/score/deviation.ts";
import { coefficientOfVariation, gini, maxToMin } from "../../../core/score/dispersion.ts";
import { penetration, weightedPotential, whiteSpace } from "../../../core/score/potential.ts";
import { addTo, createSums, sumAt, tidyFor, total } from "../../../core/score/sums.ts";
import { indexOfTarget, targetsByCapacity } from "../../../core/score/targets.ts";

const of = (...values: number[]): Float64Array => Float64Array.from(values);

describe("balance", () => {
  it("is 100 when every territory is on its target", () => {
    expect(balance(of(10, 20), of(10, 20))).toBe(100);
  });
  it("lacks the share that lies above target", () => {
    expect(balance(of(15, 5), of(10, 10))).toBeCloseTo(75, 12);
  });
  it("is 0 at worst, and 100 with nothing to share", () => {
    expect(balance(of(), of())).toBe(0);
    expect(balance(of(0, 0), of(0, 0))).toBe(100);
    expect(balance(of(100, -80), of(10, 10))).toBe(0);
  });
  it("counts all measures alike when no weight is given", () => {
    expect(overallBalance({ a: 90, b: 70 }, {})).toBe(80);
    expect(overallBalance({ a: 90, b: 70 }, { b: 0.5 })).toBe(70);
  });
});

describe("deviation", () => {
  it("is the share above or below target", () => {
    expect(deviation(12, 10)).toBeCloseTo(0.2, 12);
    expect(deviation(0, 10)).toBe(-1);
    expect(deviation(5, 0)).toBe(0);
  });
  it("is not blind to a measure that comes to less than nothing", () => {
    expect(maxDeviation(of(0, -91), of(-45.5, -45.5))).toBe(1);
    expect(deviation(-30, -45)).toBeCloseTo(1 / 3, 12);
    expect(balance(of(0, -91), of(-45.5, -45.5))).toBe(50);
    expect(balance(of(-45.5, -45.5), of(-45.5, -45.5))).toBe(100);
  });
  it("takes the worse side", () => {
    expect(maxDeviation(of(13, 8), of(10, 10))).toBeCloseTo(0.3, 12);
    expect(maxDeviation(of(12, 5), of(10, 10))).toBeCloseTo(0.5, 12);
    expect(maxDeviation(of(), of())).toBe(1);
  });
});

describe("targets", () => {
  it("share a total out by capacity", () => {
    expect([...targetsByCapacity(120, [1, 2, 3])]).toEqual([20, 40, 60]);
  });
  it("stand where they were set, and share out what is left", () => {
    expect([...targetsByCapacity(120, [1, 2, 3], [undefined, 60, undefined])]).toEqual([15, 60, 45]);
    expect([...targetsByCapacity(120, [1, 1], [100, 50])]).toEqual([100, 50]);
    expect([...targetsByCapacity(120, [1, 1], [150, undefined])]).toEqual([150, 0]);
  });
  it("index at 100", () => {
    expect(indexOfTarget(50, 40)).toBe(125);
    expect(indexOfTarget(50, 0)).toBeNull();
  });
});

describe("dispersion", () => {
  it("has the coefficient of variation of textbooks", () => {
    // Mean 5, standard deviation 2.
    expect(coefficientOfVariation(of(2, 4, 4, 4, 5, 5, 7, 9))).toBeCloseTo(0.4, 12);
    expect(coefficientOfVariation(of(3, 3))).toBe(0);
    expect(coefficientOfVariation(of())).toBe(0);
  });
  it("agrees with the mean difference on the Gini coefficient", () => {
    const values = [5, 0, 12, 7, 7, 31];
    let differences = 0;
    for (const a of values) for (const b of values) differences += Math.abs(a - b);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    expect(gini(of(...values))).toBeCloseTo(differences / (2 * values.length ** 2 * mean), 12);
    expect(gini(of(0, 0, 0, 1))).toBeCloseTo(0.75, 12);
    expect(gini(of(0, 0))).toBe(0);
  });
  it("compares the largest with the smallest", () => {
    expect(maxToMin(of(2, 8, 4))).toBe(4);
    expect(maxToMin(of(0, 8))).toBeNull();
    expect(maxToMin(of())).toBeNull();
  });
});

describe("density, coverage and potential", () => {
  it("counts accounts on 1,000 km²", () => {
    expect(accountsPer1000Km2(50, 2000)).toBe(25);
    expect(accountsPer1000Km2(50, 0)).toBeNull();
  });
  it("is the share held", () => {
    expect(coverage(3, 4)).toBe(0.75);
    expect(coverage(0, 0)).toBe(1);
  });
  it("compares revenue with potential", () => {
    expect(penetration(30, 120)).toBe(0.25);
    expect(penetration(30, 0)).toBeNull();
    expect(whiteSpace(30, 120)).toBe(90);
    const potential = weightedPotential(2, [
      { perUnit: of(1, 2), weight: 10 },
      { perUnit: of(5, 0), weight: 0.5 },
    ]);
    expect([...potential]).toEqual([12.5, 20]);
  });
});

describe("sums", () => {
  it("forget nothing: what was added can be taken away again", () => {
    const sums = createSums(1);
    const values = [0.1, 1e15, 123.45, 3e-9, 7.77e12];
    addTo(sums, 0, 0.7);
    for (const value of values) addTo(sums, 0, value);
    for (const value of values.toReversed()) addTo(sums, 0, -value);
    expect(sumAt(sums, 0)).toBe(0.7);
  });
  it("do not depend on the order", () => {
    const values = Array.from({ length: 1000 }, (_, i) => ((i * 7919) % 1009) / 100 + 1e9 * (i % 3));
    expect(total(of(...values))).toBe(total(of(...values.toReversed())));
  });
  it("are written without a tail of rounding", () => {
    expect(tidyFor(1e6)(0.1 + 0.2)).toBe(0.3);
    expect(tidyFor(5e10)(12_345_678.910000002)).toBe(12_345_678.91);
    expect(tidyFor(1e6)(-1e-13)).toBe(0);
    expect(Object.is(tidyFor(1e6)(-1e-13), 0)).toBe(true);
    expect(tidyFor(1e-7)(3.3e-8)).toBeCloseTo(3.3e-8, 15);
    expect(tidyFor(0)(0)).toBe(0);
    // Cents survive in totals of trillions.
    expect(tidyFor(9e12)(8_999_999_999_999.37)).toBe(8_999_999_999_999.37);
  });
});

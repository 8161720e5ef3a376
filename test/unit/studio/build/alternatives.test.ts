import { describe, expect, it } from "vitest";
import type { Demands } from "../../../../core/domain/demands.ts";
import { plainDemands, plainMeasure } from "../../../../core/domain/plain-demands.ts";
import { alternativesOf, tightened } from "../../../../core/studio/build/alternatives.ts";

const asked = (said: Partial<Demands> = {}): Demands =>
  plainDemands({ territories: { kind: "number", count: 9 }, measures: [plainMeasure("revenue")], ...said });
const kindsOf = (demands: Demands, presentCount: number) =>
  alternativesOf(demands, presentCount).map(({ kind }) => kind);
const sideOf = (kind: string, demands: Demands, presentCount = 9) =>
  alternativesOf(demands, presentCount).find((side) => side.kind === kind)?.demands;

describe("alternativesOf", () => {
  it("puts balance, shapes and hands first in turn, after what was asked for", () => {
    for (const count of [0, 8]) expect(kindsOf(asked(), count)).toEqual(["as-asked", "tighter-balance", "rounder"]);
    expect(kindsOf(asked(), 9)).toEqual(["as-asked", "tighter-balance", "rounder", "fewer-changes"]);
    expect(sideOf("as-asked", asked())).toEqual(asked());
    expect(sideOf("tighter-balance", asked())).toMatchObject({ compactness: 10, measures: asked().measures });
    expect(sideOf("rounder", asked())).toMatchObject({ compactness: 90, measures: asked().measures });
  });

  it("keeps present territories where fewest changes are wanted, at half the budget and a high price", () => {
    expect(sideOf("fewer-changes", asked())).toMatchObject({
      scope: { kind: "rebalance" },
      territories: { kind: "number", count: 9 },
      disruption: { price: { measure: "revenue", level: 85 } },
    });
    const budget = { budgets: [{ measure: "accounts", maxShare: 0.2 }], price: null, against: "baseline" } as const;
    const kept = asked({ scope: { kind: "absorb", territories: ["T1"] }, disruption: budget });
    expect(sideOf("fewer-changes", kept)).toMatchObject({
      scope: kept.scope,
      disruption: { budgets: [{ measure: "accounts", maxShare: 0.1 }], against: "baseline" },
    });
  });

  it("leaves out what would change nothing", () => {
    expect(kindsOf(asked({ compactness: 95 }), 0)).toEqual(["as-asked", "tighter-balance"]);
    expect(kindsOf(asked({ scope: { kind: "split", territory: "T1", into: 2 } }), 9)).not.toContain("fewer-changes");
  });

  it("aims at half of what was reached, but not beyond what is proven, and not where nothing is to be had", () => {
    const reached = (value: number, bound: number | null) =>
      tightened(asked(), [{ objective: "balance", measure: "revenue", value, bound, gap: null }])?.measures[0]
        ?.tolerance;
    expect(reached(0.03, null)).toBeCloseTo(0.015, 12);
    expect(reached(0.03, 0.02)).toBeCloseTo(0.021, 12);
    expect(reached(0.003, 0)).toBe(0.002);
    expect([reached(0.03, 0.0295), reached(0.002, 0), reached(3.9, 3.9)]).toEqual([undefined, undefined, undefined]);
    // What is far off is not worked towards beyond what was asked for.
    expect(reached(0.4, 0)).toBe(0.05);
    const two = asked({ measures: [plainMeasure("revenue"), plainMeasure("accounts")] });
    const balance = (measure: string, value: number) =>
      ({ objective: "balance", measure, value, bound: 0, gap: value }) as const;
    expect(tightened(two, [balance("revenue", 0.001), balance("accounts", 0.04)])?.measures).toMatchObject([
      { tolerance: 0.002 },
      { tolerance: 0.02 },
    ]);
  });

  it("shares the seconds out, and leaves attempts to each", () => {
    const timed = alternativesOf(asked({ search: { kind: "seconds", seconds: 30 } }), 0);
    expect(timed.map(({ demands }) => demands.search)).toEqual(Array(3).fill({ kind: "seconds", seconds: 10 }));
    const until = { kind: "until-no-better", attempts: 4 } as const;
    expect(sideOf("rounder", asked({ search: until }))?.search).toEqual(until);
  });
});

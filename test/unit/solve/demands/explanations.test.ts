import { describe, expect, it } from "vitest";
import type { Demands } from "../../../../core/domain/demands.ts";
import { plainMeasure } from "../../../../core/domain/plain-demands.ts";
import { demandCheck } from "../../../../core/score/demands/demand-check.ts";
import { explainBindings } from "../../../../core/score/demands/explain-bindings.ts";
import { explainMoves } from "../../../../core/score/demands/explain-moves.ts";
import type { PlanScenario } from "../../../../core/score/demands/present-plan.ts";
import { resolveDemands } from "../../../../core/score/demands/resolve-demands.ts";
import { gridPlan, revenueDemands, solved, unitId } from "../../../property/demand-plans.ts";

const rebalance = { scope: { kind: "rebalance" }, territories: { kind: "present" } } as const;
const present = gridPlan({ columns: 12, rows: 8, seed: 5, territories: 3, empty: 0 });

const checked = (demands: Partial<Demands>, after: PlanScenario = present.scenario, plan = present) => {
  const resolved = resolveDemands(plan, revenueDemands({ ...rebalance, ...demands }));
  if (!resolved.ok) throw new Error(resolved.problem.sentence);
  return demandCheck(plan, resolved.value, after);
};

describe("explainMoves", () => {
  it("gives every unit that moved its reason, with figures that an independent sum confirms", () => {
    const { after } = solved(present, revenueDemands(rebalance));
    const check = checked({}, after);
    const reasons = explainMoves(check);
    const moved = [...after.assignment.keys()].filter(
      (unit) => after.assignment[unit] !== present.scenario.assignment[unit],
    );
    expect(reasons.map(({ unit }) => unit)).toEqual(moved.map(unitId));
    expect(reasons.length).toBeGreaterThan(0);

    const revenue = present.columns.measures[1]?.perUnit ?? new Float64Array();
    const target = revenue.reduce((a, b) => a + b, 0) / 3;
    const offOf = (assignment: Int32Array, territory: number): number =>
      Math.abs(
        revenue.reduce((sum, value, unit) => (assignment[unit] === territory ? sum + value : sum), 0) / target - 1,
      );
    for (const [i, { offIfStayed, off, nextBest, toStay }] of reasons.entries()) {
      const unit = moved[i] ?? 0;
      const [from, to] = [present.scenario.assignment[unit] ?? 0, after.assignment[unit] ?? 0];
      const stayed = after.assignment.with(unit, from);
      expect(offIfStayed).toBeCloseTo(Math.max(offOf(stayed, from), offOf(stayed, to)), 9);
      expect(off).toBeCloseTo(Math.max(offOf(after.assignment, from), offOf(after.assignment, to)), 9);
      if (nextBest !== null) {
        const there = Number(nextBest.territory.slice(1));
        const instead = after.assignment.with(unit, there);
        expect(nextBest.off).toBeCloseTo(Math.max(offOf(instead, there), offOf(instead, to)), 9);
      }
      const touches = [unit - 1, unit + 1, unit - 12, unit + 12].some(
        (other) => Math.abs((other % 12) - (unit % 12)) <= 1 && after.assignment[other] === from,
      );
      expect(toStay === "connection").toBe(!touches);
      if (toStay === "tolerance") expect(offIfStayed).toBeGreaterThan(0.05);
    }
  });

  it("says that a territory that is no more cannot be stayed in", () => {
    const { after } = solved(
      present,
      revenueDemands({ scope: { kind: "absorb", territories: ["T1"] }, territories: { kind: "present" } }),
    );
    const check = checked({ scope: { kind: "absorb", territories: ["T1"] } }, after);
    const reasons = explainMoves(check);
    expect(reasons).toHaveLength(32);
    expect(new Set(reasons.map(({ toStay, offIfStayed }) => `${toStay} ${offIfStayed}`))).toEqual(
      new Set(["its-territory null"]),
    );
  });
});

describe("explainBindings", () => {
  /** A row of squares with these revenues, the first `own` of them in the first territory. */
  const row = (revenues: readonly number[], own: number) => {
    const plan = gridPlan({ columns: revenues.length, rows: 1, seed: 1, territories: 2, empty: 0 });
    const [accounts, revenue] = plan.columns.measures;
    if (accounts === undefined || revenue === undefined) throw new Error("no measures");
    return {
      ...plan,
      columns: { ...plan.columns, measures: [accounts, { ...revenue, perUnit: Float64Array.from(revenues) }] },
      scenario: { ...plan.scenario, assignment: Int32Array.from(revenues, (_, unit) => (unit < own ? 0 : 1)) },
    };
  };
  const kinds = (plan: ReturnType<typeof row>, demands: Partial<Demands> = {}) =>
    explainBindings(checked(demands, plan.scenario, plan)).map(({ kind }) => kind);

  it("finds nothing where all is on target", () => {
    expect(kinds(row([1, 1, 1, 1], 2))).toEqual(["on-target", "on-target"]);
  });
  it("names units that are too heavy to change hands", () => {
    expect(kinds(row([5, 10, 1], 1))).toEqual(["coarse-units", "coarse-units"]);
  });
  it("names a lock", () => {
    const locks = { units: [{ unit: unitId(2), territory: "T0" }], territories: [] };
    expect(kinds(row([1, 1, 1, 1], 3), { locks })).toEqual(["lock", "lock"]);
  });
  it("names what is left undone for shape, and the budget where it is used up", () => {
    expect(kinds(row([1, 1, 1, 1], 3))).toEqual(["shape", "shape"]);
    const within = (maxShare: number): Partial<Demands> => ({
      disruption: { budgets: [{ measure: "revenue", maxShare }], price: null, against: "present" },
    });
    expect(kinds(row([1, 1, 1, 1], 3), within(0))).toEqual(["budget", "budget"]);
    // A quarter has moved.
    const { scenario } = row([1, 1, 1, 1], 3);
    const kindsAfter = (maxShare: number) =>
      explainBindings(checked(within(maxShare), scenario, row([1, 1, 1, 1], 2))).map(({ kind }) => kind);
    expect(kindsAfter(0.25)).toEqual(["budget", "budget"]);
    expect(kindsAfter(0.5)).toEqual(["shape", "shape"]);
  });
  it("names neighbours that have no room", () => {
    const plan = gridPlan({ columns: 9, rows: 1, seed: 1, territories: 3, empty: 0 });
    const revenue = [4, 1, 1, 1, 2, 3, 0, 0, 0];
    const [accounts, column] = plan.columns.measures;
    if (accounts === undefined || column === undefined) throw new Error("no measures");
    const columns = { ...plan.columns, measures: [accounts, { ...column, perUnit: Float64Array.from(revenue) }] };
    const measures = [{ ...plainMeasure("revenue"), tolerance: 0.05 }];
    const bindings = explainBindings(checked({ measures }, plan.scenario, { ...plan, columns }));
    expect(bindings[0]).toMatchObject({ territory: "T0", kind: "neighbours-full" });
    expect(bindings[0]?.sentence).toContain("its neighbours are no better off");
  });
});

import { describe, expect, it } from "vitest";
import type { Change } from "../../../core/domain/edit.ts";
import { plainDemands, plainMeasure } from "../../../core/domain/plain-demands.ts";
import { createPlan, scenarioOf } from "./new-england.ts";
import { problemOf, resultOf, studioForTest, type TestStudio } from "./studio-for-test.ts";

async function commit(studio: TestStudio, scenarioId: string, ...changes: Change[]) {
  const { revision } = await scenarioOf(studio, scenarioId);
  return studio.call.edit.commit({ scenarioId, revision, edit: { label: "Edit", changes } });
}

const rowsById = async (studio: TestStudio, scenarioId: string) => {
  const query = { scenarioId, offset: 0, limit: 100, search: "", territory: null, unitId: null, sort: null };
  return new Map((await studio.call.accounts.page(query)).rows.map((each) => [each.id, each]));
};

/** As the screen asks for it. */
async function split(studio: TestStudio, scenarioId: string, territory: string) {
  const demands = plainDemands({
    scope: { kind: "split", territory, into: 2 },
    territories: { kind: "present" },
    measures: [plainMeasure("annualRevenue")],
  });
  const { id } = await resultOf(studio.call.solve.propose({ scenarioId, demands }));
  return studio.call.solve.accept({ proposalId: id, into: "scenario" });
}

describe("splitting a territory", () => {
  it("makes connected parts in one step, named after it, and undo puts it back", async () => {
    const studio = studioForTest();
    const { activeScenarioId: id } = await createPlan(studio);
    const before = await scenarioOf(studio, id);
    expect((await split(studio, id, "T01")).activeScenarioId).toBe(id);
    const after = await scenarioOf(studio, id);
    expect(after.territories.map(({ name }) => name)).toEqual(["Kim", "Lee", "Kim 2"]);
    expect(after.undoLabel).toBe("Split Kim into 2");
    for (const [unit, territory] of before.assignment.entries()) {
      const now = after.assignment[unit];
      if (territory === 0) expect([0, 2]).toContain(now);
      else expect(now).toBe(territory);
    }
    expect(after.assignment).toContain(2);
    await studio.call.edit.undo({ scenarioId: id, revision: after.revision });
    const undone = await scenarioOf(studio, id);
    expect(undone.assignment).toEqual(before.assignment);
    expect(undone.territories).toEqual(before.territories);
  });

  it("keeps locked units in the part that stays", async () => {
    const studio = studioForTest();
    const { activeScenarioId: id } = await createPlan(studio);
    const { assignment } = await scenarioOf(studio, id);
    const locked = [...assignment.keys()].filter((unit) => assignment[unit] === 0).slice(0, 2);
    await commit(studio, id, { kind: "locks", units: locked, from: false, to: true });
    await split(studio, id, "T01");
    const after = await scenarioOf(studio, id);
    for (const unit of locked) expect(after.assignment[unit]).toBe(0);
  });

  it("is refused for a locked territory", async () => {
    const studio = studioForTest();
    const { activeScenarioId: id } = await createPlan(studio);
    const [kim] = (await scenarioOf(studio, id)).territories;
    if (kim === undefined) throw new Error("no territory");
    await commit(studio, id, { kind: "territory", index: 0, from: kim, to: { ...kim, locked: true } });
    expect((await problemOf(split(studio, id, "T01"))).sentence).toContain("lock");
    expect((await scenarioOf(studio, id)).territories).toHaveLength(2);
  });
});

describe("accounts", () => {
  it("are found by a drawn shape, as the scenario holds them", async () => {
    const studio = studioForTest();
    const { activeScenarioId: id } = await createPlan(studio);
    const all = await rowsById(studio, id);
    const acme = all.get("A1");
    if (acme === undefined) throw new Error("no account");
    const near = 0.01;
    const corners: [number, number][] = [
      [acme.lng - near, acme.lat - near],
      [acme.lng + near, acme.lat - near],
      [acme.lng, acme.lat + near],
    ];
    const found = await studio.call.accounts.inShape({ corners });
    const { rows } = await studio.call.accounts.entries({ scenarioId: id, rows: found.rows });
    expect(found.total).toBe(rows.length);
    expect(rows.map((each) => each.id)).toContain("A1");
    expect(rows.map((each) => each.id)).not.toContain("A5");
    expect(rows.find((each) => each.id === "A1")).toEqual(acme);
    const { total, sums } = await studio.call.accounts.sumsInShape({ corners });
    expect(total).toBe(found.total);
    expect(sums).toEqual(acme.measures.map((_, m) => rows.reduce((sum, each) => sum + (each.measures[m] ?? 0), 0)));
    expect(sums[0]).toBeGreaterThan(0);
  });

  it("held by override are listed as such, scored where they are held, and give their reason", async () => {
    const studio = studioForTest();
    const { activeScenarioId: id } = await createPlan(studio);
    const dune = (await rowsById(studio, id)).get("A5");
    if (dune === undefined) throw new Error("no account");
    const before = await studio.call.scenario.scorecard({ id });
    const to = { territory: 0, reason: "Relationship of ten years" };
    await commit(studio, id, { kind: "override", account: dune.row, from: null, to });
    const query = { scenarioId: id, offset: 0, limit: 9, search: "", territory: null, unitId: null, sort: null };
    const listed = await studio.call.accounts.page({ ...query, overridden: true });
    expect(listed.rows.find((each) => each.id === "A5")).toMatchObject({ territory: 0, override: to.reason });
    expect(listed.rows.every(({ override }) => override !== null)).toBe(true);
    const after = await studio.call.scenario.scorecard({ id });
    const revenue = (card: typeof after, at: number) => card.territories[at]?.measures["annualRevenue"] ?? 0;
    expect(revenue(after, 0) - revenue(before, 0)).toBeCloseTo(70, 9);
    expect(revenue(before, 1) - revenue(after, 1)).toBeCloseTo(70, 9);
    const { overrides } = await scenarioOf(studio, id);
    const at = overrides.account.indexOf(dune.row);
    expect([overrides.lng[at], overrides.lat[at]]).toEqual([dune.lng, dune.lat]);
  });
});

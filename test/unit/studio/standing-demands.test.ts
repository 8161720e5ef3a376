import { describe, expect, it } from "vitest";
import type { Demands } from "../../../core/domain/demands.ts";
import { plainDemands, plainMeasure } from "../../../core/domain/plain-demands.ts";
import { createPlan, scenarioOf } from "./new-england.ts";
import { resultOf, studioForTest, type TestStudio } from "./studio-for-test.ts";

const NO_DISRUPTION: Demands["disruption"] = { budgets: [], price: null, against: "present" };

const gentle = plainDemands({
  scope: { kind: "rebalance" },
  territories: { kind: "present" },
  measures: [{ ...plainMeasure("annualRevenue"), tolerance: 0.9 }],
  contiguity: "off",
  disruption: { budgets: [{ measure: "annualRevenue", maxShare: 0.25 }], price: null, against: "present" },
});

async function build(studio: TestStudio, scenarioId: string, demands: Demands, into: string) {
  const { id } = await resultOf(studio.call.solve.propose({ scenarioId, demands }));
  const target = into === "scenario" ? ("scenario" as const) : { newScenario: into };
  return studio.call.solve.accept({ proposalId: id, into: target });
}

/** Everything that one territory has goes to another one, by hand. */
async function giveAllAway(studio: TestStudio, scenarioId: string): Promise<void> {
  const { revision, territories, assignment } = await scenarioOf(studio, scenarioId);
  const [from, to] = territories.map(({ index }) => index);
  const units = [...assignment.keys()].filter((unit) => assignment[unit] === from);
  const change = { kind: "units", units, from: units.map(() => from ?? 0), to: units.map(() => to ?? 0) } as const;
  await studio.call.edit.commit({ scenarioId, revision, edit: { label: "All", changes: [change] } });
}

const budgetOf = async (studio: TestStudio, scenarioId: string) =>
  (await studio.call.solve.standing({ scenarioId }))?.unmet.find(({ kind }) => kind === "budget");

describe("demands that territories were built with", () => {
  it("stay with the scenario: what changes hands by hand is counted from before it was built", async () => {
    const studio = studioForTest();
    const { activeScenarioId: first } = await createPlan(studio);
    expect(await studio.call.solve.standing({ scenarioId: first })).toBeNull();
    const { activeScenarioId: scenarioId } = await build(studio, first, gentle, "Gentle");
    const { revision: built } = await scenarioOf(studio, scenarioId);
    expect(await studio.call.solve.standing({ scenarioId })).toMatchObject({ demands: gentle, note: null });
    expect(await budgetOf(studio, scenarioId)).toBeUndefined();

    await giveAllAway(studio, scenarioId);
    const overrun = await budgetOf(studio, scenarioId);
    expect(overrun).toMatchObject({ isHard: true, measure: "annualRevenue", limit: 0.25 });
    expect(overrun?.value).toBeGreaterThan(0.25);
    // To look back has moved nothing: neither units nor the journal.
    expect((await scenarioOf(studio, scenarioId)).revision).toBe(built + 1);
    expect(new Set((await scenarioOf(studio, scenarioId)).assignment.filter((each) => each >= 0)).size).toBe(1);

    await studio.call.edit.undo({ scenarioId, revision: built + 1 });
    expect(await budgetOf(studio, scenarioId)).toBeUndefined();
  });

  it("hold for what is built into the scenario itself, after a restart, and for its copies; they can be ended", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    await giveAllAway(studio, scenarioId);
    // From here on 25 % may move.
    await build(studio, scenarioId, { ...gentle, scope: { kind: "new" }, ...fresh }, "scenario");
    const { undoLabel } = await scenarioOf(studio, scenarioId);
    expect(undoLabel).toMatch(/^Built 2 territories/);
    const path = (await studio.call.app.info()).recent[0]?.path ?? "";
    await studio.call.plan.close();
    await studio.call.plan.open({ path });
    expect((await studio.call.solve.standing({ scenarioId }))?.demands.territories).toEqual(fresh.territories);

    const { activeScenarioId: copy } = await studio.call.scenario.duplicate({ id: scenarioId, name: "Copy" });
    expect(await studio.call.solve.standing({ scenarioId: copy })).not.toBeNull();
    await studio.call.solve.endStanding({ scenarioId: copy });
    expect(await studio.call.solve.standing({ scenarioId: copy })).toBeNull();
    expect(await studio.call.solve.standing({ scenarioId })).not.toBeNull();
  });

  it("end when a part of the territories is built by other demands", async () => {
    const studio = studioForTest();
    const { activeScenarioId: first } = await createPlan(studio);
    const { activeScenarioId: scenarioId } = await build(studio, first, gentle, "Gentle");
    const [one] = (await scenarioOf(studio, scenarioId)).territories;
    const split = { kind: "split", territory: one?.id ?? "", into: 2 } as const;
    await build(studio, scenarioId, { ...gentle, scope: split, disruption: NO_DISRUPTION }, "scenario");
    expect(await studio.call.solve.standing({ scenarioId })).toBeNull();
  });

  it("say so where it cannot be told what changed hands, and are held to the rest", async () => {
    const studio = studioForTest();
    const { activeScenarioId: first } = await createPlan(studio);
    const { activeScenarioId: scenarioId } = await build(studio, first, gentle, "Gentle");
    const { activeScenarioId: copy } = await studio.call.scenario.duplicate({ id: scenarioId, name: "Copy" });
    await giveAllAway(studio, copy);
    await studio.call.scenario.remove({ id: scenarioId });
    const standing = await studio.call.solve.standing({ scenarioId: copy });
    expect(standing?.unmet.find(({ kind }) => kind === "budget")).toBeUndefined();
    expect(standing?.note).toContain("cannot be told any more");
  });

  it("say how far something is as the reader has it", async () => {
    const studio = studioForTest();
    const { activeScenarioId: first } = await createPlan(studio);
    const { activeScenarioId: scenarioId } = await build(studio, first, { ...gentle, maxRadiusKm: 1.5 }, "Near");
    const saidIn = async (distances: "km" | "mi"): Promise<string> => {
      const found = await studio.call.solve.standing({ scenarioId, distances });
      return found?.unmet.map(({ sentence }) => sentence).join(" ") ?? "";
    };
    expect(await saidIn("km")).toMatch(/farther than 1.5 km from its centre/);
    expect(await saidIn("mi")).toMatch(/farther than 0.9 mi from its centre/);
  });
});

const fresh = {
  territories: { kind: "number", count: 2 },
  disruption: NO_DISRUPTION,
} as const;

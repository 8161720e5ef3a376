import { describe, expect, it } from "vitest";
import { decodePack, packColumn } from "../../../core/domain/pack.ts";
import { plainDemands, plainMeasure } from "../../../core/domain/plain-demands.ts";
import { decodeScenarioColumns } from "../../../core/domain/plan-columns.ts";
import { createPlan, scenarioOf } from "./new-england.ts";
import { problemOf, resultOf, studioForTest } from "./studio-for-test.ts";

const demands = plainDemands({
  territories: { kind: "number", count: 3 },
  measures: [{ ...plainMeasure("annualRevenue"), tolerance: 0.3 }],
});

const packOf = async (response: Response) => decodePack(new Uint8Array(await response.arrayBuffer()));

describe("a proposal", () => {
  it("changes nothing before it is accepted, and then is one undo step", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const before = await scenarioOf(studio, scenarioId);
    const proposal = await resultOf(studio.call.solve.propose({ scenarioId, demands }));
    expect(proposal).toMatchObject({ scenarioId, territories: 3, isChange: true, kind: "as-asked" });
    expect(proposal.objectives.find(({ objective }) => objective === "balance")).toMatchObject({
      measure: "annualRevenue",
      bound: expect.any(Number),
      gap: expect.any(Number),
    });
    expect(await scenarioOf(studio, scenarioId)).toEqual(before);

    const proposed = decodeScenarioColumns(await packOf(await studio.get(`/proposals/${proposal.id}.pack`)));
    expect(proposed.territories).toHaveLength(3);
    const { total, moves, bindings } = await studio.call.solve.reasons({
      proposalId: proposal.id,
      offset: 0,
      limit: 5,
    });
    expect(total).toBe(proposal.movedUnits);
    expect(moves[0]?.sentence).toMatch(/ went from .* to /);
    expect(bindings.map(({ territory }) => territory).sort()).toEqual(["T01", "T02", "T03"]);

    await studio.call.solve.accept({ proposalId: proposal.id, into: "scenario" });
    const accepted = await scenarioOf(studio, scenarioId);
    expect(accepted.assignment).toEqual(proposed.assignment);
    const scorecard = await studio.call.scenario.scorecard({ id: scenarioId });
    expect(scorecard).toEqual(proposal.scorecard);
    await studio.call.edit.undo({ scenarioId, revision: accepted.revision });
    expect((await scenarioOf(studio, scenarioId)).assignment).toEqual(before.assignment);
    expect((await studio.get(`/proposals/${proposal.id}.pack`)).status).toBe(404);
  });

  it("lifts the overrides of territories that go, and says so; undo puts them back", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const { id, notes } = await resultOf(studio.call.solve.propose({ scenarioId, demands }));
    expect(notes.join(" ")).toContain("override");
    await studio.call.solve.accept({ proposalId: id, into: "scenario" });
    const built = await scenarioOf(studio, scenarioId);
    expect(built.undoLabel).toBe("Built 3 territories balanced on Annual Revenue, 1 override lifted");
    expect(built.overrides.account).toHaveLength(0);
    expect(built.territories.flatMap(({ owner }) => owner ?? []).sort()).toEqual(["Kim", "Lee"]);
    await studio.call.edit.undo({ scenarioId, revision: built.revision });
    const back = await scenarioOf(studio, scenarioId);
    expect(back.territories.map(({ name }) => name)).toEqual(["Kim", "Lee"]);
    expect(back.overrides.account).toHaveLength(1);
  });

  it("goes into a scenario of its own, and moves no more than it may", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const gentle = {
      ...demands,
      territories: { kind: "present" } as const,
      scope: { kind: "rebalance" } as const,
      disruption: {
        budgets: [{ measure: "annualRevenue", maxShare: 0.2 }],
        price: null,
        against: "present" as const,
      },
    };
    const { id } = await resultOf(studio.call.solve.propose({ scenarioId, demands: gentle }));
    const { scenarios, activeScenarioId } = await studio.call.solve.accept({
      proposalId: id,
      into: { newScenario: "Gentle" },
    });
    const made = scenarios[2];
    expect(made).toMatchObject({ name: "Gentle", parentId: scenarioId, territoryCount: 2 });
    expect(activeScenarioId).toBe(made?.id);
    const { overall } = await studio.call.scenario.scorecard({ id: activeScenarioId });
    expect(overall.disruption?.["annualRevenue"]).toBeGreaterThan(0);
    expect(overall.disruption?.["annualRevenue"]).toBeLessThanOrEqual(0.2);
    expect((await scenarioOf(studio, scenarioId)).undoLabel).toBeNull();
  });

  it("ends when its plan is closed", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const running = await studio.call.solve.propose({ scenarioId, demands });
    const problem = problemOf(
      (async () => {
        for await (const event of running) if (event.kind === "progress") await studio.call.plan.close();
      })(),
    );
    expect(await problem).toEqual({ kind: "cancelled", sentence: "Cancelled: nothing was changed." });
  });

  it("is refused once its scenario was edited, or it was discarded", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const [first, second] = [
      await resultOf(studio.call.solve.propose({ scenarioId, demands })),
      await resultOf(studio.call.solve.propose({ scenarioId, demands })),
    ];
    await studio.call.solve.accept({ proposalId: first.id, into: { newScenario: "Elsewhere" } });
    await studio.call.solve.discard({ proposalId: second.id });
    const gone = await problemOf(studio.call.solve.accept({ proposalId: second.id, into: "scenario" }));
    expect(gone.sentence).toBe("That proposal is gone: build it again.");

    const third = await resultOf(studio.call.solve.propose({ scenarioId, demands }));
    const { revision, territories } = await scenarioOf(studio, scenarioId);
    const [from] = territories;
    if (from === undefined) throw new Error("no territory");
    const change = { kind: "territory", index: from.index, from, to: { ...from, name: "Other" } } as const;
    await studio.call.edit.commit({ scenarioId, revision, edit: { label: "Renamed", changes: [change] } });
    const stale = await problemOf(studio.call.solve.accept({ proposalId: third.id, into: "scenario" }));
    expect(stale.kind).toBe("edit-refused");
  });

  it("splits, gives up, and makes room as asked, and leaves the rest alone", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const { territories } = await scenarioOf(studio, scenarioId);
    const [kim, lee] = territories.map(({ id }) => id);
    const wish = { ...demands, territories: { kind: "present" } as const };
    const accept = async (scope: (typeof wish)["scope"]) => {
      const { id } = await resultOf(studio.call.solve.propose({ scenarioId, demands: { ...wish, scope } }));
      await studio.call.solve.accept({ proposalId: id, into: "scenario" });
      return scenarioOf(studio, scenarioId);
    };
    const split = await accept({ kind: "split", territory: kim ?? "", into: 2 });
    expect(split.territories.map(({ name }) => name).sort()).toEqual(["Kim", "Kim 2", "Lee"]);
    const room = await accept({ kind: "new-rep", donors: [lee ?? ""], at: null });
    expect(room.territories).toHaveLength(4);
    const gone = await accept({ kind: "absorb", territories: [lee ?? ""] });
    expect(gone.territories.map(({ name }) => name)).not.toContain("Lee");
    expect(gone.assignment.filter((territory, unit) => territory < 0 && split.assignment[unit]! >= 0)).toHaveLength(0);
  });

  it("keeps to the scenario's own locks", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const { territories, assignment } = await scenarioOf(studio, scenarioId);
    const [kim, lee] = territories;
    if (kim === undefined || lee === undefined) throw new Error("no territories");
    const setLock = async (from: typeof kim, locked: boolean) => {
      const { revision } = await scenarioOf(studio, scenarioId);
      const change = {
        kind: "territory",
        index: from.index,
        from: { ...from, locked: !locked },
        to: { ...from, locked },
      } as const;
      await studio.call.edit.commit({ scenarioId, revision, edit: { label: "Lock", changes: [change] } });
    };
    await setLock(kim, true);
    const problem = await problemOf(resultOf(studio.call.solve.propose({ scenarioId, demands })));
    expect(problem.sentence).toMatch(/^1 account in “Kim”, which is locked, is held by territories/);
    await setLock(kim, false);
    await setLock(lee, true);
    const { id } = await resultOf(studio.call.solve.propose({ scenarioId, demands }));
    await studio.call.solve.accept({ proposalId: id, into: "scenario" });
    const built = await scenarioOf(studio, scenarioId);
    expect(built.territories).toHaveLength(3);
    assignment.forEach((territory, unit) => {
      if (territory === lee.index) expect(built.assignment[unit]).toBe(territory);
    });
  });

  it("comes from several sides, each valid, with figures to compare", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio, { layer: "us-zip" });
    const wish = { ...demands, measures: [{ ...plainMeasure("accounts"), tolerance: 0.9 }], compactness: 20 };
    const { proposals } = await resultOf(studio.call.solve.alternatives({ scenarioId, demands: wish }));
    expect(proposals.length).toBeGreaterThan(1);
    expect(proposals[0]?.kind).toBe("as-asked");
    expect(new Set(proposals.map(({ kind }) => kind)).size).toBe(proposals.length);
    for (const { isValid, movedShare } of proposals) {
      expect(isValid).toBe(true);
      expect(movedShare["annualRevenue"]).toBeGreaterThanOrEqual(0);
    }
  });

  it("is shown on the way, and ends with the best so far when stopped", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio, { layer: "us-zip" });
    const long = { ...demands, measures: [plainMeasure("annualRevenue"), plainMeasure("accounts")], effort: 60 };
    let preview: Response | null = null;
    let proposal: { isChange: boolean; notes: string[] } | null = null;
    for await (const event of await studio.call.solve.propose({ scenarioId, demands: long })) {
      if (event.kind === "done") proposal = event.result;
      else if (event.preview !== undefined && preview === null) {
        preview = await studio.get("/solve/preview.pack");
        await studio.call.solve.stop();
      }
    }
    expect(preview?.status).toBe(200);
    const slots = packColumn(await packOf(preview as Response), "slot", "Int32Array");
    expect(new Set(slots)).toEqual(new Set([-1, 0, 1, 2]));
    expect(proposal?.isChange).toBe(true);
    expect(proposal?.notes.join(" ")).toContain("Stopped early");
    expect((await studio.get("/solve/preview.pack")).status).toBe(204);
  });

  it("is no more than a sentence when the demands cannot be meant", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const wish = { ...demands, keepTogether: [{ kind: "accounts", column: "Parent" } as const] };
    const problem = await problemOf(resultOf(studio.call.solve.propose({ scenarioId, demands: wish })));
    expect(problem.sentence).toContain("The accounts have no column “Parent”");
    const few = await createPlan(studio, { layer: "us-state", name: "Two states" });
    const impossible = await problemOf(
      resultOf(studio.call.solve.propose({ scenarioId: few.activeScenarioId, demands })),
    );
    expect(impossible).toEqual({
      kind: "cannot-solve",
      sentence: "3 territories cannot be made of 2 states: ask for fewer.",
    });
  });

  it("keeps the units of an account family together", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const wish = { ...demands, keepTogether: [{ kind: "accounts", column: "Industry" } as const] };
    const proposal = await resultOf(studio.call.solve.propose({ scenarioId, demands: wish }));
    const divided = proposal.unmet.filter(({ kind }) => kind === "split-group");
    expect(divided.every(({ isHard }) => !isHard)).toBe(true);
    expect(divided.map(({ sentence }) => sentence.split(" ")[0])).toEqual(expect.arrayContaining(["Food"]));
  });

  it("is what a plan made by hand is held against", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const { unmet } = await studio.call.solve.check({
      scenarioId,
      demands: { ...demands, measures: [{ ...plainMeasure("annualRevenue"), max: 1 }] },
    });
    expect(unmet.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["number", "maximum"]));
  });
});

import { describe, expect, it } from "vitest";
import { plainDemands, plainMeasure } from "../../../core/domain/plain-demands.ts";
import { createPlan } from "./new-england.ts";
import { problemOf, resultOf, studioForTest } from "./studio-for-test.ts";

const demands = plainDemands({
  territories: { kind: "number", count: 3 },
  measures: [{ ...plainMeasure("annualRevenue"), tolerance: 0.3 }],
});

describe("a search that goes on", () => {
  it("shows the attempt and the best so far, and ends with it when it is stopped", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const search = { kind: "seconds", seconds: 600 } as const;
    const phases = new Set<string>();
    let share = 0;
    for await (const event of await studio.call.solve.propose({ scenarioId, demands: { ...demands, search } })) {
      if (event.kind === "done") {
        const { attempts, seed } = event.result.search;
        expect(attempts).toBeGreaterThan(1);
        expect(seed).toBeGreaterThanOrEqual(1);
        expect(event.result.notes).toContain("Stopped early: this is the best until then.");
      } else {
        phases.add(event.phase);
        if (event.phase !== "Attempt 2") continue;
        expect(event.detail).toMatch(/^best so far: largest deviation [\d.]+ %$/);
        share = event.done ?? 1;
        await studio.call.solve.stop();
      }
    }
    expect([...phases]).toContain("Attempt 2");
    // Of ten minutes little is over.
    expect(share).toBeLessThan(0.5);
  });
});

describe("homes from a table", () => {
  it("become centres of territories that bear their names, and the upload is done with", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio);
    const upload = await studio.upload("reps.csv", "Name;Zip\nAnn;02139\nBob;01103\nCy;03301\n");
    const { homes, notes } = await studio.call.solve.homes({ upload });
    expect(homes.map(({ name }) => name)).toEqual(["Ann", "Bob", "Cy"]);
    expect(notes).toEqual([]);
    const centres = { kind: "homes", homes: [...homes] } as const;
    const proposal = await resultOf(studio.call.solve.propose({ scenarioId, demands: { ...demands, centres } }));
    const bearers = proposal.scorecard.territories.map(({ name, owner }) => `${name}: ${owner}`);
    expect(bearers.sort()).toEqual(["Ann: Ann", "Bob: Bob", "Cy: Cy"]);
    expect((await problemOf(studio.call.solve.homes({ upload }))).kind).toBe("file-unreadable");
  });

  it("are refused with a sentence where nobody has a place", async () => {
    const studio = studioForTest();
    await createPlan(studio);
    const upload = await studio.upload("reps.csv", "Name,Zip\nAnn,00000\n");
    expect((await problemOf(studio.call.solve.homes({ upload }))).sentence).toBe(
      "Nobody in “reps.csv” has a place in this plan (row 2: unknown ZIP code): look at its columns.",
    );
  });
});

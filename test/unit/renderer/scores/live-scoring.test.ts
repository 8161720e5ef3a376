import { beforeEach, describe, expect, it } from "vitest";
import type { Edit } from "../../../../core/domain/edit.ts";
import { seededRandom } from "../../../../core/domain/random.ts";
import { scoreScenario } from "../../../../core/score/scorecard.ts";
import { followEdit } from "../../../../renderer/commands/load-scenario.ts";
import { planStore } from "../../../../renderer/stores/plan-store.ts";
import { scenarioStore } from "../../../../renderer/stores/scenario-store.ts";
import { showStrip, territory } from "../small-plan.ts";

function fromScratch() {
  const { layer, columns, holdings, snapshot } = planStore.getState();
  const { assignment, territories, overrides } = scenarioStore.getState();
  if (layer === null || columns === null || snapshot === null) throw new Error("no plan");
  return scoreScenario({
    layer,
    columns,
    holdings,
    balance: snapshot.balance,
    scenario: { assignment, territories: [...territories.values()], overrides },
  });
}

/** Sums made in another order differ in the last bits. */
const rounded = (scorecard: unknown): unknown =>
  JSON.parse(
    JSON.stringify(scorecard, (_, value) => (typeof value === "number" ? Number(value.toPrecision(12)) : value)),
  );

beforeEach(() => void showStrip());

describe("the scorecard on screen", () => {
  it("equals one from scratch after any edits", () => {
    const random = seededRandom(7);
    for (let step = 0; step < 60; step++) {
      const { assignment } = scenarioStore.getState();
      const units = [0, 1, 2, 3, 4, 5].filter(() => random() < 0.4);
      if (units.length === 0) continue;
      const edit: Edit = {
        label: "x",
        changes: [
          {
            kind: "units",
            units,
            from: units.map((unit) => assignment[unit] as number),
            to: units.map(() => Math.floor(random() * 3) - 1),
          },
        ],
      };
      followEdit(edit);
      expect(rounded(scenarioStore.getState().scorecard)).toEqual(rounded(fromScratch()));
    }
  });

  it("has a territory as soon as it is created", () => {
    followEdit({ label: "x", changes: [{ kind: "territory", index: 2, from: null, to: territory(2, "New") }] });
    expect(scenarioStore.getState().scorecard?.territories.map(({ name }) => name)).toEqual(["West", "East", "New"]);
  });
});

import { describe, expect, it } from "vitest";
import { type Explanation, explainScorecard, headlineMeasure, type ScoreName } from "../../../core/score/explain.ts";
import { numberWords } from "../../../core/score/number-words.ts";
import { scoreScenario } from "../../../core/score/scorecard.ts";
import { COUNT, layerOfCells, REVENUE, scoreInputs, type TestPlan, territory } from "./plan-builder.ts";

const plan: TestPlan = {
  layer: layerOfCells([[[0, 0]], [[1, 0]], [[2, 0]], [[3, 0]]]),
  accounts: [
    { unit: 0, revenue: 60, before: "Ann" },
    { unit: 1, revenue: 40, before: "Ann" },
    { unit: 2, revenue: 30, before: "Bob" },
    { unit: 3, revenue: 70, before: null },
  ],
  territories: [territory(0, { name: "North", owner: "Ann" }), territory(1, { name: "South", owner: "Bob" })],
  assignment: [0, 1, 0, -1],
  hasBaseline: true,
};

const context = {
  measures: [COUNT, REVENUE],
  balance: { revenue: 1 },
  unitNounPlural: "ZIP areas",
  currency: "USD",
  locale: "en-US",
};

function explain(wishes: Partial<TestPlan> = {}, score: ScoreName): Explanation {
  const found = explainScorecard(scoreScenario(scoreInputs({ ...plan, ...wishes })), context).find(
    (each) => each.score === score,
  );
  if (found === undefined) throw new Error(`no explanation of ${score}`);
  return found;
}

describe("explainScorecard", () => {
  it("names the territory that is farthest off, with its sign", () => {
    expect(explain({}, "maxDeviation").sentence).toMatch(
      /^South is farthest from its target in Revenue: −60\.0\u00a0%\./,
    );
  });
  it("tells of the limit that unit sizes set", () => {
    const sentence = explain(
      {
        accounts: [
          { unit: 0, revenue: 90 },
          { unit: 1, revenue: 10 },
        ],
      },
      "maxDeviation",
    ).sentence;
    expect(sentence).toContain("No plan of these ZIP areas with 2 territories can get below 80.0\u00a0%.");
  });
  it("names broken territories", () => {
    expect(explain({}, "contiguity")).toMatchObject({ figure: "1 in pieces" });
    expect(explain({}, "contiguity").sentence).toBe("Not in one piece: North (2 pieces).");
    expect(explain({ assignment: [0, 0, 1, 1] }, "contiguity").figure).toBe("All in one piece");
  });
  it("counts orphans", () => {
    expect(explain({}, "coverage")).toMatchObject({ figure: "75.0\u00a0%" });
    expect(explain({}, "coverage").sentence).toBe(
      "1 of 4 accounts have no territory. 1 of 4 ZIP areas are unassigned.",
    );
    expect(explain({ assignment: [0, 0, 1, 1] }, "coverage").sentence).toBe(
      "All 4 accounts have exactly one territory.",
    );
  });
  it("tells of disruption in accounts and in the balanced measure, only against a baseline", () => {
    expect(explain({}, "disruption").sentence).toBe(
      "50.0\u00a0% of the accounts, and 35.0\u00a0% of Revenue, change owner against the baseline.",
    );
    const scorecard = scoreScenario(scoreInputs({ ...plan, hasBaseline: false }));
    expect(explainScorecard(scorecard, context).map(({ score }) => score)).not.toContain("disruption");
  });
  it("has a sentence for every score of an empty scenario", () => {
    const scorecard = scoreScenario(scoreInputs({ ...plan, territories: [], assignment: [] }));
    for (const { sentence, figure } of explainScorecard(scorecard, context)) {
      expect(sentence).toMatch(/\.$/);
      expect(figure).not.toMatch(/NaN|undefined|null/);
    }
  });
});

describe("headlineMeasure", () => {
  it("is the one with the most weight, else accounts", () => {
    expect(headlineMeasure({ measures: [COUNT, REVENUE], balance: { revenue: 0.5, accounts: 0.2 } })).toBe(REVENUE);
    expect(headlineMeasure({ measures: [COUNT, REVENUE], balance: {} })).toBe(COUNT);
  });
});

describe("numberWords", () => {
  it("writes miles where they are at home, and kilometres elsewhere", () => {
    expect(numberWords("en-US", "USD").distance(160.9344)).toBe("100 mi");
    expect(numberWords("de-DE", "EUR").distance(54.24)).toBe("54,2 km");
    expect(numberWords("en-US", "USD").area(2589.988)).toBe("1,000 mi²");
    expect(numberWords("en-US", "USD", "km").distance(160.9344)).toBe("161 km");
    expect(numberWords("de-DE", "EUR", "mi").distance(160.9344)).toBe("100 mi");
  });
  it("writes money short and in full", () => {
    const words = numberWords("en-US", "USD");
    expect(words.short(1_234_567, REVENUE)).toBe("$1.2M");
    expect(words.amount(1_234_567, REVENUE)).toBe("$1,234,567");
    expect(words.short(999, { kind: "money" })).toBe("$999");
    expect(words.amount(12.5, { kind: "hours" })).toBe("12.50 h");
  });
  it("signs what is above and below, and nothing that is written as zero", () => {
    const { decimal, signedPercent } = numberWords("en-US", "USD");
    expect([0.0214, -0.0214, 0.0006, -0.0006].map((each) => signedPercent(each))).toEqual([
      "+2.1\u00a0%",
      "−2.1\u00a0%",
      "+0.1\u00a0%",
      "−0.1\u00a0%",
    ]);
    expect([0, -0, 0.0004, -0.0004].map((each) => signedPercent(each))).toEqual(Array(4).fill("0.0\u00a0%"));
    expect(decimal(-0.004, 1)).toBe("0.0");
  });
});

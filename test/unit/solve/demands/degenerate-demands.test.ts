import { describe, expect, it } from "vitest";
import type { Demands } from "../../../../core/domain/demands.ts";
import { plainMeasure } from "../../../../core/domain/plain-demands.ts";
import type { PresentPlan } from "../../../../core/score/demands/present-plan.ts";
import { gridPlan, outcomeOf, revenueDemands, solved, unitId } from "../../../property/demand-plans.ts";

describe("degenerate demands", () => {
  const present = gridPlan({ columns: 4, rows: 3, seed: 8, territories: 2, empty: 0 });
  const refused = (demands: Partial<Demands>, plan = present): string => {
    const outcome = outcomeOf(plan, revenueDemands(demands));
    if (outcome.kind === "solved") throw new Error("solved");
    return outcome.kind === "refused" ? outcome.refusal.sentence : outcome.refusal.kind;
  };
  const withRevenue = (perUnit: Float64Array, plan = present): PresentPlan => ({
    ...plan,
    columns: {
      ...plan.columns,
      measures: plan.columns.measures.map((column, m) => (m === 1 ? { ...column, perUnit } : column)),
    },
  });

  it("balances units where nothing weighs anything", () => {
    const { unmet, after } = solved(withRevenue(new Float64Array(12)), revenueDemands({}));
    expect(unmet).toEqual([]);
    expect(new Set(after.assignment).size).toBe(4);
  });

  it("names the unit that is heavier than a territory", () => {
    const { unmet } = solved(withRevenue(new Float64Array(12).fill(1).with(5, 100)), revenueDemands({}));
    expect(unmet.map(({ sentence }) => sentence).join()).toContain("Square 5 alone has $100");
  });

  it("makes one territory, and as many as there are units", () => {
    expect(
      new Set(solved(present, revenueDemands({ territories: { kind: "number", count: 1 } })).after.assignment).size,
    ).toBe(1);
    expect(
      new Set(solved(present, revenueDemands({ territories: { kind: "number", count: 12 } })).after.assignment).size,
    ).toBe(12);
  });

  it("lets barriers that cut the map apart be, or says that there are too few territories", () => {
    const wall = (lng: number): Demands["barriers"][number] => ({
      type: "LineString",
      coordinates: [
        [lng, 39],
        [lng, 42],
      ],
    });
    const barriers = [wall(-89.9), wall(-89.8), wall(-89.7)];
    expect(refused({ territories: { kind: "number", count: 3 }, barriers })).toBe("more-pieces-than-territories");
    expect(solved(present, revenueDemands({ barriers })).unmet.filter(({ isHard }) => isHard)).toEqual([]);
    const preferred = solved(
      present,
      revenueDemands({ territories: { kind: "number", count: 3 }, barriers, contiguity: "preferred" }),
    );
    expect(preferred.unmet.some(({ kind, isHard }) => kind === "across-barrier" && !isHard)).toBe(true);
  });

  it("scatters a territory whose locks cannot be joined only where contiguity is no more than preferred", () => {
    const row = gridPlan({ columns: 5, rows: 1, seed: 2, empty: 0 });
    const locks = {
      territories: [],
      units: ["A", "B", "A"].map((territory, i) => ({ unit: unitId(2 * i), territory })),
    };
    const two = { territories: { kind: "number", count: 2 }, locks } as const;
    expect(refused(two, row)).toBe("locks-cannot-connect");
    const { unmet } = solved(row, revenueDemands({ ...two, contiguity: "preferred" }));
    expect(unmet.filter(({ kind }) => kind === "lock")).toEqual([]);
    expect(unmet.find(({ kind }) => kind === "in-pieces")).toMatchObject({ isHard: false, value: 2 });
  });

  it("proves for preferred contiguity only what holds for plans in pieces as well", () => {
    const row = withRevenue(Float64Array.of(3, 6, 3), gridPlan({ columns: 3, rows: 1, seed: 2, empty: 0 }));
    const boundWith = (contiguity: Demands["contiguity"]): number | null | undefined =>
      solved(row, revenueDemands({ territories: { kind: "number", count: 2 }, contiguity })).answer.bound["revenue"];
    expect(boundWith("required")).toBeCloseTo(0.5, 6);
    // The heavy one alone, and the other two together.
    expect(boundWith("preferred")).toBeCloseTo(0, 6);
  });

  const rebalance = { scope: { kind: "rebalance" }, territories: { kind: "present" } } as const;
  it.each<[string, Partial<Demands>, string]>([
    [
      "more territories than units",
      { territories: { kind: "number", count: 13 } },
      "13 territories cannot be made of 12 squares: ask for fewer.",
    ],
    ["no measure", { measures: [] }, "Choose a measure to balance the territories on."],
    [
      "no weight",
      { measures: [plainMeasure("revenue", 0)] },
      "All measures have weight 0: give one at least a weight above 0.",
    ],
    ["NaN", { measures: [plainMeasure("revenue", Number.NaN)] }, "The weight of revenue must be 0 or more."],
    ["an unknown unit", { mustDiffer: [["U00000", "nowhere"]] }, "There is no square “nowhere” in the layer."],
    [
      "an unknown measure",
      { measures: [plainMeasure("profit")] },
      "There is no measure “profit”: choose accounts, revenue.",
    ],
    [
      "all locked",
      { ...rebalance, locks: { units: [], territories: ["T0", "T1"] } },
      "No square may change hands: unlock a territory, or name others.",
    ],
    [
      "a minimum above the maximum",
      { measures: [{ ...plainMeasure("revenue"), min: 9, max: 5 }] },
      "The minimum of revenue (9) is above its maximum (5): lower one or raise the other.",
    ],
    [
      "locked together and demanded apart",
      {
        mustDiffer: [[unitId(0), unitId(1)]],
        locks: { territories: [], units: [0, 1].map((unit) => ({ unit: unitId(unit), territory: "A" })) },
      },
      "“U00000” and “U00001” must be in different territories, but both are locked to “A”: unlock one.",
    ],
    [
      "a split of a locked territory",
      { ...rebalance, scope: { kind: "split", territory: "T0", into: 2 }, locks: { units: [], territories: ["T0"] } },
      "The territory to be split is locked: unlock it.",
    ],
  ])("%s gets a clear answer", (_, demands, sentence) => {
    expect(refused(demands)).toBe(sentence);
  });

  it("refuses minima that add up to more than there is, and says how many would do", () => {
    expect(refused({ measures: [{ ...plainMeasure("accounts"), min: 10 }] })).toMatch(
      /^4 territories of at least 10 of accounts need 40, but there is \d+: ask for \d at most/,
    );
  });

  it("refuses to divide nothing", () => {
    const empty = { ...present, columns: { ...present.columns, extent: new Uint8Array(12) } };
    expect(refused({}, empty)).toBe("No square may change hands: unlock a territory, or name others.");
  });
});

import { describe, expect, it } from "vitest";
import { demands as demandsSchema } from "../../../../core/studio/contract/demands.ts";
import { demandsOf, firstWishes, missingIn, type Wishes } from "../../../../renderer/dialogs/build/wishes.ts";
import type { PlanSnapshot } from "../../../../renderer/stores/plan-store.ts";

const snapshot = {
  measures: [
    { key: "accounts", label: "Accounts", kind: "count" },
    { key: "revenue", label: "Revenue", kind: "money" },
  ],
  balance: { revenue: 1 },
  tolerance: 0.05,
} as unknown as PlanSnapshot;

const wishes = (part: Partial<Wishes> = {}): Wishes => ({ ...firstWishes(snapshot, 8), ...part });

describe("the wishes of the build dialog", () => {
  it("begins with as many territories as there are, balanced as the plan is, and can be sent as it is", () => {
    const demands = demandsOf(wishes());
    expect(missingIn(wishes())).toBeNull();
    expect(demands.territories).toEqual({ kind: "number", count: 8 });
    expect(demands.measures).toEqual([
      { measure: "revenue", weight: 1, target: "capacity", tolerance: 0.05, min: null, max: null },
    ]);
  });

  it.each([
    ["a range the wrong way round", wishes({ numberKind: "range", from: 9, to: 4 })],
    ["a size", wishes({ numberKind: "target-size", size: 1e6 })],
    ["a capacity", wishes({ numberKind: "capacity", sizeMeasure: "accounts", size: 80 })],
    ["a rebalance with a budget", wishes({ task: "rebalance", movedPercent: 10 })],
    ["a split", wishes({ task: "split", subjects: ["T01"], splitInto: 3 })],
    ["closing territories", wishes({ task: "absorb", subjects: ["T01", "T02"] })],
    ["a new rep", wishes({ task: "new-rep" })],
    [
      "everything else",
      wishes({ keepWhole: "us-state", familyColumn: " Parent ", radiusKm: 200, contiguity: "preferred" }),
    ],
  ])("makes demands that the service takes of %s", (_, given) => {
    expect(missingIn(given)).toBeNull();
    expect(demandsSchema.parse(demandsOf(given))).toEqual(demandsOf(given));
  });

  it("turns a range the right way round and cuts a column heading", () => {
    expect(demandsOf(wishes({ numberKind: "range", from: 9, to: 4 })).territories).toEqual({
      kind: "range",
      min: 4,
      max: 9,
    });
    expect(demandsOf(wishes({ familyColumn: " Parent " })).keepTogether).toEqual([
      { kind: "accounts", column: "Parent" },
    ]);
  });

  it("demands a limit also of a measure that is not balanced", () => {
    const { measures } = demandsOf(wishes({ limits: { accounts: { min: null, max: 90 } } }));
    expect(measures.find(({ measure }) => measure === "accounts")).toMatchObject({ weight: 0, max: 90 });
  });

  it("asks for a budget only where present territories stay", () => {
    expect(demandsOf(wishes({ movedPercent: 10 })).disruption.budgets).toEqual([]);
    expect(demandsOf(wishes({ task: "rebalance", movedPercent: 10 })).disruption.budgets).toEqual([
      { measure: "revenue", maxShare: 0.1 },
    ]);
  });

  it("knows what is missing", () => {
    expect(missingIn(wishes({ weights: {} }))).toBe("measure");
    expect(missingIn(wishes({ task: "split" }))).toBe("subject");
    expect(missingIn(wishes({ numberKind: "capacity", size: 0 }))).toBe("size");
  });
});

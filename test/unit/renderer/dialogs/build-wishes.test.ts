import { describe, expect, it } from "vitest";
import { makeTerritory } from "../../../../core/domain/territory.ts";
import { demands as demandsSchema } from "../../../../core/studio/contract/demands.ts";
import { demandsOf as demandsFor } from "../../../../renderer/dialogs/build/demands-of.ts";
import {
  firstWishes,
  missingIn,
  NO_WISH,
  numbersIn,
  renewedWishes,
  type Wishes,
} from "../../../../renderer/dialogs/build/wishes.ts";
import type { PlanSnapshot } from "../../../../renderer/stores/plan-store.ts";

const snapshot = {
  measures: [
    { key: "accounts", label: "Accounts", kind: "count" },
    { key: "revenue", label: "Revenue", kind: "money" },
  ],
  balance: { revenue: 1 },
  tolerance: 0.05,
} as unknown as PlanSnapshot;

const TERRITORIES = [
  makeTerritory({ index: 0, id: "T01", name: "North", color: "#111111", targets: { revenue: 500 } }),
  makeTerritory({ index: 1, id: "T02", name: "South", color: "#222222" }),
];
const demandsOf = (given: Wishes) => demandsFor(given, TERRITORIES);
const REGION = {
  id: "r1",
  name: "River",
  color: "#333333",
  shape: {
    type: "LineString",
    coordinates: [
      [-90, 40],
      [-89, 41],
    ],
  },
} as const;

const OWN = { revenue: { ...NO_WISH, target: "own" } } as const;
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
    ["a new rep", wishes({ task: "new-rep", capacities: "0.5" })],
    [
      "everything else",
      wishes({ keepWhole: "us-state", familyColumn: " Parent ", radiusKm: 200, contiguity: "preferred" }),
    ],
    ["a search by the clock", wishes({ searchKind: "seconds", seconds: 45 })],
    ["a search until nothing gets better", wishes({ searchKind: "until-no-better", patience: 5 })],
    ["areas instead of territories", wishes({ task: "within", areas: [{ layer: "us-state", id: "25" }] })],
    [
      "homes of reps",
      wishes({ centres: "homes", homes: { fileName: "reps.csv", homes: [{ name: "Kim", unit: "02139" }], notes: [] } }),
    ],
    ["places", wishes({ centres: "chosen", chosen: ["02139", "10001"], chosenApart: true, barriers: [REGION] })],
    [
      "what is kept",
      wishes({
        task: "rebalance",
        centres: "existing",
        measures: {
          revenue: { ...NO_WISH, target: "own", tolerancePercent: 2, movedPercent: 20 },
          accounts: { ...NO_WISH, min: 3, max: 90, movedPercent: 5 },
        },
        against: "baseline",
        price: 80,
        chosen: ["1", "2"],
        chosenTogether: true,
      }),
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
    const { measures } = demandsOf(wishes({ measures: { accounts: { ...NO_WISH, max: 90 } } }));
    expect(measures.find(({ measure }) => measure === "accounts")).toMatchObject({ weight: 0, max: 90 });
  });

  it("gives each measure its own target and tolerance where they are said", () => {
    const weights = { revenue: 1, accounts: 0.5 };
    const own = { accounts: { ...NO_WISH, target: "equal", tolerancePercent: 12, min: 2 } } as const;
    expect(demandsOf(wishes({ weights, measures: own })).measures).toEqual([
      { measure: "revenue", weight: 1, target: "capacity", tolerance: 0.05, min: null, max: null },
      { measure: "accounts", weight: 0.5, target: "equal", tolerance: 0.12, min: 2, max: null },
    ]);
  });

  it("limits what may change hands of several measures, the protected one as its own row says", () => {
    const moved = (percent: number) => ({ ...NO_WISH, movedPercent: percent });
    const kept = wishes({ task: "rebalance", movedPercent: 10, measures: { accounts: moved(4) }, against: "baseline" });
    expect(demandsOf(kept).disruption).toMatchObject({
      budgets: [
        { measure: "accounts", maxShare: 0.04 },
        { measure: "revenue", maxShare: 0.1 },
      ],
      against: "baseline",
    });
    expect(demandsOf({ ...kept, measures: { revenue: moved(3) } }).disruption.budgets).toEqual([
      { measure: "revenue", maxShare: 0.03 },
    ]);
    expect(demandsOf({ ...kept, task: "new" }).disruption).toEqual({ budgets: [], price: null, against: "present" });
  });

  it("takes capacities of new territories as they are typed, where there will be new ones", () => {
    expect(numbersIn(" 1, 1 ; 0.5 ")).toEqual([1, 1, 0.5]);
    expect([numbersIn("1, x"), numbersIn("0"), numbersIn("")]).toEqual([null, null, []]);
    expect(demandsOf(wishes({ capacities: "2, 1" })).capacities).toEqual([2, 1]);
    expect(demandsOf(wishes({ task: "rebalance", capacities: "2, 1" })).capacities).toEqual([]);
  });

  it("asks for a budget only where present territories stay", () => {
    expect(demandsOf(wishes({ movedPercent: 10 })).disruption.budgets).toEqual([]);
    expect(demandsOf(wishes({ task: "rebalance", movedPercent: 10 })).disruption.budgets).toEqual([
      { measure: "revenue", maxShare: 0.1 },
    ]);
  });

  it("makes centres, pairs and barriers of what was chosen", () => {
    const chosen = ["02139", "10001", "60601"];
    const demands = demandsOf(wishes({ centres: "chosen", chosen, chosenApart: true, barriers: [REGION] }));
    expect(demands.centres).toEqual({ kind: "units", units: chosen });
    expect(demands.mustDiffer).toEqual([
      ["02139", "10001"],
      ["02139", "60601"],
      ["10001", "60601"],
    ]);
    expect(demands.barriers).toEqual([REGION.shape]);
    expect(demandsOf(wishes({ chosen, chosenTogether: true })).keepTogether).toEqual([
      { kind: "units", name: "The chosen units", units: chosen },
    ]);
  });

  it("takes homes as centres, areas by their layer, and the place of a new rep", () => {
    const homes = [{ name: "Kim", unit: "02139" }];
    const home = demandsOf(wishes({ centres: "homes", homes: { fileName: "reps.csv", homes, notes: [] } }));
    expect(home.centres).toEqual({ kind: "homes", homes });
    const areas = [
      { layer: "us-state", id: "25" },
      { layer: "us-county", id: "33011" },
      { layer: "us-state", id: "33" },
    ];
    expect(demandsOf(wishes({ task: "within", subjects: [], areas })).scope).toEqual({
      kind: "within",
      territories: [],
      parents: [
        { layer: "us-state", ids: ["25", "33"] },
        { layer: "us-county", ids: ["33011"] },
      ],
    });
    const room = demandsOf(wishes({ task: "new-rep", centres: "chosen", chosen: ["02139"] }));
    expect([room.scope, room.centres]).toEqual([{ kind: "new-rep", donors: [], at: "02139" }, { kind: "free" }]);
    expect(missingIn(wishes({ task: "within" }))).toBe("subject");
  });

  it("takes the territories' own targets, present centres and a price of moving only where they stay", () => {
    const kept = demandsOf(wishes({ task: "rebalance", measures: OWN, centres: "existing", price: 90 }));
    expect(kept.measures[0]?.target).toEqual({ quotas: { T01: 500 } });
    expect(kept.centres).toEqual({ kind: "existing" });
    expect(kept.disruption.price).toEqual({ measure: "revenue", level: 90 });
    const anew = demandsOf(wishes({ measures: OWN, centres: "existing", price: 90 }));
    expect(anew.measures[0]?.target).toBe("capacity");
    expect(anew.centres).toEqual({ kind: "free" });
    expect(anew.disruption.price).toBeNull();
  });

  it("forgets units that are no longer selected and regions that are gone", () => {
    const before = wishes({ centres: "chosen", chosen: ["1", "2"], chosenApart: true, barriers: [REGION] });
    expect(renewedWishes(before, [], [])).toMatchObject({
      centres: "free",
      chosenApart: false,
      chosen: [],
      barriers: [],
    });
    expect(renewedWishes(wishes(), ["1", "2"], [REGION])).toMatchObject({ chosenApart: false, chosenTogether: false });
    const many = Array.from({ length: 21 }, (_, at) => String(at));
    expect(renewedWishes(before, many, [REGION])).toMatchObject({
      centres: "chosen",
      chosenApart: false,
      barriers: [REGION],
    });
  });

  it("knows what is missing", () => {
    expect(missingIn(wishes({ weights: {} }))).toBe("measure");
    expect(missingIn(wishes({ task: "split" }))).toBe("subject");
    expect(missingIn(wishes({ capacities: "one" }))).toBe("capacities");
    expect(missingIn(wishes({ task: "rebalance", capacities: "one" }))).toBeNull();
    const nine = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`m${i}`, 1]));
    expect(missingIn(wishes({ weights: nine }))).toBe("fewer-measures");
    expect(missingIn(wishes({ numberKind: "capacity", size: 0 }))).toBe("size");
  });
});

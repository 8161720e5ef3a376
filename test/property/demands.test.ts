import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UnmetKind } from "../../core/domain/demand-report.ts";
import type { Demands } from "../../core/domain/demands.ts";
import { plainMeasure } from "../../core/domain/plain-demands.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { checkDemands } from "../../core/score/demands/check-demands.ts";
import type { PlanScenario, PresentPlan } from "../../core/score/demands/present-plan.ts";
import { resolveDemands } from "../../core/score/demands/resolve-demands.ts";
import { gridPlan, outcomeOf, revenueDemands, solved, unitId } from "./demand-plans.ts";

const RUNS = { seed: 20261122, numRuns: 120 };

type Question = {
  readonly columns: number;
  readonly rows: number;
  readonly seed: number;
  readonly territories: number;
  readonly overrides: number;
  readonly count: number;
  readonly scope: "new" | "rebalance";
  readonly pairs: number;
  readonly locks: number;
  readonly wall: boolean;
  readonly budget: number | null;
  readonly radius: number | null;
  readonly max: number | null;
  readonly together: boolean;
};

const questions: fc.Arbitrary<Question> = fc.record({
  columns: fc.integer({ min: 3, max: 10 }),
  rows: fc.integer({ min: 3, max: 8 }),
  seed: fc.nat(100_000),
  territories: fc.integer({ min: 2, max: 3 }),
  overrides: fc.constantFrom(0, 0.1),
  count: fc.integer({ min: 1, max: 5 }),
  scope: fc.constantFrom("new", "rebalance"),
  pairs: fc.nat(3),
  locks: fc.nat(3),
  wall: fc.boolean(),
  budget: fc.constantFrom(null, 0, 0.1, 0.3),
  radius: fc.constantFrom(null, 25, 60),
  max: fc.constantFrom(null, 1.1, 1.5),
  together: fc.boolean(),
});

/** A wall between the third and the fourth column that leaves the top row open. */
const wallLongitude = -90 + 3 * 0.1;
const wallTop = (rows: number): number => 40 + (rows - 1) * 0.1;

function asked(question: Question): { readonly present: PresentPlan; readonly demands: Demands } {
  const present = gridPlan(question);
  const random = seededRandom(question.seed + 1);
  const unit = (): string => unitId(Math.floor(random() * question.columns * question.rows));
  const isNew = question.scope === "new";
  const revenue = present.columns.measures[1]?.perUnit.reduce((a, b) => a + b, 0) ?? 0;
  const distinct = (pair: readonly [string, string]): boolean => pair[0] !== pair[1];
  return {
    present,
    demands: revenueDemands({
      scope: { kind: question.scope },
      territories: isNew ? { kind: "number", count: question.count } : { kind: "present" },
      measures: [
        { ...plainMeasure("revenue"), max: question.max === null ? null : (question.max * revenue) / question.count },
      ],
      keepTogether: question.together ? [{ kind: "parents", layer: "counties" }] : [],
      mustDiffer: Array.from({ length: question.pairs }, () => [unit(), unit()] as const).filter(distinct),
      barriers: question.wall
        ? [
            {
              type: "LineString",
              coordinates: [
                [wallLongitude, 39],
                [wallLongitude, wallTop(question.rows)],
              ],
            },
          ]
        : [],
      locks: {
        units: [...new Set(Array.from({ length: question.locks }, unit))].map((id, i) => ({
          unit: id,
          territory: isNew ? `L${i % question.count}` : `T${i % question.territories}`,
        })),
        territories: [],
      },
      disruption: {
        budgets: isNew || question.budget === null ? [] : [{ measure: "revenue", maxShare: question.budget }],
        price: null,
        against: "present",
      },
      maxRadiusKm: question.radius,
    }),
  };
}

/** Pieces of each territory by a walk over the grid, with the wall where there is one. */
function piecesOnGrid({ columns, rows, wall }: Question, assignment: Int32Array): Map<number, number> {
  const pieces = new Map<number, number>();
  const seen = new Set<number>();
  assignment.forEach((territory, start) => {
    if (seen.has(start)) return;
    pieces.set(territory, (pieces.get(territory) ?? 0) + 1);
    const queue = [start];
    seen.add(start);
    for (const unit of queue) {
      const [x, y] = [unit % columns, Math.floor(unit / columns)];
      const sides: [number, number][] = [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ];
      for (const [nx, ny] of sides) {
        const next = ny * columns + nx;
        if (nx < 0 || ny < 0 || nx >= columns || ny >= rows || seen.has(next)) continue;
        if (wall && ny === y && Math.min(x, nx) === 2 && Math.max(x, nx) === 3 && y < rows - 1) continue;
        if (assignment[next] !== territory) continue;
        seen.add(next);
        queue.push(next);
      }
    }
  });
  return pieces;
}

const revenueOf = ({ columns }: PresentPlan): Float64Array => columns.measures[1]?.perUnit ?? new Float64Array();

/** What a territory has, account by account: those of its units that nobody else holds, and those it holds. */
function loadOf(present: PresentPlan, { assignment, overrides }: PlanScenario, territory: number): number {
  let load = 0;
  revenueOf(present).forEach((value, unit) => {
    if (assignment[unit] === territory) load += value;
  });
  overrides.unit.forEach((unit, i) => {
    const value = overrides.measures[1]?.[i] ?? 0;
    if (assignment[unit] === territory) load -= value;
    if (overrides.territory[i] === territory) load += value;
  });
  return load;
}

describe("a plan that checkDemands calls valid", () => {
  it("keeps contiguity, barriers, locks, pairs, maxima and budgets", () => {
    const met = new Map<string, number>();
    const count = (what: string): void => void met.set(what, (met.get(what) ?? 0) + 1);
    fc.assert(
      fc.property(questions, (question) => {
        const { present, demands } = asked(question);
        const outcome = outcomeOf(present, demands);
        if (outcome.kind !== "solved") return count(outcome.kind);
        const { after, unmet } = outcome;
        const hard = unmet.filter(({ isHard }) => isHard).map(({ kind }) => kind);
        count(hard.length === 0 ? "valid" : "unmet");
        const holds = (kind: UnmetKind): boolean => !hard.includes(kind);
        const unitOf = (id: string): number => present.layer.ids.indexOf(id);
        const pieces = piecesOnGrid(question, after.assignment);
        expect(hard.some((kind) => kind === "in-pieces" || kind === "across-barrier")).toBe(
          [...pieces.values()].some((each) => each > 1),
        );
        if (demands.mustDiffer.length > 0) {
          count("pairs");
          const isMet = demands.mustDiffer.every(
            ([a, b]) => after.assignment[unitOf(a)] !== after.assignment[unitOf(b)],
          );
          expect(holds("must-differ")).toBe(isMet);
        }
        const idOf = new Map(after.territories.map(({ index, id }) => [index, id]));
        for (const { unit, territory } of demands.locks.units) {
          if (question.scope === "rebalance" && holds("lock")) {
            expect(idOf.get(after.assignment[unitOf(unit)] ?? -1)).toBe(territory);
          }
        }
        const max = demands.measures[0]?.max ?? Infinity;
        const isUnder = after.territories.every(({ index }) => loadOf(present, after, index) <= max * (1 + 1e-9));
        expect(holds("maximum")).toBe(isUnder);
        for (const { maxShare } of demands.disruption.budgets) {
          count("budgets");
          const held = new Map(Array.from(present.scenario.overrides.unit, (unit) => [unit, 0]));
          present.scenario.overrides.unit.forEach((unit, i) => {
            held.set(unit, (held.get(unit) ?? 0) + (present.scenario.overrides.measures[1]?.[i] ?? 0));
          });
          let moved = 0;
          revenueOf(present).forEach((value, unit) => {
            if (after.assignment[unit] !== present.scenario.assignment[unit]) moved += value - (held.get(unit) ?? 0);
          });
          const whole = revenueOf(present).reduce((a, b) => a + b, 0);
          expect(holds("budget")).toBe(moved / whole <= maxShare + 1e-9);
        }
      }),
      RUNS,
    );
    expect(met.get("valid") ?? 0).toBeGreaterThan(30);
    expect(met.get("pairs") ?? 0).toBeGreaterThan(20);
    expect(met.get("budgets") ?? 0).toBeGreaterThan(20);
  });

  it("is the same each time", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { present, demands } = asked(question);
        const [first, second] = [outcomeOf(present, demands), outcomeOf(present, demands)];
        expect(JSON.stringify(second)).toBe(JSON.stringify(first));
      }),
      { ...RUNS, numRuns: 25 },
    );
  });

  it("keeps to every budget at once where several are given", () => {
    let used = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const present = gridPlan({ columns: 12, rows: 9, seed, territories: 4 });
      const budgets = [
        { measure: "revenue", maxShare: 0.12 },
        { measure: "accounts", maxShare: 0.1 },
      ];
      const demands = revenueDemands({
        scope: { kind: "rebalance" },
        territories: { kind: "present" },
        disruption: { budgets, price: null, against: "present" },
      });
      const { unmet, after } = solved(present, demands);
      expect(unmet.filter(({ kind }) => kind === "budget")).toEqual([]);
      if (after.assignment.some((territory, unit) => territory !== present.scenario.assignment[unit])) used++;
    }
    expect(used).toBeGreaterThan(8);
  });
});

describe("a planted violation", () => {
  const present = gridPlan({ columns: 8, rows: 6, seed: 4, territories: 2, empty: 0 });
  const keep = { scope: { kind: "rebalance" }, territories: { kind: "present" } } as const;
  /** The present strips with some units given to another territory. */
  const changed = (changes: Readonly<Record<number, number>>): PlanScenario => ({
    ...present.scenario,
    assignment: present.scenario.assignment.map((territory, unit) => changes[unit] ?? territory),
  });
  const kinds = (demands: Demands, after: PlanScenario): UnmetKind[] => {
    const resolved = resolveDemands(present, demands);
    if (!resolved.ok) throw new Error(resolved.problem.sentence);
    return checkDemands(present, resolved.value, after).map(({ kind }) => kind);
  };
  const wide = [{ ...plainMeasure("revenue"), tolerance: 5 }];
  const limited = (limits: { readonly min?: number; readonly max?: number }): Demands["measures"] => [
    { ...plainMeasure("revenue"), tolerance: 5, min: limits.min ?? null, max: limits.max ?? null },
  ];

  it("is nothing while nothing is planted", () => {
    expect(kinds(revenueDemands({ ...keep, measures: wide }), present.scenario)).toEqual([]);
  });

  it.each<[UnmetKind, Partial<Demands>, Readonly<Record<number, number>>]>([
    ["tolerance", { measures: [{ ...plainMeasure("revenue"), tolerance: 0.001 }] }, {}],
    ["minimum", { measures: limited({ min: 1e9 }) }, {}],
    ["maximum", { measures: limited({ max: 1 }) }, {}],
    ["unassigned", { measures: wide }, { 9: -1 }],
    ["in-pieces", { measures: wide }, { 7: 0 }],
    [
      "across-barrier",
      {
        measures: wide,
        barriers: [
          {
            type: "Polygon",
            coordinates: [
              [
                [-89.8, 39.9],
                [-89.75, 39.9],
                [-89.75, 41],
                [-89.8, 41],
                [-89.8, 39.9],
              ],
            ],
          },
        ],
      },
      {},
    ],
    [
      "split-group",
      { measures: wide, keepTogether: [{ kind: "units", name: "Acme", units: [unitId(0), unitId(7)] }] },
      {},
    ],
    ["must-differ", { measures: wide, mustDiffer: [[unitId(0), unitId(1)]] }, {}],
    ["too-far", { measures: wide, maxRadiusKm: 5 }, {}],
    [
      "centre",
      { measures: wide, centres: { kind: "existing" } },
      Object.fromEntries(Array.from({ length: 24 }, (_, i) => [(i >> 2) * 8 + (i & 3), 1])),
    ],
    ["lock", { measures: wide, locks: { units: [{ unit: unitId(3), territory: "T0" }], territories: [] } }, { 3: 1 }],
    ["locked-territory", { measures: wide, locks: { units: [], territories: ["T0"] } }, { 3: 1 }],
    [
      "budget",
      {
        measures: wide,
        disruption: { budgets: [{ measure: "accounts", maxShare: 0.001 }], price: null, against: "present" },
      },
      { 3: 1 },
    ],
    ["number", { measures: wide, territories: { kind: "number", count: 3 } }, {}],
  ])("of the kind %s is caught", (kind, demands, changes) => {
    expect(kinds(revenueDemands({ ...keep, ...demands }), changed(changes))).toContain(kind);
  });

  it("outside the scope is caught", () => {
    const scope = { kind: "within", territories: [], parents: [{ layer: "counties", ids: ["C0"] }] } as const;
    expect(kinds(revenueDemands({ ...keep, measures: wide, scope }), changed({ 3: 1 }))).toContain("outside-scope");
  });

  it("over water only is caught", () => {
    const links = { water: true, gaps: false };
    const split = {
      ...present,
      columns: { ...present.columns, gapLinks: { from: Int32Array.of(0), to: Int32Array.of(47) } },
    };
    const resolved = resolveDemands(split, revenueDemands({ ...keep, measures: wide, links }));
    if (!resolved.ok) throw new Error(resolved.problem.sentence);
    const far = checkDemands(split, resolved.value, changed({ 47: 0 }));
    expect(far.map(({ kind }) => kind)).toContain("across-water");
  });
});

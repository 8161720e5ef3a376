import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UnmetKind } from "../../core/domain/demand-report.ts";
import type { Demands } from "../../core/domain/demands.ts";
import { plainMeasure } from "../../core/domain/plain-demands.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { distanceKm } from "../../core/geo/arc-length.ts";
import type { PresentPlan } from "../../core/score/demands/present-plan.ts";
import { outcomeOf, revenueDemands, unitId } from "./demand-plans.ts";
import { loadOf, meetsWall, piecesOf, raggedPlan } from "./ragged-plans.ts";

const RUNS = { seed: 20261122, numRuns: 120 };

/** Everything at once, each with some chance. */
const questions = fc.record({
  columns: fc.integer({ min: 4, max: 11 }),
  rows: fc.integer({ min: 3, max: 8 }),
  seed: fc.nat(1_000_000),
  territories: fc.integer({ min: 2, max: 5 }),
  overrides: fc.constantFrom(0, 0.15),
  scope: fc.constantFrom("new" as const, "rebalance" as const),
  count: fc.integer({ min: 1, max: 6 }),
  pairs: fc.nat(3),
  locks: fc.nat(4),
  locksTerritory: fc.boolean(),
  hasWall: fc.boolean(),
  budgets: fc.constantFrom<readonly [number, number] | null>(null, [0, 0], [0.1, 0.2], [0.3, 0.1], [1, 0.4]),
  radiusKm: fc.constantFrom(null, 30, 60),
  limits: fc.constantFrom<readonly [number, number] | null>(null, null, [0, 1.3], [0.6, 2], [0.3, 1.2]),
  together: fc.boolean(),
  second: fc.boolean(),
});
type Question = typeof questions extends fc.Arbitrary<infer Value> ? Value : never;

const WALL = { lng: -90 + 0.37, top: 40.37 };

function demandsOf(question: Question, present: PresentPlan): Demands {
  const { scope, count, territories, limits, budgets } = question;
  const random = seededRandom(question.seed + 1);
  const n = present.layer.unitCount;
  const unit = (): string => unitId(Math.floor(random() * n));
  const isNew = scope === "new";
  const isLocked = !isNew && question.locksTerritory && territories > 2;
  const slots = isNew ? count : territories - Number(isLocked);
  const total = present.columns.measures[1]?.perUnit.reduce((a, b) => a + b, 0) ?? 0;
  const locks = [...new Set(Array.from({ length: question.locks }, unit))].map((id, i) => ({
    unit: id,
    territory: isNew ? `L${i % count}` : `T${i % slots}`,
  }));
  return revenueDemands({
    scope: { kind: scope },
    territories: isNew ? { kind: "number", count } : { kind: "present" },
    measures: [
      {
        ...plainMeasure("revenue"),
        min: limits && (limits[0] * total) / slots,
        max: limits && (limits[1] * total) / slots,
      },
      ...(question.second ? [{ ...plainMeasure("accounts", 0.5), tolerance: 0.3 }] : []),
    ],
    keepTogether: question.together ? [{ kind: "parents", layer: "counties" }] : [],
    mustDiffer: Array.from({ length: question.pairs }, () => [unit(), unit()] as const).filter(([a, b]) => a !== b),
    barriers: question.hasWall
      ? [
          {
            type: "LineString",
            coordinates: [
              [WALL.lng, 39],
              [WALL.lng, WALL.top],
            ],
          },
        ]
      : [],
    locks: { units: locks, territories: isLocked ? [`T${territories - 1}`] : [] },
    disruption: {
      budgets:
        isNew || budgets === null
          ? []
          : [
              { measure: "revenue", maxShare: budgets[0] },
              { measure: "accounts", maxShare: budgets[1] },
            ],
      price: null,
      against: "present",
    },
    maxRadiusKm: question.radiusKm,
  });
}

describe("a plan of a random map with everything demanded of it at once", () => {
  it("is valid only if sums, walks and distances of the test's own say so", () => {
    const seen = new Map<string, number>();
    const count = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
    fc.assert(
      fc.property(questions, (question) => {
        const { present, touching } = raggedPlan(question);
        const demands = demandsOf(question, present);
        const outcome = outcomeOf(present, demands);
        count(outcome.kind);
        if (outcome.kind !== "solved") return;
        const { after, unmet } = outcome;
        const hard = new Set(unmet.filter(({ isHard }) => isHard).map(({ kind }) => kind));
        if (hard.size === 0) count("valid");
        const unitOf = (id: string): number => present.layer.ids.indexOf(id);
        const idOf = new Map(after.territories.map(({ index, id }) => [index, id]));
        const holds = (kind: UnmetKind, isMet: boolean): void => {
          count(`${kind} ${isMet}`);
          expect({ kind, isMet: !hard.has(kind) }).toEqual({ kind, isMet });
        };

        // Locked territories are no business of the demands' but to stay as they are.
        const lockedIndex = present.scenario.territories.find(({ id }) =>
          demands.locks.territories.includes(id),
        )?.index;
        present.scenario.assignment.forEach((held, unit) => {
          if (held === lockedIndex || after.assignment[unit] === lockedIndex) expect(after.assignment[unit]).toBe(held);
        });
        const isCut = (a: number, b: number): boolean => question.hasWall && meetsWall(present, a, b, WALL);
        const pieces = piecesOf(touching, after.assignment, isCut);
        const isApart = [...pieces].some(([index, each]) => index !== lockedIndex && each > 1);
        expect(hard.has("in-pieces") || hard.has("across-barrier")).toBe(isApart);
        count(`pieces ${!isApart}`);

        const judged = after.territories.filter(({ index }) => index !== lockedIndex);
        const loads = judged.map(({ index }) => loadOf(present, after, index, 1));
        const { min, max } = demands.measures[0] ?? { min: null, max: null };
        if (min !== null)
          holds(
            "minimum",
            loads.every((load) => load >= min * (1 - 1e-9) - 1e-9),
          );
        if (max !== null)
          holds(
            "maximum",
            loads.every((load) => load <= max * (1 + 1e-9) + 1e-9),
          );

        const { locks } = demands;
        if (locks.units.length > 0) {
          const held = locks.units.map(({ unit, territory }) => ({ now: after.assignment[unitOf(unit)], territory }));
          const isKept =
            question.scope === "rebalance"
              ? held.every(({ now, territory }) => idOf.get(now ?? -1) === territory)
              : held.every((a) => held.every((b) => (a.territory === b.territory) === (a.now === b.now)));
          holds("lock", isKept);
        }
        if (demands.mustDiffer.length > 0) {
          holds(
            "must-differ",
            demands.mustDiffer.every(([a, b]) => after.assignment[unitOf(a)] !== after.assignment[unitOf(b)]),
          );
        }
        if (demands.disruption.budgets.length > 0) {
          const shares = demands.disruption.budgets.map(({ measure, maxShare }) => {
            const m = measure === "revenue" ? 1 : 0;
            return movedShare(present, after.assignment, m) <= maxShare + 1e-9;
          });
          holds("budget", shares.every(Boolean));
        }
        if (question.radiusKm !== null) {
          const isNear = judged.every(
            ({ index }) => farthestKm(present, after.assignment, index) <= (question.radiusKm ?? 0) * (1 + 1e-6),
          );
          holds("too-far", isNear);
        }
        expect(after.assignment.includes(-1)).toBe(false);
      }),
      RUNS,
    );
    expect(seen.get("valid") ?? 0).toBeGreaterThan(30);
    for (const kind of ["minimum", "maximum", "lock", "must-differ", "budget", "too-far"]) {
      expect({ kind, isSeen: (seen.get(`${kind} true`) ?? 0) > 8 }).toEqual({ kind, isSeen: true });
    }
  });
});

/** Share of a measure whose unit changed territory, without what overrides keep where it is. */
function movedShare({ columns, scenario }: PresentPlan, assignment: Int32Array, measure: number): number {
  const perUnit = (columns.measures[measure]?.perUnit ?? new Float64Array()).slice();
  const whole = perUnit.reduce((a, b) => a + b, 0);
  scenario.overrides.unit.forEach((unit, i) => {
    perUnit[unit] = (perUnit[unit] ?? 0) - (scenario.overrides.measures[measure]?.[i] ?? 0);
  });
  const moved = perUnit.reduce(
    (sum, value, unit) => sum + (assignment[unit] === scenario.assignment[unit] ? 0 : value),
    0,
  );
  return whole > 0 ? moved / whole : 0;
}

/** Farthest unit with accounts from the mean place of a territory's accounts, on a plane: the map is small. */
function farthestKm({ layer, columns }: PresentPlan, assignment: Int32Array, index: number): number {
  const accounts = columns.measures[0]?.perUnit ?? new Float64Array();
  const units = [...assignment.keys()].filter((unit) => assignment[unit] === index);
  const counted = units.filter((unit) => (accounts[unit] ?? 0) > 0);
  const sum = counted.reduce((all, unit) => all + (accounts[unit] ?? 0), 0);
  if (sum === 0) return 0;
  const mean = (column: Float64Array): number =>
    counted.reduce((all, unit) => all + ((accounts[unit] ?? 0) * (column[unit] ?? 0)) / sum, 0);
  const [lng, lat] = [mean(layer.pointLng), mean(layer.pointLat)];
  return Math.max(...counted.map((unit) => distanceKm(lng, lat, layer.pointLng[unit] ?? 0, layer.pointLat[unit] ?? 0)));
}

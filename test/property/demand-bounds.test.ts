import { describe, expect, it } from "vitest";
import type { ObjectiveReport } from "../../core/domain/demand-report.ts";
import type { Demands } from "../../core/domain/demands.ts";
import { plainMeasure } from "../../core/domain/plain-demands.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { demandCheck } from "../../core/score/demands/demand-check.ts";
import { objectiveReports } from "../../core/score/demands/objectives.ts";
import type { PlanScenario } from "../../core/score/demands/present-plan.ts";
import { scoreScenario } from "../../core/score/scorecard.ts";
import { outcomeOf, revenueDemands, unitId } from "./demand-plans.ts";
import { meetsWall, piecesOf, type RaggedPlan, raggedPlan } from "./ragged-plans.ts";

const MOST_PLANS = 20_000;
const WALL = { lng: -90 + 0.17, top: 40.17 };

type Case = { readonly plan: RaggedPlan; readonly demands: Demands; readonly hasWall: boolean };

/** Every plan that gives each unit one of the territories of an answer and keeps what must hold of it. */
function everyPlan({ plan, demands, hasWall }: Case, after: PlanScenario): readonly PlanScenario[] {
  const { present, touching } = plan;
  const indexes = after.territories.map(({ index }) => index);
  const n = present.layer.unitCount;
  const isCut = (a: number, b: number): boolean => hasWall && meetsWall(present, a, b, WALL);
  const locked = demands.locks.units.map(({ unit, territory }) => ({
    unit: present.layer.ids.indexOf(unit),
    index: present.scenario.territories.find(({ id }) => id === territory)?.index ?? territory,
  }));
  const found: PlanScenario[] = [];
  for (let code = 0; code < indexes.length ** n; code++) {
    const assignment = new Int32Array(n);
    for (let unit = 0, rest = code; unit < n; unit++, rest = Math.floor(rest / indexes.length)) {
      assignment[unit] = indexes[rest % indexes.length] ?? -1;
    }
    const keepsLocks = locked.every(
      ({ unit, index }, i) =>
        (typeof index === "number" ? assignment[unit] === index : true) &&
        locked.every(
          (other, j) => i === j || (index === other.index) === (assignment[unit] === assignment[other.unit]),
        ),
    );
    if (!keepsLocks) continue;
    const pieces = piecesOf(touching, assignment, isCut);
    if (pieces.size < indexes.length || [...pieces.values()].some((each) => each > 1)) continue;
    found.push({ ...after, assignment });
  }
  return found;
}

/** Value and bound of every objective, the value also of any other plan. */
function reportsOf({ plan: { present }, demands }: Case, seed: number) {
  const outcome = outcomeOf(present, { ...demands, seed });
  if (outcome.kind !== "solved") return null;
  const { resolved, answer } = outcome;
  const { capacities, scope } = demands;
  const after = {
    ...outcome.after,
    territories: outcome.after.territories.map((each, slot) =>
      scope.kind === "new" ? { ...each, capacity: capacities[slot] ?? 1 } : each,
    ),
  };
  const judge = (scenario: PlanScenario): readonly ObjectiveReport[] => {
    const { layer, columns } = present;
    const scorecard = scoreScenario({ layer, columns, scenario, balance: { revenue: 1 }, holdings: null, bound: {} });
    return objectiveReports(demandCheck(present, resolved, scenario), scorecard, answer.bound);
  };
  return { after, judge, stated: judge(after) };
}

function caseOf(seed: number): Case {
  const random = seededRandom(seed);
  const pick = <Value>(...values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const territories = 2 + (seed % 2);
  const plan = raggedPlan({
    columns: 3,
    rows: territories === 2 ? 4 : 3,
    seed,
    territories,
    holes: 0.1,
    empty: 0.15,
    overrides: pick(0, 0, 0.2),
  });
  const isNew = pick(true, false);
  const hasWall = pick(true, false);
  const lock = unitId(Math.floor(random() * plan.present.layer.unitCount));
  const other = unitId(Math.floor(random() * plan.present.layer.unitCount));
  const locks = pick(
    [],
    [],
    [{ unit: lock, territory: "T0" }, ...(other === lock ? [] : [{ unit: other, territory: "T1" }])],
  );
  const demands = revenueDemands({
    scope: { kind: isNew ? "new" : "rebalance" },
    territories: isNew ? { kind: "number", count: territories } : { kind: "present" },
    capacities: isNew ? pick([], [2, 1]) : [],
    measures: [
      { ...plainMeasure("revenue"), tolerance: pick(0.05, 0.3) },
      ...pick([], [{ ...plainMeasure("accounts", 0.7), tolerance: 0.2, target: "equal" as const }]),
    ],
    barriers: hasWall
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
    locks: { units: locks, territories: [] },
    travel: pick(0, 60),
    compactness: 30,
  });
  return { plan, demands, hasWall };
}

describe("the limits that are stated beside what was reached", () => {
  it("are passed by no plan at all, by exhaustive search", () => {
    const met = new Map<string, number>();
    const count = (what: string): void => void met.set(what, (met.get(what) ?? 0) + 1);
    for (let seed = 1; seed <= 60; seed++) {
      const asked = caseOf(seed);
      const { present } = asked.plan;
      if (present.layer.unitCount > 11) continue;
      const reports = reportsOf(asked, seed);
      if (reports === null) continue;
      const plans = everyPlan(asked, reports.after);
      if (plans.length > MOST_PLANS) continue;
      const judged = plans.map((scenario) => reports.judge(scenario));
      for (const [i, { objective, measure, bound, value }] of reports.stated.entries()) {
        if (bound === null) continue;
        // Moves are bounded for plans within the tolerance, and so are ways.
        const isWithin = (at: number): boolean =>
          (asked.demands.measures ?? []).every(
            (demand) =>
              (judged[at]?.find((each) => each.objective === "balance" && each.measure === demand.measure)?.value ??
                0) <=
              demand.tolerance + 1e-9,
          );
        const needsTolerance = objective === "disruption" || objective === "travel";
        const values = judged.flatMap((each, at) =>
          needsTolerance && !isWithin(at) ? [] : [each[i]?.value ?? Number.NaN],
        );
        if (values.length === 0) continue;
        const isMost = objective === "compactness";
        const best = isMost ? Math.max(...values) : Math.min(...values);
        count(objective);
        if (Math.abs(best - bound) < 1e-6) count(`${objective} exactly`);
        if (isMost) expect(best).toBeLessThanOrEqual(bound + 1e-9);
        else expect({ seed, objective, measure, isTrue: bound <= best + 1e-9 }).toMatchObject({ isTrue: true });
        if (objective === "balance") expect(value).toBeGreaterThanOrEqual(best - 1e-9);
      }
    }
    expect(met.get("balance") ?? 0).toBeGreaterThan(25);
    expect(met.get("balance exactly") ?? 0).toBeGreaterThan(8);
    expect(met.get("travel") ?? 0).toBeGreaterThan(4);
    expect(met.get("disruption") ?? 0).toBeGreaterThan(4);
  });
});

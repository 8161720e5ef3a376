import { distance, point } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Layer } from "../../core/domain/layer.ts";
import { holderOf } from "../../core/domain/plan-columns.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { createLiveScores } from "../../core/score/live-scores.ts";
import { scoreScenario } from "../../core/score/scorecard.ts";
import {
  type Cell,
  layerOfCells,
  scoreInputs,
  type TestAccount,
  type TestPlan,
  territory,
} from "../unit/score/plan-builder.ts";
import { expectClose } from "./expect-close.ts";

/** A few ragged layers: squares dealt out to units at random, some left out, so that units have holes and several parts. */
const layers: readonly Layer[] = [1, 2, 3].map((seed) => {
  const random = seededRandom(seed);
  const units = new Map<number, Cell[]>();
  for (let column = 0; column < 6; column++) {
    for (let row = 0; row < 5; row++) {
      if (random() < 0.1) continue;
      const unit = random() < 0.7 ? column * 5 + row : Math.floor(random() * 30);
      units.set(unit, [...(units.get(unit) ?? []), [column, row]]);
    }
  }
  return layerOfCells([...units.values()]);
});

/** Indices with a gap, as after a deletion; two of them have an owner who also held accounts before. */
const TERRITORIES = [
  territory(0, { owner: "Ann" }),
  territory(3, { capacity: 2 }),
  territory(4, { owner: "Bob", capacity: 0.5 }),
  territory(9),
];
const indices = TERRITORIES.map(({ index }) => index);
const HOLDERS = ["Ann", "Bob", "Cy", "T3"];

const plans: fc.Arbitrary<TestPlan> = fc.constantFrom(...layers).chain((layer) => {
  const unit = fc.nat(layer.unitCount - 1);
  return fc.record({
    layer: fc.constant(layer),
    accounts: fc.array(
      fc
        .record({
          unit,
          revenue: fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100),
          before: fc.option(fc.constantFrom(...HOLDERS)),
          override: fc.option(fc.constantFrom(...indices)),
        })
        .map(({ override, ...account }): TestAccount => (override === null ? account : { ...account, override })),
      { maxLength: 40 },
    ),
    territories: fc.constant(TERRITORIES),
    assignment: fc.array(fc.constantFrom(-1, ...indices), { minLength: layer.unitCount, maxLength: layer.unitCount }),
    outsideExtent: fc.uniqueArray(unit, { maxLength: 5 }),
    gapLinks: fc.array(fc.tuple(unit, unit), { maxLength: 3 }),
    hasBaseline: fc.boolean(),
  });
});

const target = fc.constantFrom(-1, ...indices);

const moves = fc.array(
  fc.record({
    units: fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }),
    to: target,
  }),
  { minLength: 1, maxLength: 12 },
);

const FIXED = { seed: 20261122, numRuns: 150 };

describe("scores of random plans", () => {
  it("follow edits live to the same numbers as from scratch", () => {
    fc.assert(
      fc.property(plans, moves, (plan, edits) => {
        const inputs = scoreInputs(plan);
        const live = createLiveScores(inputs);
        const assignment = inputs.scenario.assignment.slice();
        for (const edit of edits) {
          const units = [...new Set(edit.units.map((unit) => unit % plan.layer.unitCount))];
          for (const unit of units) assignment[unit] = edit.to;
          live.move(units, edit.to);
          const scratch = scoreScenario({ ...inputs, scenario: { ...inputs.scenario, assignment } });
          expectClose(live.scorecard(), scratch);
        }
      }),
      FIXED,
    );
  });

  it("are tried without a trace: a trial reads what the moves would give and leaves every bit as it was", () => {
    const tries = fc.array(
      fc.record({ units: fc.array(fc.nat(1000), { maxLength: 6 }), to: target, back: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(plans, tries, (plan, steps) => {
        const inputs = scoreInputs(plan);
        const live = createLiveScores(inputs);
        const untouched = structuredClone(live.scorecard());
        const assignment = inputs.scenario.assignment.slice();
        const trial = live.startTrial();
        for (const { units, to, back } of steps) {
          const own = [...new Set(units.map((unit) => unit % plan.layer.unitCount))];
          if (back) trial.moveBack(own);
          else trial.move(own, to);
          for (const unit of own) assignment[unit] = back ? (inputs.scenario.assignment[unit] as number) : to;
          const { before, after, touched } = trial.effect();
          expect(before).toEqual(untouched);
          const scratch = scoreScenario({ ...inputs, scenario: { ...inputs.scenario, assignment } });
          expectClose(after.territories, scratch.territories);
          const changed = scratch.territories.filter(
            (scores, slot) => scores.units !== before.territories[slot]?.units,
          );
          const named = new Set(touched.map((effect) => effect.after.id));
          for (const { id } of changed) expect(named).toContain(id);
          for (const { territory: index, after: scores } of touched) expect(scores.id).toBe(`T${index}`);
        }
        trial.end();
        expect(live.scorecard()).toEqual(untouched);
        // Nothing is left behind that a later move could bring to light.
        const fresh = createLiveScores(inputs);
        for (const scores of [live, fresh]) scores.move([0, 1, 2], 3);
        const [after, expected] = [live.scorecard(), fresh.scorecard()];
        expect(after.overall.maxDeviation).toEqual(expected.overall.maxDeviation);
        expectClose(after, expected);
      }),
      FIXED,
    );
  });

  it("stand as they were tried when a trial is kept", () => {
    const tries = fc.array(
      fc.record({ units: fc.array(fc.nat(1000), { maxLength: 6 }), to: target, back: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(plans, tries, moves, (plan, steps, later) => {
        const inputs = scoreInputs(plan);
        const live = createLiveScores(inputs);
        live.scorecard();
        const assignment = inputs.scenario.assignment.slice();
        const scratch = () => scoreScenario({ ...inputs, scenario: { ...inputs.scenario, assignment } });
        const trial = live.startTrial();
        for (const { units, to, back } of steps) {
          const own = [...new Set(units.map((unit) => unit % plan.layer.unitCount))];
          if (back) trial.moveBack(own);
          else trial.move(own, to);
          for (const unit of own) assignment[unit] = back ? (inputs.scenario.assignment[unit] as number) : to;
        }
        trial.keep();
        expectClose(live.scorecard(), scratch());
        // And all goes on from there.
        for (const { units, to } of later) {
          const own = [...new Set(units.map((unit) => unit % plan.layer.unitCount))];
          for (const unit of own) assignment[unit] = to;
          live.move(own, to);
          expectClose(live.scorecard(), scratch());
        }
      }),
      FIXED,
    );
  });

  it("agree with a count account by account", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { overall, territories } = scoreScenario(scoreInputs(plan));
        const holds = ({ unit, override }: TestAccount): number => override ?? plan.assignment[unit] ?? -1;
        plan.territories.forEach((owner, slot) => {
          const own = plan.accounts.filter((account) => holds(account) === owner.index);
          expect(territories[slot]?.accounts).toBe(own.length);
          expect(territories[slot]?.measures["revenue"]).toBeCloseTo(sum(own), 6);
        });
        const assigned = plan.accounts.filter((account) => holds(account) !== -1);
        expect(overall.assignedAccounts).toBe(assigned.length);
        if (plan.hasBaseline !== true) return;
        const nameOf = new Map(plan.territories.map((each) => [each.index, holderOf(each)]));
        const moved = plan.accounts.filter(
          (account) => account.before && account.before !== nameOf.get(holds(account)),
        );
        expect(overall.disruption?.["accounts"]).toBeCloseTo(ratio(moved.length, plan.accounts.length), 9);
        expect(overall.disruption?.["revenue"]).toBeCloseTo(ratio(sum(moved), sum(plan.accounts)), 9);
      }),
      FIXED,
    );
  });

  it("agree with turf on the mean distance, account by account", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { territories } = scoreScenario(scoreInputs(plan));
        plan.territories.forEach(({ index }, slot) => {
          const places = plan.accounts
            .filter(({ unit, override }) => (override ?? plan.assignment[unit]) === index)
            .map(({ unit }) => [plan.layer.pointLng[unit] as number, plan.layer.pointLat[unit] as number]);
          const meanKm = territories[slot]?.meanDistanceKm ?? null;
          if (places.length === 0) expect(meanKm).toBeNull();
          else expect(meanKm).toBeCloseTo(meanDistanceByTurf(places), 3);
        });
      }),
      FIXED,
    );
  });

  it("agree with a walk from unit to unit on the number of pieces", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { territories } = scoreScenario(scoreInputs(plan));
        plan.territories.forEach(({ index }, slot) => {
          expect(territories[slot]?.pieces).toBe(piecesByWalking(plan, index));
        });
      }),
      FIXED,
    );
  });
});

function piecesByWalking({ layer, assignment, gapLinks = [] }: TestPlan, index: number): number {
  const { offsets, neighbours } = layer.adjacency;
  const left = new Set(assignment.flatMap((to, unit) => (to === index ? [unit] : [])));
  let pieces = 0;
  while (left.size > 0) {
    pieces++;
    const queue = [[...left][0] as number];
    while (queue.length > 0) {
      const unit = queue.pop() as number;
      if (!left.delete(unit)) continue;
      queue.push(...neighbours.subarray(offsets[unit], offsets[unit + 1]));
      for (const [from, to] of gapLinks) {
        if (from === unit) queue.push(to);
        if (to === unit) queue.push(from);
      }
    }
  }
  return pieces;
}

/** Centre by adding up unit vectors; turf's own mean radius differs from ours in the eighth digit. */
function meanDistanceByTurf(places: readonly (readonly number[])[]): number {
  const radians = Math.PI / 180;
  const sums = [0, 0, 0];
  for (const [lng = 0, lat = 0] of places) {
    sums[0] = (sums[0] ?? 0) + Math.cos(lat * radians) * Math.cos(lng * radians);
    sums[1] = (sums[1] ?? 0) + Math.cos(lat * radians) * Math.sin(lng * radians);
    sums[2] = (sums[2] ?? 0) + Math.sin(lat * radians);
  }
  const [x = 0, y = 0, z = 0] = sums;
  const centre = point([Math.atan2(y, x) / radians, Math.atan2(z, Math.hypot(x, y)) / radians]);
  return places.reduce((total, place) => total + distance(centre, point([...place])), 0) / places.length;
}

const sum = (accounts: readonly TestAccount[]): number => accounts.reduce((total, { revenue }) => total + revenue, 0);
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

import { beforeEach, describe, expect, it } from "vitest";
import type { Edit } from "../../../../core/domain/edit.ts";
import { scoreScenario } from "../../../../core/score/scorecard.ts";
import { forgetTrial, rescore, startScoring, tryMoves } from "../../../../renderer/scores/live-scoring.ts";
import { NO_PLAN, type PlanSnapshot, planStore } from "../../../../renderer/stores/plan-store.ts";
import { expectClose } from "../../../property/expect-close.ts";
import { type Cell, layerOfCells, scoreInputs, territory } from "../../score/plan-builder.ts";

const SIDE = 6;
const layer = layerOfCells(Array.from({ length: SIDE * SIDE }, (_, i): Cell[] => [[i % SIDE, Math.floor(i / SIDE)]]));
const inputs = scoreInputs({
  layer,
  accounts: Array.from({ length: 50 }, (_, i) => ({ unit: (i * 7) % layer.unitCount, revenue: i + 0.25 })),
  territories: [0, 1, 2].map((index) => territory(index)),
  assignment: Array.from({ length: layer.unitCount }, (_, unit) => Math.floor(unit / 12)),
});
const { territories: list, overrides, assignment: first } = inputs.scenario;
const territories = new Map(list.map((each) => [each.index, each]));

let assignment: Int32Array;

beforeEach(() => {
  const { columns, holdings, balance } = inputs;
  planStore.setState({ ...NO_PLAN, layer, columns, holdings, snapshot: { balance } as PlanSnapshot });
  assignment = first.slice();
  startScoring(assignment, territories, overrides);
});

/** Gives units away as the screen does, and holds the scores against those from scratch. */
function give(units: readonly number[], to: number): void {
  const edit: Edit = {
    label: "",
    changes: [{ kind: "units", units, from: units.map((unit) => assignment[unit] as number), to: units.map(() => to) }],
  };
  for (const unit of units) assignment[unit] = to;
  const scorecard = rescore(edit, assignment, territories, overrides);
  expectClose(scorecard, scoreScenario({ ...inputs, scenario: { ...inputs.scenario, assignment } }));
}

const moves = (units: readonly number[], to: number) => new Map(units.map((unit) => [unit, to]));

describe("scores of an edit that was tried", () => {
  it("are right when it does what was shown", () => {
    tryMoves(moves([13, 14], 0));
    tryMoves(moves([13, 14, 19, 20], 0));
    give([13, 14, 19, 20], 0);
    give([0, 1], 2);
  });

  it("are right when it does less, more, or something else", () => {
    tryMoves(moves([13, 14, 19, 20], 0));
    give([14, 20], 0);
    tryMoves(moves([30], 1));
    give([30, 31], 1);
    tryMoves(moves([8, 9], 2));
    give([8, 9], 1);
  });

  it("are right when the trial was left", () => {
    tryMoves(moves([13, 14], 0));
    forgetTrial();
    give([13], 0);
    expect(tryMoves(moves([13], 1))?.touched.map(({ territory: index }) => index)).toEqual([0, 1]);
  });
});

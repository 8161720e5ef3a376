import { describe, expect, it } from "vitest";
import type { Demands } from "../../../../core/domain/demands.ts";
import { plainMeasure } from "../../../../core/domain/plain-demands.ts";
import type { PresentPlan } from "../../../../core/score/demands/present-plan.ts";
import { numberWords } from "../../../../core/score/number-words.ts";
import { revenueDemands, solved, unitId } from "../../../property/demand-plans.ts";
import { layerOfCells, scoreInputs } from "../../score/plan-builder.ts";

const CELL = 0.1;
const SIDE = 4;

/** A mainland of four by four squares of one account each, and an island of as many squares as revenues are given. */
function withIsland(revenues: readonly number[], distance: number): PresentPlan {
  const mainland = Array.from({ length: SIDE * SIDE }, (_, i) => [i % SIDE, Math.floor(i / SIDE)] as const);
  const island = revenues.map((_, i) => [SIDE + distance + i, 0] as const);
  const cells = [...mainland, ...island];
  const inputs = scoreInputs({
    layer: layerOfCells(
      cells.map((cell) => [cell]),
      CELL,
    ),
    accounts: cells.map((_, unit) => ({ unit, revenue: revenues[unit - mainland.length] ?? 100 })),
    territories: [],
    assignment: [],
    gapLinks: revenues.length > 0 ? [[SIDE - 1, mainland.length]] : [],
  });
  return { ...inputs, words: numberWords("en-US", "USD") };
}

/** Whether some territory has units on both sides of the water. */
function reachesOver(present: PresentPlan, said: Partial<Demands>): boolean {
  const { after, unmet } = solved(present, revenueDemands(said));
  expect(unmet).toEqual([]);
  const islanders = new Set(after.assignment.subarray(SIDE * SIDE));
  return after.assignment.subarray(0, SIDE * SIDE).some((territory) => islanders.has(territory));
}

const FAR = 20;
const wide = (tolerance: number) => [{ ...plainMeasure("revenue"), tolerance }];

describe("parts of the map that only a far link joins", () => {
  it("get territories of their own where they hold nearly as much as these", () => {
    const island = withIsland([201, 190], FAR);
    expect(reachesOver(island, { territories: { kind: "number", count: 5 }, measures: wide(0.06) })).toBe(false);
    const { answer } = solved(
      island,
      revenueDemands({ territories: { kind: "number", count: 5 }, measures: wide(0.06) }),
    );
    // What is proven is proven of plans that may use the link.
    expect(answer.bound["revenue"]).toBeLessThan(0.01);
    expect(answer.notes).toEqual([]);
  });

  it("share a territory where they do not, or where a link is short", () => {
    expect(
      reachesOver(withIsland([180, 400], FAR), { territories: { kind: "number", count: 5 }, measures: wide(0.2) }),
    ).toBe(true);
    expect(withIsland([200, 190], 1).columns.gapLinks.from).toHaveLength(1);
    const near = withIsland([100, 100], 1);
    expect(reachesOver(near, { territories: { kind: "number", count: 3 }, measures: wide(0.06) })).toBe(true);
  });

  it("are joined to their nearest part together, where only that is a whole number", () => {
    const two = withIsland([120, 120, 80, 80], FAR);
    expect(reachesOver(two, { territories: { kind: "number", count: 5 }, measures: wide(0.1) })).toBe(false);
  });

  it("stay together where a group does, or a lock", () => {
    const island = withIsland([200, 200], FAR);
    const said = { territories: { kind: "number", count: 5 }, measures: wide(0.3) } as const;
    const over = [unitId(SIDE - 1), unitId(SIDE * SIDE)];
    expect(reachesOver(island, said)).toBe(false);
    expect(reachesOver(island, { ...said, keepTogether: [{ kind: "units", name: "Both", units: over }] })).toBe(true);
    const units = over.map((unit) => ({ unit, territory: "A" }));
    expect(reachesOver(island, { ...said, locks: { units, territories: [] } })).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import type { Demands } from "../../../../core/domain/demands.ts";
import { plainMeasure } from "../../../../core/domain/plain-demands.ts";
import type { PresentPlan } from "../../../../core/score/demands/present-plan.ts";
import { numberWords } from "../../../../core/score/number-words.ts";
import { revenueDemands, solved, unitId } from "../../../property/demand-plans.ts";
import { layerOfCells, scoreInputs } from "../../score/plan-builder.ts";

const CELL = 0.1;
const SIDE = 4;

/** A square mainland of one account in each unit, and an island of as many units as revenues are given. */
function withIsland(revenues: readonly number[], distance: number, side = SIDE, each = 100): PresentPlan {
  const mainland = Array.from({ length: side * side }, (_, i) => [i % side, Math.floor(i / side)] as const);
  const island = revenues.map((_, i) => [side + distance + i, 0] as const);
  const cells = [...mainland, ...island];
  const inputs = scoreInputs({
    layer: layerOfCells(
      cells.map((cell) => [cell]),
      CELL,
    ),
    accounts: cells.map((_, unit) => ({ unit, revenue: revenues[unit - mainland.length] ?? each })),
    territories: [],
    assignment: [],
    gapLinks: revenues.length > 0 ? [[side - 1, mainland.length]] : [],
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
  });

  it("do not make the limit that is stated stricter than it is for plans that use the link", () => {
    // 410 of 420 on the island: 2.4 % off, but 420 may be had over the link.
    const fine = withIsland(Array(41).fill(10), FAR, 13, 10);
    const said = revenueDemands({ territories: { kind: "number", count: 5 }, measures: wide(0.06) });
    const { answer, after } = solved(fine, said);
    expect(new Set(after.assignment.subarray(13 * 13)).size).toBe(1);
    expect(answer.bound["revenue"]).toBe(0);
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

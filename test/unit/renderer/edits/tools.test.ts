import { describe, expect, it } from "vitest";
import { applyEdit, invertEdit } from "../../../../core/domain/edit.ts";
import { brokenLock, locksOf } from "../../../../core/domain/locks.ts";
import { holderAround } from "../../../../core/geo/select/holder-around.ts";
import { conditionOf, firstDraft, withField } from "../../../../renderer/dialogs/condition-draft.ts";
import { moveChanges, sortMoves } from "../../../../renderer/edits/move-units.ts";
import { neighbouringTerritories } from "../../../../renderer/edits/neighbouring-territories.ts";
import { mayTouch, type Restriction } from "../../../../renderer/edits/restrict-units.ts";
import { parseDistanceKm, parseFigure } from "../../../../renderer/format/distances.ts";
import { stripLayer, territory } from "../small-plan.ts";

const scenario = {
  assignment: Int32Array.of(0, 0, 0, 1, 1, -1),
  territories: new Map([
    [0, { ...territory(0), locked: true }],
    [1, territory(1)],
    [2, { ...territory(2), locked: true }],
  ]),
  overrides: new Map(),
  groups: new Map(),
  lockedUnits: Uint8Array.of(1, 0, 0, 1, 0, 0),
  allLocked: false,
};

describe("moves", () => {
  it("are told apart by what stands in their way", () => {
    const moves = new Map([0, 2, 3, 4, 5].map((unit) => [unit, 1]));
    const { free, held, locked, barred } = sortMoves(scenario, moves);
    expect([...free.keys()]).toEqual([5]);
    expect([...locked.keys()]).toEqual([0, 2]);
    expect([held.size, barred.size]).toEqual([0, 0]);
    expect(sortMoves(scenario, new Map([[4, 2]])).barred.size).toBe(1);
    expect(sortMoves({ ...scenario, allLocked: true }, new Map([[5, 1]])).barred.size).toBe(1);
    expect([...sortMoves(scenario, new Map([[4, -1]])).held.keys()]).toEqual([4]);
  });

  it("lift the locks in their way and set them again, so that no lock is broken and undo restores everything", () => {
    const changes = moveChanges(
      scenario,
      new Map([
        [0, 1],
        [3, -1],
        [5, 1],
      ]),
    );
    if (changes === null) throw new Error("nothing moved");
    const edit = { label: "move", changes };
    expect(brokenLock(scenario, edit, () => null)).toBeNull();
    const after = applyEdit(scenario, edit);
    expect([...after.assignment]).toEqual([1, 0, 0, -1, 1, 1]);
    expect([...after.lockedUnits]).toEqual([...scenario.lockedUnits]);
    expect(after.territories.get(0)?.locked).toBe(true);
    expect(applyEdit(after, invertEdit(edit))).toEqual(scenario);
    expect(moveChanges(scenario, new Map([[3, 1]]))).toBeNull();
  });
});

describe("restrictions", () => {
  const layer = {
    ...stripLayer(),
    parents: [{ layer: "us-state", ids: ["A", "B"], names: ["A", "B"], index: Int32Array.of(0, 0, 1, 1, 1, 1) }],
  };
  const facts = {
    layer,
    extent: Uint8Array.of(1, 1, 1, 1, 1, 0),
    assignment: Int32Array.of(0, 0, -1, 1, 1, -1),
    locks: locksOf(scenario),
  };
  const free: Restriction = { onlyUnassigned: false, insideParent: null, skipLocked: false };
  const touched = (restriction: Partial<Restriction>) =>
    [0, 1, 2, 3, 4, 5].filter(mayTouch(facts, { ...free, ...restriction }));

  it("keep the tools from what they name, and always from what the plan is not about", () => {
    expect(touched({})).toEqual([0, 1, 2, 3, 4]);
    expect(touched({ onlyUnassigned: true })).toEqual([2]);
    expect(touched({ skipLocked: true })).toEqual([2, 4]);
    // A lock keeps a unit that nobody has where it is, too.
    const held = { ...facts, locks: locksOf({ ...scenario, lockedUnits: Uint8Array.of(0, 0, 1, 0, 0, 0) }) };
    expect(mayTouch(held, { ...free, skipLocked: true })(2)).toBe(false);
    expect(touched({ insideParent: { parent: 0, position: 1 } })).toEqual([2, 3, 4]);
  });
});

describe("neighbours", () => {
  it("of a territory are those beside it, the longest border first", () => {
    const { adjacency } = stripLayer();
    expect(neighbouringTerritories(adjacency, Int32Array.of(3, 0, 0, 1, 1, -1), 0)).toEqual([1, 3]);
    expect(neighbouringTerritories(adjacency, Int32Array.of(0, -1, -1, -1, -1, 1), 0)).toEqual([]);
  });

  it("stand around a hole: whoever shares most of its border", () => {
    expect(holderAround(stripLayer(), Int32Array.of(2, -1, -1, 2, 0, 0), [1, 2])).toBe(2);
    expect(holderAround(stripLayer(), Int32Array.of(-1, -1, -1, -1, -1, -1), [1])).toBeNull();
  });
});

describe("typed words", () => {
  it.each([
    ["50", 1, 50],
    ["50", 1.609344, 80.4672],
    ["50 mi", 1, 80.4672],
    ["80km", 1.609344, 80],
    ["1,5", 1, 1.5],
    ["", 1, null],
    ["0", 1, null],
    ["far", 1, null],
    ["-3", 1, null],
  ])("%s is a distance", (text, kmPerUnit, km) => {
    const parsed = parseDistanceKm(text, kmPerUnit);
    if (km === null) expect(parsed).toBeNull();
    else expect(parsed).toBeCloseTo(km, 6);
  });

  it.each([
    ["1M", 1e6],
    ["$250 k", 250_000],
    ["1,000.5", 1000.5],
    ["-12.5", -12.5],
    ["2b", 2e9],
    ["", null],
    ["M", null],
    ["1x", null],
  ])("%s is a figure", (text, figure) => {
    expect(parseFigure(text)).toBe(figure);
  });

  it("become a condition as soon as they are complete", () => {
    const draft = withField(firstDraft(), "measure:revenue");
    expect(conditionOf(draft)).toBeNull();
    expect(conditionOf({ ...draft, value: "1M" })).toEqual({
      kind: "measure",
      key: "revenue",
      is: "above",
      value: 1e6,
    });
    expect(conditionOf({ ...withField(draft, "parent"), value: "1:4" })).toEqual({
      kind: "parent",
      parent: 1,
      position: 4,
      is: true,
    });
    expect(conditionOf({ ...withField(draft, "territory"), is: "no", value: "3" })).toEqual({
      kind: "territory",
      territory: 3,
      is: false,
    });
    expect(conditionOf(firstDraft())).toEqual({ kind: "assigned", is: false });
  });
});

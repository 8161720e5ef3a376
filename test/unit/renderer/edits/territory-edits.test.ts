import { describe, expect, it } from "vitest";
import { applyEdit, type Change, type EditableScenario, type Override } from "../../../../core/domain/edit.ts";
import type { Group } from "../../../../core/domain/group.ts";
import { hierarchyProblem } from "../../../../core/domain/hierarchy.ts";
import type { OverrideColumns } from "../../../../core/domain/plan-columns.ts";
import { moveInTree, newGroup, removeGroupChanges } from "../../../../renderer/edits/group-changes.ts";
import { mergeChanges } from "../../../../renderer/edits/merge-changes.ts";
import { NO_OVERRIDES } from "../../../../renderer/stores/scenario-store.ts";
import { territory } from "../small-plan.ts";

const group = (index: number, parent: number | null): Group => ({
  index,
  id: `G0${index + 1}`,
  name: `Group ${index + 1}`,
  parent,
  color: "#336699",
  owner: null,
  note: "",
});

const scenario = (): EditableScenario => ({
  assignment: Int32Array.of(0, 1, 1, 2, -1),
  territories: new Map([
    [0, { ...territory(0, "North"), group: 1 }],
    [1, territory(1, "South")],
    [2, territory(2, "East")],
  ]),
  overrides: new Map<number, Override>(),
  groups: new Map([
    [0, group(0, null)],
    [1, group(1, 0)],
  ]),
  lockedUnits: new Uint8Array(5),
  allLocked: false,
});
const apply = (state: EditableScenario, changes: readonly Change[]) => applyEdit(state, { label: "", changes });

describe("the tree", () => {
  it("takes territories and groups into a group, and what is there already stays", () => {
    const state = scenario();
    const changes = moveInTree(state.groups, state.territories, { groups: [1], territories: [0, 1] }, 1);
    expect(changes).toBeNull();
    const moved = moveInTree(state.groups, state.territories, { groups: [], territories: [0, 1] }, 1) ?? [];
    expect(moved).toHaveLength(1);
    expect(apply(state, moved).territories.get(1)?.group).toBe(1);
  });

  it("refuses a group within itself, also by way of others", () => {
    const { groups, territories } = scenario();
    expect(moveInTree(groups, territories, { groups: [0], territories: [] }, 1)).toBeNull();
    expect(moveInTree(groups, territories, { groups: [0], territories: [] }, 0)).toBeNull();
    expect(moveInTree(groups, territories, { groups: [1], territories: [] }, null)).toHaveLength(1);
  });

  it("hands what a removed group held one level up", () => {
    const state = scenario();
    const after = apply(state, removeGroupChanges(state.groups, state.territories, group(1, 0)));
    expect(after.territories.get(0)?.group).toBe(0);
    expect(hierarchyProblem(after.groups, after.territories.values())).toBeNull();
    const top = apply(after, removeGroupChanges(after.groups, after.territories, group(0, null)));
    expect(top.territories.get(0)?.group).toBeNull();
    expect(top.groups.size).toBe(0);
  });

  it("gives a new group a name and an id that no other one has", () => {
    const fresh = newGroup(scenario().groups, 1, 0, (number) => `Group ${number}`);
    expect(fresh).toMatchObject({ id: "G03", name: "Group 3", parent: 0 });
  });
});

describe("merging", () => {
  const held = (entries: readonly (readonly [account: number, unit: number, holder: number])[]): OverrideColumns => ({
    ...NO_OVERRIDES,
    account: Int32Array.from(entries, ([account]) => account),
    unit: Int32Array.from(entries, ([, unit]) => unit),
    territory: Int32Array.from(entries, ([, , holder]) => holder),
    reasons: entries.map(() => "named"),
  });

  it("brings units and named accounts to the one that stays, under the name chosen", () => {
    // 14: by North in its own unit, as it was before there was anything to merge.
    // Accounts 10, 11: held by South in East's and North's unit. 12: held by East in South's unit. 13: by North in South's.
    const overrides = held([
      [10, 3, 1],
      [11, 0, 1],
      [12, 1, 2],
      [13, 2, 0],
      [14, 0, 0],
    ]);
    const before: EditableScenario = {
      ...scenario(),
      overrides: new Map(
        [...overrides.account].map((account, i) => [
          account,
          { territory: overrides.territory[i] as number, reason: "named" },
        ]),
      ),
    };
    const into = before.territories.get(0);
    const gone = before.territories.get(1);
    if (into === undefined || gone === undefined) throw new Error("no territories");
    const changes = mergeChanges({
      assignment: before.assignment,
      overrides,
      gone: [gone],
      into,
      name: "North and South",
    });
    const after = apply(before, changes);
    expect([...after.assignment]).toEqual([0, 0, 0, 2, -1]);
    expect([...after.territories.values()].map(({ name }) => name)).toEqual(["North and South", "East"]);
    // 11 and 13 sit in what North has now: nothing needs to be said of them any more.
    expect([...after.overrides]).toEqual([
      [10, { territory: 0, reason: "named" }],
      [12, { territory: 2, reason: "named" }],
      [14, { territory: 0, reason: "named" }],
    ]);
  });
});

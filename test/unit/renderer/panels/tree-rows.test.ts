import { describe, expect, it } from "vitest";
import type { Group } from "../../../../core/domain/group.ts";
import { rowKey, type TreeInput, treeRows } from "../../../../renderer/panels/territories/tree-rows.ts";
import { territory } from "../small-plan.ts";

const group = (index: number, name: string, parent: number | null): Group => ({
  index,
  id: `G${index}`,
  name,
  parent,
  color: "#336699",
  owner: null,
  note: "",
});

const tree = (fields: Partial<TreeInput> = {}): TreeInput => ({
  groups: new Map([
    [0, group(0, "Americas", null)],
    [1, group(1, "West", 0)],
  ]),
  territories: new Map([
    [0, territory(0, "Boston")],
    [1, { ...territory(1, "Denver"), group: 1 }],
    [2, { ...territory(2, "Austin"), group: 0 }],
  ]),
  collapsed: new Set(),
  search: "",
  ...fields,
});
const shape = (input: TreeInput): string[] => treeRows(input).map((row) => `${"·".repeat(row.depth)}${rowKey(row)}`);

describe("the rows of the tree", () => {
  it("have groups before territories, at their depth", () => {
    expect(shape(tree())).toEqual(["g0", "·g1", "··t1", "·t2", "t0"]);
  });

  it("hide what a folded group holds, and still count it", () => {
    const rows = treeRows(tree({ collapsed: new Set([0]) }));
    expect(rows.map(rowKey)).toEqual(["g0", "t0"]);
    expect(rows[0]).toMatchObject({ isOpen: false, territories: 2, position: 1, siblings: 2 });
  });

  it("show what is searched for with the way to it, folded or not", () => {
    expect(shape(tree({ search: "denv", collapsed: new Set([0, 1]) }))).toEqual(["g0", "·g1", "··t1"]);
    expect(shape(tree({ search: "americas" }))).toEqual(["g0", "·g1", "··t1", "·t2"]);
    expect(shape(tree({ search: "nowhere" }))).toEqual([]);
  });

  it("are made for 500 territories in groups 200 deep, each counted once", () => {
    const groups = new Map(Array.from({ length: 200 }, (_, i) => [i, group(i, `G${i}`, i === 0 ? null : i - 1)]));
    const territories = new Map(
      Array.from({ length: 500 }, (_, i) => [i, { ...territory(i, `T${i}`), group: i % 200 }]),
    );
    const rows = treeRows({ groups, territories, collapsed: new Set(), search: "" });
    expect(rows).toHaveLength(700);
    expect(rows.find((row) => rowKey(row) === "g0")).toMatchObject({ territories: 500 });
  });
});

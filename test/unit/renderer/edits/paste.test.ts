import { describe, expect, it } from "vitest";
import { pasteTerritories } from "../../../../renderer/edits/paste-territories.ts";
import { pasteUnits } from "../../../../renderer/edits/paste-units.ts";
import { layerOfCells } from "../../score/plan-builder.ts";
import { territory } from "../small-plan.ts";

const layer = layerOfCells(Array.from({ length: 6 }, (_, i) => [[i, 0] as const]));
const territories = new Map([
  [0, territory(0, "West")],
  [1, territory(1, "East")],
  [2, { ...territory(2, "Closed"), locked: true }],
]);
const input = {
  layer,
  extent: Uint8Array.of(1, 1, 1, 1, 1, 0),
  assignment: Int32Array.of(0, 0, 1, 1, -1, -1),
  territories,
  locks: {
    allLocked: false,
    isUnitLocked: (unit: number) => unit === 3,
    isTerritoryLocked: (index: number) => territories.get(index)?.locked === true,
  },
  unassigned: "Unassigned",
};

describe("two columns pasted into the units", () => {
  it("become one change, with what is as it is already left out", () => {
    const paste = pasteUnits(
      [
        ["Unit", "Territory"],
        ["U00000", "East"],
        ["u00001", "west"],
        ["U00002", ""],
        ["U00004", "T1"],
      ],
      input,
    );
    expect(paste.changes).toEqual([{ kind: "units", units: [0, 2, 4], from: [0, 1, -1], to: [1, -1, 1] }]);
    expect(paste.same).toBe(1);
    expect(paste.rows.map(({ row, what, from, to }) => [row, what, from, to])).toEqual([
      [2, "Square 0", "West", "East"],
      [4, "Square 2", "East", "Unassigned"],
      [5, "Square 4", "Unassigned", "East"],
    ]);
  });

  it("say row by row what cannot be taken, and take the rest", () => {
    const paste = pasteUnits(
      [
        ["U00000", "East"],
        ["U00000", "West"],
        ["U00009", "East"],
        ["U00001", "Nord"],
        ["U00003", "West"],
        ["U00002"],
        ["U00005", "East"],
        ["U00004", "Closed"],
      ],
      input,
    );
    expect(paste.rows.map(({ row, problem }) => [row, problem])).toEqual([
      [1, null],
      [2, "twice"],
      [3, "unknown-unit"],
      [4, "unknown-territory"],
      [5, "locked"],
      [6, "too-few-cells"],
      [7, "not-in-plan"],
      [8, "locked"],
    ]);
    expect(paste.changes).toEqual([{ kind: "units", units: [0], from: [0], to: [1] }]);
  });

  it("get their leading zeros back", () => {
    const zips = { ...layer, ids: ["01001", "01002", "02139", "02140", "10001", "10002"] };
    expect(
      pasteUnits(
        [
          ["1001", "East"],
          ["2139", "West"],
        ],
        { ...input, layer: zips },
      ).changes,
    ).toMatchObject([{ units: [0, 2], to: [1, 0] }]);
  });

  it("refuse a name that two territories have", () => {
    const twins = new Map([
      [0, territory(0, "Same")],
      [1, territory(1, "Same")],
    ]);
    expect(pasteUnits([["U00000", "same"]], { ...input, territories: twins }).rows).toMatchObject([
      { problem: "unknown-territory" },
    ]);
  });
});

describe("cells pasted into the territories", () => {
  const headings = { territory: "name", owner: "owner", capacity: "capacity", colour: "color", note: "note" } as const;
  const rest = { territories, headings, shown: [1, 0, 2], measures: ["revenue", "visits"] };

  it("go by headings to the territories that the first column names", () => {
    const paste = pasteTerritories(
      [
        ["Territory", "Owner", "Capacity"],
        ["West", "Ann", "2"],
        ["East", "", "many"],
        ["North", "Bob", "1"],
      ],
      { ...rest, column: "name" },
    );
    expect(paste.changes).toMatchObject([
      { kind: "territory", index: 0, to: { name: "West", owner: "Ann", capacity: 2 } },
    ]);
    expect(paste.rows.filter(({ problem }) => problem !== null).map(({ row, problem }) => [row, problem])).toEqual([
      [3, "bad-number"],
      [4, "unknown-territory"],
    ]);
  });

  it("fill the table from the active cell on", () => {
    const paste = pasteTerritories(
      [
        ["Ann", "1.5"],
        ["Bob", "1"],
      ],
      { ...rest, column: "owner" },
    );
    expect(paste.changes).toMatchObject([
      { index: 1, from: { owner: null }, to: { owner: "Ann", capacity: 1.5 } },
      { index: 0, to: { owner: "Bob", capacity: 1 } },
    ]);
    expect(paste.same).toBe(1);
  });

  it("set targets by measure, empty ones leave them to capacity again", () => {
    const aimed = new Map([...territories, [1, { ...territory(1, "East"), targets: { revenue: 5 } }]]);
    const paste = pasteTerritories(
      [
        ["", "40"],
        ["1.2M", "few"],
      ],
      { ...rest, territories: aimed, column: "target:revenue" },
    );
    expect(paste.changes).toMatchObject([
      { index: 1, to: { targets: { visits: 40 } } },
      { index: 0, to: { targets: { revenue: 1_200_000 } } },
    ]);
    expect(paste.changes[0]).not.toHaveProperty("to.targets.revenue");
    expect(paste.rows.map(({ problem }) => problem)).toEqual([null, null, null, "bad-number"]);
  });

  it("are not taken where they make no sense", () => {
    const paste = pasteTerritories([[""], ["x"]], { ...rest, column: "name" });
    expect(paste.rows[0]).toMatchObject({ problem: "no-name" });
    expect(pasteTerritories([["red"]], { ...rest, column: "color" }).rows[0]).toMatchObject({ problem: "bad-color" });
    expect(pasteTerritories([["#FF0000"]], { ...rest, column: "color" }).changes).toMatchObject([
      { to: { color: "#ff0000" } },
    ]);
  });
});

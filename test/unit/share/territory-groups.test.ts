import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { Group } from "../../../core/domain/group.ts";
import { territoryTable } from "../../../core/share/handout/territory-table.ts";
import type { ShareInput } from "../../../core/share/share-input.ts";
import { unitsCsv } from "../../../core/share/tables/units-csv.ts";
import { territoriesGeojson } from "../../../core/share/territories-geojson.ts";
import { layerOfCells } from "../score/plan-builder.ts";
import { sharePlan } from "./share-plan.ts";

const plain = sharePlan({ layer: layerOfCells([[[0, 0]], [[1, 0]], [[2, 0]]]), territories: 3, accounts: 20 });
const group = (index: number, name: string, parent: number | null): Group => ({
  index,
  id: `G0${index + 1}`,
  name,
  parent,
  color: "#888888",
  owner: null,
  note: "",
});
/** T01 in a district of a region, T02 in the region itself, T03 in nothing. */
const grouped: ShareInput = {
  ...plain,
  groups: [group(0, "West", null), group(1, "Mountain", 0)],
  territories: plain.territories.map((territory, slot) => ({ ...territory, group: [1, 0, null][slot] ?? null })),
  assignment: Int32Array.of(0, 1, 2),
};
const propertiesOf = (input: ShareInput) =>
  (
    JSON.parse([...territoriesGeojson(input)].join("")) as { features: { properties: Record<string, unknown> }[] }
  ).features.map(({ properties }) => properties);

describe("groups in what leaves the house", () => {
  it("stand in units.csv by id, in a last column", () => {
    const text = [...unitsCsv(grouped)].join("").trim();
    expect(Papa.parse<string[]>(text).data).toEqual([
      ["unit", "territory", "group"],
      ["U00000", "T01", "G02"],
      ["U00001", "T02", "G01"],
      ["U00002", "T03", ""],
    ]);
  });
  it("stand in territories.geojson by id and by path", () => {
    expect(propertiesOf(grouped).map(({ group: id, groupPath }) => [id, groupPath])).toEqual([
      ["G02", "West / Mountain"],
      ["G01", "West"],
      [null, null],
    ]);
  });
  it("stand in the hand-out's table", () => {
    expect(territoryTable(grouped)).toContain("West / Mountain");
  });
  it("leave the files of a scenario without groups as they are", () => {
    expect([...unitsCsv(plain)].join("").split("\n")[0]).toBe("unit,territory");
    expect(propertiesOf(plain)[0]).not.toHaveProperty("group");
    expect(territoryTable(plain)).not.toContain("Group");
  });
});

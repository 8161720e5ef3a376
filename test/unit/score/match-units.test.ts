import { describe, expect, it } from "vitest";
import { matchUnits, type UnitCondition } from "../../../core/score/match-units.ts";
import { layerOfCells, REVENUE, scoreInputs, territory } from "./plan-builder.ts";

const layer = {
  ...layerOfCells([[[0, 0]], [[1, 0]], [[2, 0]], [[3, 0]]]),
  names: ["Ash", "Birch", "Cedar", "Ash grove"],
  parents: [{ layer: "us-county", ids: ["1", "2"], names: ["One", "Two"], index: Int32Array.of(0, 0, 1, -1) }],
};
const { columns, scenario } = scoreInputs({
  layer,
  accounts: [
    { unit: 0, revenue: 10 },
    { unit: 1, revenue: 2_000_000 },
    { unit: 2, revenue: 500 },
    { unit: 2, revenue: 500 },
  ],
  territories: [territory(0, { owner: "Ann" }), territory(3)],
  assignment: [0, -1, 3, -1],
});
const facts = {
  layer,
  measures: columns.measures,
  assignment: scenario.assignment,
  territories: new Map(scenario.territories.map((each) => [each.index, each])),
};
const found = (join: "all" | "any", ...conditions: UnitCondition[]): number[] =>
  matchUnits(facts, Int32Array.of(0, 1, 2, 3), conditions, join);

describe("units by attribute", () => {
  it.each<[string, UnitCondition, number[]]>([
    ["more than a number", { kind: "measure", key: REVENUE.key, is: "above", value: 1000 }, [1]],
    ["at least a number", { kind: "measure", key: REVENUE.key, is: "atLeast", value: 1000 }, [1, 2]],
    ["exactly nothing", { kind: "measure", key: REVENUE.key, is: "equal", value: 0 }, [3]],
    ["a measure that is not there", { kind: "measure", key: "none", is: "atMost", value: 0 }, []],
    ["density", { kind: "density", is: "atLeast", value: 0.8 }, [2]],
    ["area", { kind: "area", is: "above", value: 1e6 }, []],
    ["no territory", { kind: "assigned", is: false }, [1, 3]],
    ["a territory", { kind: "territory", territory: 3, is: true }, [2]],
    ["any territory but one", { kind: "territory", territory: 3, is: false }, [0, 1, 3]],
    ["an owner", { kind: "owner", owner: "Ann", is: true }, [0]],
    ["words of the name, whatever their case", { kind: "name", words: " ASH ", is: true }, [0, 3]],
    ["an id", { kind: "name", words: "u00002", is: true }, [2]],
    ["a parent", { kind: "parent", parent: 0, position: 0, is: true }, [0, 1]],
    ["a parent that is not there", { kind: "parent", parent: 4, position: 0, is: true }, []],
  ])("are found by %s", (_, condition, expected) => {
    expect(found("all", condition)).toEqual(expected);
  });

  it("meet all conditions, or any", () => {
    const rich: UnitCondition = { kind: "measure", key: REVENUE.key, is: "above", value: 1e6 };
    const free: UnitCondition = { kind: "assigned", is: false };
    expect(found("all", rich, free)).toEqual([1]);
    expect(found("any", rich, free)).toEqual([1, 3]);
    expect(found("any")).toEqual([]);
  });
});

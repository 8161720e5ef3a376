import { describe, expect, it } from "vitest";
import { placeNames } from "../../../../core/studio/build/place-names.ts";

const named = (
  units: readonly (readonly [name: string, slot: number, weight: number, accounts?: number, areaKm2?: number])[],
  count: number,
) =>
  placeNames({
    layer: {
      ids: units.map((_, i) => `0213${i}`),
      names: units.map(([name]) => name),
      areaKm2: Float64Array.from(units, (unit) => unit[4] ?? 1),
    },
    slots: Int32Array.from(units, ([, slot]) => slot),
    count,
    weight: Float64Array.from(units, ([, , weight]) => weight),
    accounts: Float64Array.from(units, (unit) => unit[3] ?? 0),
  });

describe("placeNames", () => {
  it("calls a territory after the place that it holds most of, all units of the place together", () => {
    const units = [
      ["02130 Boston, MA", 0, 4],
      ["02131 Boston, MA", 0, 4],
      ["02132 Worcester, MA", 0, 6],
      ["Boise, ID", 1, 1],
      ["Nowhere, TX", -1, 99],
    ] as const;
    expect(named(units, 2)).toEqual(["Boston, MA", "Boise, ID"]);
  });

  it("gives a place to whom has most of it, and the others the next or a number", () => {
    const units = [
      ["Los Angeles, CA", 0, 9],
      ["Los Angeles, CA", 1, 7],
      ["Pasadena, CA", 1, 2],
      ["Los Angeles, CA", 2, 5],
      ["Los Angeles, CA", 3, 4],
    ] as const;
    expect(named(units, 4)).toEqual(["Los Angeles, CA", "Pasadena, CA", "Los Angeles, CA 2", "Los Angeles, CA 3"]);
  });

  it("goes by accounts where nothing weighs anything, and then by area", () => {
    const units = [
      ["Small, MT", 0, 0, 1, 9],
      ["Full, MT", 0, 0, 3, 1],
      ["Wide, WY", 1, 0, 0, 9],
      ["Narrow, WY", 1, 0, 0, 1],
    ] as const;
    expect(named(units, 2)).toEqual(["Full, MT", "Wide, WY"]);
  });

  it("takes no code for a place", () => {
    expect(
      named(
        [
          ["02130", 0, 1],
          ["7A", 1, 1],
        ],
        2,
      ),
    ).toEqual([null, null]);
    expect(named([["Ward 7", 0, 1]], 1)).toEqual(["Ward 7"]);
  });
});

import { describe, expect, it } from "vitest";
import { todaysTerritories } from "../../../core/studio/scenario/todays-territories.ts";

/** Four units in a row from west to east. */
const layer = {
  adjacency: {
    offsets: Int32Array.of(0, 1, 3, 5, 6),
    neighbours: Int32Array.of(1, 0, 2, 1, 3, 2),
    borderKm: new Float64Array(6).fill(1),
    link: new Uint8Array(6),
  },
  pointLng: Float64Array.of(-74, -73, -72, -71),
  pointLat: new Float64Array(4).fill(42),
};
const extent = Uint8Array.of(1, 1, 1, 0);
const owned = (unit: number, owner: string | null, accounts: number, revenue: number) => ({
  unit,
  owner,
  accounts,
  measures: [revenue],
});

describe("todaysTerritories", () => {
  it("gives a unit to who has most accounts, then most of the measure, then comes first by name", () => {
    const sums = [
      owned(0, "Ann", 1, 900),
      owned(0, "Bob", 2, 1),
      owned(1, "Ann", 1, 5),
      owned(1, "Bob", 1, 4),
      owned(2, "Ann", 1, 5),
      owned(2, "Bob", 1, 5),
    ];
    const today = todaysTerritories(sums, layer, extent, 0);
    expect(today?.territories.map(({ name, id }) => [id, name])).toEqual([
      ["T01", "Ann"],
      ["T02", "Bob"],
    ]);
    expect([...(today?.assignment ?? [])]).toEqual([1, 0, 0, -1]);
    expect(today?.overrideOf("Ann", 0)).toEqual({ territory: 0, reason: "Today's owner" });
    expect(today?.overrideOf("Bob", 0)).toBeNull();
    expect(today?.overrideOf("Nobody", 0)).toBeNull();
  });

  it("leaves units whose accounts nobody owns to nobody", () => {
    const today = todaysTerritories([owned(0, "Ann", 1, 1), owned(1, null, 3, 1)], layer, extent, 0);
    expect(today?.assignment[1]).toBe(-1);
  });

  it("is null without owners, and with more of them than a plan can have territories", () => {
    expect(todaysTerritories([owned(0, null, 1, 1)], layer, extent, 0)).toBeNull();
    const crowd = Array.from({ length: 5001 }, (_, i) => owned(0, `Owner ${i}`, 1, 1));
    expect(todaysTerritories(crowd, layer, extent, 0)).toBeNull();
  });
});

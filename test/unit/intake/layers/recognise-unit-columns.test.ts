import { describe, expect, it } from "vitest";
import type { PolygonFeature } from "../../../../core/intake/layers/polygon-features.ts";
import { recogniseUnitColumns } from "../../../../core/intake/layers/recognise-unit-columns.ts";

const features = (rows: readonly Record<string, unknown>[], ownIds: readonly string[] = []): PolygonFeature[] =>
  rows.map((properties, i) => ({ number: i + 1, ownId: ownIds[i] ?? "", properties, polygons: [] }));

const recognised = (rows: readonly Record<string, unknown>[], ownIds?: readonly string[], column?: string) => {
  const result = recogniseUnitColumns(features(rows, ownIds), column);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
};

describe("recogniseUnitColumns", () => {
  it("prefers a postal code to other ids", () => {
    const found = recognised([
      { OBJECTID: 1, GEOID10: "4402802", ZCTA5CE10: "02802" },
      { OBJECTID: 2, GEOID10: "4402804", ZCTA5CE10: "02804" },
    ]);
    expect([found.idColumn, found.isZip, found.ids]).toEqual(["ZCTA5CE10", true, ["02802", "02804"]]);
  });

  it.each(["ZCTA5CE20", "ZIP", "ZIPCODE", "zip_code", "PostalCode", "GEOID20", "GEOID", "id", "FIPS"])(
    "knows %s",
    (heading) => {
      expect(
        recognised([
          { shape: 5, [heading]: "10001" },
          { shape: 5, [heading]: "10002" },
        ]).idColumn,
      ).toBe(heading);
    },
  );

  it("gives ZIPs that became numbers their leading zeros back, but no other code", () => {
    expect(recognised([{ ZIP: 2802 }, { ZIP: 501 }, { ZIP: 10001 }]).ids).toEqual(["02802", "00501", "10001"]);
    expect(recognised([{ CODE: 2802 }, { CODE: 501 }]).ids).toEqual(["2802", "501"]);
  });

  it("passes over an id column with gaps, or one that is a class", () => {
    expect(
      recognised([
        { ZIP: "", key: "a" },
        { ZIP: "1", key: "b" },
      ]).idColumn,
    ).toBe("key");
    const classes = [1, 2, 3, 4, 5].map((n) => ({ code: "urban", name: `n${n}`, objectid: n }));
    expect(recognised(classes).idColumn).toBe("objectid");
  });

  it("falls back on the features' own ids, then on any column that differs everywhere", () => {
    expect(recognised([{ pop: 5 }, { pop: 5 }], ["x", "y"]).ids).toEqual(["x", "y"]);
    expect(
      recognised([
        { pop: 5, area: "North" },
        { pop: 5, area: "South" },
      ]).ids,
    ).toEqual(["North", "South"]);
  });

  it("names units by a name column, or by their id where there is none or it is empty", () => {
    expect(
      recognised([
        { id: "a", NAME: "Alpha" },
        { id: "b", NAME: " " },
      ]).names,
    ).toEqual(["Alpha", "b"]);
    expect(
      recognised([
        { id: "a", NAMELSAD10: "A County" },
        { id: "b", NAMELSAD10: "B County" },
      ]).names[1],
    ).toBe("B County");
    expect(recognised([{ id: "a" }, { id: "b" }]).names).toEqual(["a", "b"]);
  });

  it("takes the column that is named, in any case, even when its values repeat", () => {
    const rows = [{ District: "N" }, { District: "N" }, { District: "S" }];
    expect(recognised(rows, [], "district").ids).toEqual(["N", "N", "S"]);
  });

  it("says which columns there are when the named one is missing, and how many ids are", () => {
    expect(recogniseUnitColumns(features([{ a: 1, b: 2 }]), "zip")).toEqual({
      ok: false,
      problem: { kind: "unknown-id-column", column: "zip", columns: ["a", "b"] },
    });
    expect(recogniseUnitColumns(features([{ a: "x" }, { a: null }, {}]), "a")).toEqual({
      ok: false,
      problem: { kind: "missing-ids", column: "a", count: 2 },
    });
    expect(recogniseUnitColumns(features([{ a: 1 }, { a: 1 }]))).toEqual({
      ok: false,
      problem: { kind: "no-id-column", columns: ["a"] },
    });
  });
});

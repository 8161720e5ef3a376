import { describe, expect, it } from "vitest";
import { readCoordinates } from "../../../../core/intake/values/coordinates.ts";
import { readCountry } from "../../../../core/intake/values/country.ts";

describe("readCoordinates", () => {
  it("reads degrees with point or comma", () => {
    expect(readCoordinates("42.36", "-71,1")).toEqual({ kind: "place", lng: -71.1, lat: 42.36, swapped: false });
  });
  it("turns a pair round that can only be swapped", () => {
    expect(readCoordinates("-122.4", "37.8")).toEqual({ kind: "place", lng: -122.4, lat: 37.8, swapped: true });
  });
  it("takes 0, 0 and blanks for none", () => {
    expect(readCoordinates("0", "0.0")).toEqual({ kind: "none", isZero: true });
    expect(readCoordinates("", "N/A")).toEqual({ kind: "none", isZero: false });
  });
  it("names the cell that cannot be used", () => {
    expect(readCoordinates("42", "")).toEqual({ kind: "unusable", at: "longitude" });
    expect(readCoordinates("here", "-71")).toEqual({ kind: "unusable", at: "latitude" });
    expect(readCoordinates("42", "-200")).toEqual({ kind: "unusable", at: "longitude" });
    expect(readCoordinates("200", "-71")).toEqual({ kind: "unusable", at: "latitude" });
  });
});

describe("readCountry", () => {
  it.each(["US", "usa", "U.S.A.", "United States", "Puerto Rico", "PRI", "PLW"])("knows %s as domestic", (name) =>
    expect(readCountry(name)).toBe("domestic"),
  );
  it.each(["CA", "Canada", "GB", "United Kingdom", "Deutschland", "JPN", "Côte d’Ivoire"])(
    "knows %s as foreign",
    (name) => expect(readCountry(name)).toBe("foreign"),
  );
  it("does not guess", () => {
    expect(readCountry("Untied States")).toBe("unclear");
    expect(readCountry("NOT AVAILABLE")).toBe("blank");
  });
});

import { describe, expect, it } from "vitest";
import { accountPlacer, type StatedPlace } from "../../../../core/intake/accounts/place-account.ts";
import type { PlaceResolver } from "../../../../core/intake/accounts/place-resolver.ts";
import { zipResolver } from "../intake-files.ts";

const place = (stated: Partial<StatedPlace>, changes: Partial<PlaceResolver> = {}) => {
  const placing = accountPlacer(zipResolver(changes))({
    postalCode: "",
    latitude: "",
    longitude: "",
    country: "",
    ...stated,
  });
  if (placing.kind === "rejected") return `${placing.because} at ${placing.at}`;
  const repairs = placing.repairs.map(({ kind, detail }) => (detail === "" ? kind : `${kind} ${detail}`));
  return { unit: placing.unit, by: placing.placedBy, zip: placing.postalCode, at: [placing.lng, placing.lat], repairs };
};
const NEW_YORK = [-74, 40.75];

describe("the place of an account among ZIP areas", () => {
  it("is its ZIP's, at the ZIP's point without coordinates, at its own with them", () => {
    expect(place({ postalCode: "10001" })).toEqual({
      unit: 1,
      by: "postal-code",
      zip: "10001",
      at: NEW_YORK,
      repairs: [],
    });
    expect(place({ postalCode: "10001", latitude: "40.8", longitude: "-74.1" })).toMatchObject({
      unit: 1,
      at: [-74.1, 40.8],
      repairs: [],
    });
  });

  it("is by coordinates where no ZIP is stated, and says so where the ZIP is of no use", () => {
    const boston = { latitude: "42.4", longitude: "-71" };
    expect(place(boston)).toEqual({ unit: 0, by: "coordinates", zip: "", at: [-71, 42.4], repairs: [] });
    expect(place({ ...boston, postalCode: "99999" })).toMatchObject({ unit: 0, repairs: ["placed-by-coordinates"] });
    expect(place({ ...boston, postalCode: "-9999" })).toMatchObject({ unit: 0, repairs: ["placed-by-coordinates"] });
  });

  it("reports coordinates more than 50 km from the ZIP, and trusts the ZIP", () => {
    expect(place({ postalCode: "10001", latitude: "42.36", longitude: "-71.1" })).toEqual({
      unit: 1,
      by: "postal-code",
      zip: "10001",
      at: NEW_YORK,
      repairs: ["coordinates-conflict 300 km"],
    });
    expect(place({ postalCode: "10001", latitude: "41.19", longitude: "-74" })).toMatchObject({ repairs: [] });
    expect(place({ postalCode: "10001", latitude: "41.21", longitude: "-74" })).toMatchObject({
      at: [-74, 41.21],
      repairs: ["coordinates-conflict 51 km"],
    });
  });

  it("turns swapped coordinates round, with a ZIP and without", () => {
    const swapped = { latitude: "-71.1", longitude: "42.36" };
    expect(place(swapped)).toMatchObject({ unit: 0, at: [-71.1, 42.36], repairs: ["coordinates-swapped"] });
    expect(place({ ...swapped, postalCode: "02139" })).toMatchObject({
      at: [-71.1, 42.36],
      repairs: ["coordinates-swapped"],
    });
    expect(place({ latitude: "-122.4", longitude: "37.8" })).toMatchObject({
      unit: 4,
      repairs: ["coordinates-swapped"],
    });
  });

  it("leaves out coordinates that cannot be used", () => {
    expect(place({ postalCode: "10001", latitude: "0", longitude: "0" })).toMatchObject({
      at: NEW_YORK,
      repairs: ["coordinates-ignored 0, 0"],
    });
    expect(place({ postalCode: "10001", latitude: "x", longitude: "1" })).toMatchObject({
      repairs: ["coordinates-ignored"],
    });
  });

  it("names what was mended in the ZIP", () => {
    expect(place({ postalCode: "501" })).toMatchObject({ unit: 2, repairs: ["leading-zeros 00501"] });
    expect(place({ postalCode: "10001-" })).toMatchObject({ unit: 1, repairs: ["postal-code-trimmed 10001"] });
    expect(place({ postalCode: "10001-1234" })).toMatchObject({ unit: 1, zip: "10001", repairs: [] });
  });

  it("refuses addresses abroad, whatever their code looks like", () => {
    expect(place({ postalCode: "T2L-2K7" })).toBe("foreign-code at postalCode");
    expect(place({ postalCode: "T2L-2K7", country: "CA" })).toBe("foreign-code at postalCode");
    expect(place({ postalCode: "10001", country: "Germany" })).toBe("foreign-code at country");
    expect(place({ postalCode: "10001", country: "USA" })).toMatchObject({ unit: 1, repairs: [] });
    expect(place({ postalCode: "10001", country: "Untied States" })).toMatchObject({
      repairs: ["placed-by-country-guess"],
    });
  });

  it("says why there is no unit", () => {
    expect(place({})).toBe("no-place at postalCode");
    expect(place({ postalCode: "N/A" })).toBe("no-place at postalCode");
    expect(place({ postalCode: "99999" })).toBe("unknown-zip at postalCode");
    expect(place({ postalCode: "hello" })).toBe("not-a-zip at postalCode");
    expect(place({ latitude: "42", longitude: "-300" })).toBe("bad-coordinates at longitude");
    expect(place({ latitude: "10", longitude: "-30" })).toBe("outside-layer at latitude");
    expect(place({ postalCode: "10001" }, { byPostalCode: () => -1 })).toBe("outside-layer at postalCode");
  });
});

describe("the place of an account in an imported layer", () => {
  const imported: Partial<PlaceResolver> = {
    statesUnitIds: true,
    byPostalCode: () => -1,
    byUnitId: (id) => ["A-1", "K1 0AB", "00501"].indexOf(id),
    unitPoint: () => [1, 2],
  };

  it("is the unit whose id is stated, of any country", () => {
    expect(place({ postalCode: " A-1 " }, imported)).toEqual({
      unit: 0,
      by: "unit-id",
      zip: "A-1",
      at: [1, 2],
      repairs: [],
    });
    expect(place({ postalCode: "K1 0AB", country: "Canada" }, imported)).toMatchObject({ unit: 1, by: "unit-id" });
    expect(place({ postalCode: "501" }, imported)).toMatchObject({ unit: 2, repairs: ["leading-zeros 00501"] });
  });

  it("is where the coordinates lie, of the row or else of its ZIP", () => {
    expect(place({ postalCode: "10001", latitude: "42.4", longitude: "-71" }, imported)).toMatchObject({
      unit: 0,
      by: "coordinates",
      repairs: [],
    });
    expect(place({ postalCode: "10001" }, imported)).toMatchObject({ unit: 1, by: "postal-code", at: NEW_YORK });
  });

  it("is nowhere when neither leads into it", () => {
    expect(place({ postalCode: "B-7" }, imported)).toBe("outside-layer at postalCode");
    expect(place({ postalCode: "B-7", latitude: "1", longitude: "1" }, imported)).toBe("outside-layer at postalCode");
  });
});

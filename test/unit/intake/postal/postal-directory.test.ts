import { beforeAll, describe, expect, it } from "vitest";
import { known } from "../../../../core/domain/invariant.ts";
import type { Layer } from "../../../../core/domain/layer.ts";
import {
  encodePostalDirectory,
  NO_UNIT,
  POSTAL_LAYERS,
  type PostalDirectory,
  type PostalLayer,
  type PostalPlace,
  readPostalDirectory,
  UNKNOWN_ZIP,
} from "../../../../core/intake/postal/postal-directory.ts";
import { loadPostalDirectory, loadShippedLayer } from "../../../../core/intake/postal/shipped-layers.ts";

let directory: PostalDirectory;
const layers = {} as Record<PostalLayer, Layer>;

beforeAll(async () => {
  directory = await loadPostalDirectory();
  for (const id of POSTAL_LAYERS) layers[id] = await loadShippedLayer(id);
});

const place = (zip: string): PostalPlace => known(directory.lookUp(zip), zip);
const idsOf = ({ unit, zip3, county, state }: PostalPlace): (string | undefined)[] => [
  layers["us-zip"].ids[unit],
  layers["us-zip3"].ids[zip3],
  layers["us-county"].ids[county],
  layers["us-state"].ids[state],
];

describe("the postal directory", () => {
  it("knows more than 42,000 ZIPs, each once", () => {
    const zips = [...directory.places()].map(({ zip }) => zip);
    expect(zips).toHaveLength(directory.size);
    expect(directory.size).toBeGreaterThan(42_000);
    expect([...new Set(zips)].toSorted()).toEqual(zips);
    expect(zips.every((zip) => /^\d{5}$/.test(zip))).toBe(true);
  });

  it("resolves every ZIP with an area to that area", () => {
    const areas = [...directory.places()].filter(({ kind }) => kind === "area");
    expect(areas.map(({ unit }) => unit)).toEqual(Array.from({ length: 33_791 }, (_, unit) => unit));
    for (const { zip, unit } of areas) expect(layers["us-zip"].ids[unit]).toBe(zip);
  });

  it("resolves every other domestic ZIP to a unit of each layer", () => {
    const points = [...directory.places()].filter(({ kind }) => kind === "point");
    expect(points.length).toBeGreaterThan(8000);
    for (const point of points) expect(idsOf(point), point.zip).not.toContain(undefined);
  });

  it.each([
    ["02139", "Cambridge", "MA", ["02139", "021", "25017", "25"]],
    // Post-office boxes, single buildings and the White House.
    ["10048", "Manhattan", "NY", ["10271", "100", "36061", "36"]],
    ["20500", "Washington", "DC", ["20230", "205", "11001", "11"]],
    ["00602", "Aguada", "PR", ["00602", "006", "72003", "72"]],
    // Its source has lost a minus sign.
    ["10200", "New York", "NY", ["10162", "102", "36061", "36"]],
    // On the border: stays in the state that its post office names.
    ["05902", "Beecher Falls", "VT", ["05902", "059", "50009", "50"]],
  ])("puts %s, %s, into %s", (zip, city, letters, ids) => {
    const found = place(zip);
    expect([found.city, found.stateLetters]).toEqual([city, letters]);
    expect(idsOf(found)).toEqual(ids);
  });

  it("keeps a unit in the state of its letters", () => {
    const zips = layers["us-zip"];
    const states = known(zips.parents.find(({ layer }) => layer === "us-state"));
    const stateOf = (unit: number): string | undefined => states.ids[known(states.index[unit])];
    const strays = [...directory.places()].filter(
      ({ unit, state }) => unit !== NO_UNIT && stateOf(unit) !== layers["us-state"].ids[state],
    );
    expect(strays).toEqual([]);
  });

  it("lies within 100 km of its unit, wherever it has one", () => {
    const { pointLng, pointLat, areaKm2 } = layers["us-zip"];
    const far = [...directory.places()].filter(({ unit, lng, lat }) => {
      if (unit === NO_UNIT) return false;
      const dx = (lng - known(pointLng[unit])) * Math.cos((lat * Math.PI) / 180);
      const km = 111 * Math.hypot(dx, lat - known(pointLat[unit]));
      return km > 100 + 2 * Math.sqrt(known(areaKm2[unit])) && Math.abs(lng - known(pointLng[unit])) < 180;
    });
    expect(far.map(({ zip }) => zip)).toEqual([]);
  });

  it("knows military and Pacific codes, and that no unit holds them", () => {
    expect([place("09012").kind, place("09012").unit, place("09012").stateLetters]).toEqual([
      "military",
      NO_UNIT,
      "AE",
    ]);
    expect([place("34002").kind, place("34002").state]).toEqual(["military", NO_UNIT]);
    expect([place("96960").kind, place("96960").county]).toEqual(["uncovered", NO_UNIT]);
    expect(place("96910").kind).toBe("area");
  });

  it.each(["99999", "00000", "2139", "021390", "ABCDE", "", " 2139", "1e309"])("does not know %j", (zip) => {
    expect(directory.lookUp(zip)).toBeNull();
  });

  it.each(POSTAL_LAYERS)("has a table of 100,000 entries for %s that agrees with looking up", (layer) => {
    const table = directory.unitsIn(layer);
    const field = { "us-zip": "unit", "us-zip3": "zip3", "us-county": "county", "us-state": "state" } as const;
    expect(table).toHaveLength(100_000);
    let known = 0;
    table.forEach((unit, zip) => {
      const found = directory.lookUp(String(zip).padStart(5, "0"));
      if (found !== null) known++;
      if (unit !== (found === null ? UNKNOWN_ZIP : found[field[layer]])) throw new Error(`${zip}: ${unit}`);
    });
    expect(known).toBe(directory.size);
  });

  it("survives writing and reading", () => {
    const places = [...directory.places()].filter((_, i) => i % 500 === 0);
    expect([...readPostalDirectory(encodePostalDirectory(places)).places()]).toEqual(places);
  });
});

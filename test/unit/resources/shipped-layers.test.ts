import { beforeAll, describe, expect, it } from "vitest";
import { known } from "../../../core/domain/invariant.ts";
import { type Layer, WATER_LINK } from "../../../core/domain/layer.ts";
import { distanceKm } from "../../../core/geo/arc-length.ts";
import { dissolve } from "../../../core/geo/dissolve.ts";
import type { Outline } from "../../../core/geo/outline.ts";
import { pieces } from "../../../core/geo/pieces.ts";
import { loadShippedLayer, shippedLayers } from "../../../core/intake/postal/shipped-layers.ts";
import { CROSSINGS } from "../../../resources/build/crossings.ts";

const IDS = ["us-state", "us-county", "us-zip3", "us-zip"] as const;
type ShippedId = (typeof IDS)[number];
const layers = {} as Record<ShippedId, Layer>;

beforeAll(async () => {
  for (const id of IDS) layers[id] = await loadShippedLayer(id);
});

const unitOf = (layer: Layer, id: string): number => layer.ids.indexOf(id);

/** Sums a layer's areas by the unit of a parent layer. */
function areaByParent(layer: Layer, parentLayer: string): Map<string, number> {
  const parent = known(layer.parents.find((column) => column.layer === parentLayer));
  const sums = new Map<string, number>();
  layer.areaKm2.forEach((area, unit) => {
    const id = known(parent.ids[known(parent.index[unit])]);
    sums.set(id, (sums.get(id) ?? 0) + area);
  });
  return sums;
}

const parentId = (layer: Layer, unit: number, parentLayer: string): string => {
  const parent = known(layer.parents.find((column) => column.layer === parentLayer));
  return known(parent.ids[known(parent.index[unit])]);
};

describe("the layers that ship", () => {
  it.each([
    ["us-state", 56],
    ["us-county", 3231],
    ["us-zip3", 896],
    ["us-zip", 33_791],
  ] as const)("%s has %i units, with ids unique and ascending", (id, count) => {
    const { unitCount, ids, names } = layers[id];
    expect(unitCount).toBe(count);
    expect([...new Set(ids)].toSorted()).toEqual(ids);
    expect(names.every((name) => name.length > 1)).toBe(true);
  });

  it("say what they are, and only the ZIP areas are approximate", async () => {
    const entries = await shippedLayers();
    expect(entries.map(({ meta }) => [meta.id, meta.approximate])).toEqual([
      ["us-state", false],
      ["us-county", false],
      ["us-zip3", true],
      ["us-zip", true],
    ]);
    for (const { meta } of entries) {
      expect(layers[meta.id as ShippedId].meta).toEqual(meta);
      expect(meta.vintage).toMatch(/20\d\d/);
      expect(meta.title.includes("approximate")).toBe(meta.approximate);
    }
  });

  it("cover the same ground", () => {
    const total = (id: ShippedId): number => layers[id].areaKm2.reduce((sum, area) => sum + area, 0);
    for (const id of IDS) expect(total(id) / total("us-state")).toBeCloseTo(1, 8);
  });

  it("has ZIP areas in every state and territory, leading zeros kept", () => {
    const states = new Set(layers["us-zip"].parents.find(({ layer }) => layer === "us-state")?.ids);
    expect([...states].toSorted()).toEqual(layers["us-state"].ids);
    for (const id of ["00601", "02139", "06878", "99546", "96701", "10001", "96910"]) {
      expect(unitOf(layers["us-zip"], id), id).toBeGreaterThanOrEqual(0);
    }
  });

  it.each([
    ["02139", "02139 Cambridge, MA", "25017", "25", "021"],
    ["00601", "00601 Adjuntas, PR", "72001", "72", "006"],
    ["99546", "99546 Adak, AK", "02016", "02", "995"],
    ["22046", "22046 Falls Church, VA", "51610", "51", "220"],
  ])("knows %s as %s with its parents", (zip, name, county, state, zip3) => {
    const layer = layers["us-zip"];
    const unit = unitOf(layer, zip);
    expect(layer.names[unit]).toBe(name);
    expect(["us-county", "us-state", "us-zip3"].map((parent) => parentId(layer, unit, parent))).toEqual([
      county,
      state,
      zip3,
    ]);
  });

  it("names counties and three-digit areas by their place", () => {
    expect(layers["us-county"].names[unitOf(layers["us-county"], "17031")]).toBe("Cook, IL");
    for (const name of ["021 Boston, MA", "100 New York, NY", "205 Washington, DC", "606 Chicago, IL"]) {
      expect(layers["us-zip3"].names).toContain(name);
    }
  });
});

describe("tiling", () => {
  it("gives counties that add up to their states", () => {
    const sums = areaByParent(layers["us-county"], "us-state");
    const { ids, areaKm2 } = layers["us-state"];
    ids.forEach((id, state) => {
      expect(known(sums.get(id)) / known(areaKm2[state]), id).toBeCloseTo(1, 8);
    });
  });

  it("gives ZIP areas that add up to their counties, save where a county has no ZIP of its own", () => {
    const sums = areaByParent(layers["us-zip"], "us-county");
    const counties = layers["us-county"];
    const { ids, areaKm2 } = counties;
    const without = ids.filter((id) => !sums.has(id));
    expect(without).toHaveLength(19);
    // Neighbours of those counties have taken them in.
    const touched = new Set(without.flatMap((id) => [...neighboursOf(counties, ids.indexOf(id)), ids.indexOf(id)]));
    let compared = 0;
    ids.forEach((id, county) => {
      if (touched.has(county)) return;
      compared++;
      expect(Math.abs(known(sums.get(id)) / known(areaKm2[county]) - 1), id).toBeLessThan(1e-4);
    });
    expect(compared).toBeGreaterThan(3150);
    const total = (counties: Iterable<number>): number =>
      [...counties].reduce((sum, county) => sum + known(areaKm2[county]), 0);
    const taken = [...touched].reduce((sum, county) => sum + (sums.get(known(ids[county])) ?? 0), 0);
    expect(taken / total(touched)).toBeCloseTo(1, 6);
  });

  it("gives three-digit areas that are their ZIP areas together", () => {
    const sums = areaByParent(layers["us-zip"], "us-zip3");
    const { ids, areaKm2 } = layers["us-zip3"];
    ids.forEach((id, unit) => {
      expect(known(sums.get(id)) / known(areaKm2[unit]), id).toBeCloseTo(1, 8);
    });
  });

  it("keeps every ZIP area inside of its own county", () => {
    // Dissolving the ZIP areas by county gives the counties' own outlines: same extent, county by county.
    const zips = layers["us-zip"];
    const column = known(zips.parents.find(({ layer }) => layer === "us-county"));
    const merged = dissolve(zips.topology, column.index, column.ids.length);
    const counties = layers["us-county"];
    const own = dissolve(
      counties.topology,
      Int32Array.from(counties.ids, (_, i) => i),
      counties.unitCount,
    );
    let differing = 0;
    column.ids.forEach((id, i) => {
      const a = boundsOf(known(merged[i]));
      const b = boundsOf(known(own[counties.ids.indexOf(id)]));
      if (a.some((edge, side) => Math.abs(edge - known(b[side])) > 2)) differing++;
    });
    // Those that took in a county without a ZIP of its own on their edge.
    expect(differing).toBeLessThan(15);
  });

  it("has water in the Great Lakes and land on both sides of the antimeridian", () => {
    const at = (lng: number, lat: number): boolean => {
      const michigan = layers["us-state"];
      const outlines = dissolve(
        michigan.topology,
        Int32Array.from(michigan.ids, (_, i) => i),
        michigan.unitCount,
      );
      return outlines.some((outline) => isInOutline(outline, lng * 1e6, lat * 1e6));
    };
    expect(at(-87, 43.5)).toBe(false);
    expect(at(-84.5, 43.5)).toBe(true);
    const alaska = layers["us-zip"];
    const aleutians = alaska.ids.filter((_, unit) => parentId(alaska, unit, "us-county") === "02016");
    const lngs = aleutians.map((id) => known(alaska.pointLng[unitOf(alaska, id)]));
    expect(lngs.every((lng) => Math.abs(lng) <= 180)).toBe(true);
    const outline = known(
      dissolve(
        layers["us-county"].topology,
        Int32Array.from(layers["us-county"].ids, (id) => (id === "02016" ? 0 : -1)),
        1,
      )[0],
    );
    const [minX, , maxX] = boundsOf(outline);
    expect([known(minX) < -160e6, known(maxX) > 170e6]).toEqual([true, true]);
  });
});

describe("adjacency", () => {
  it("goes over bridges and ferries", () => {
    const zips = layers["us-zip"];
    for (const [name, zip, otherZip] of CROSSINGS) {
      const a = unitOf(zips, zip);
      const b = unitOf(zips, otherZip);
      expect(neighboursOf(zips, a), name).toContain(b);
      const km = distanceKm(
        known(zips.pointLng[a]),
        known(zips.pointLat[a]),
        known(zips.pointLng[b]),
        known(zips.pointLat[b]),
      );
      // The longest is the ferry from Cedar Island to Ocracoke.
      expect(km, name).toBeLessThan(60);
    }
    const counties = layers["us-county"];
    expect(neighboursOf(counties, unitOf(counties, "26047"))).toContain(unitOf(counties, "26097"));
    const zip3 = layers["us-zip3"];
    expect(neighboursOf(zip3, unitOf(zip3, "941"))).toContain(unitOf(zip3, "949"));
  });

  it.each(IDS)("joins every unit of %s to every other, over water where need be", (id) => {
    const { adjacency, unitCount } = layers[id];
    for (let unit = 0; unit < unitCount; unit++) {
      expect(known(adjacency.offsets[unit + 1]) - known(adjacency.offsets[unit])).toBeGreaterThan(0);
    }
    expect(pieces(adjacency, null).pieceCount).toBe(1);
    expect(adjacency.link.includes(WATER_LINK)).toBe(true);
  });

  it("has Hawaii and Puerto Rico linked by water, and Nevada to California by land", () => {
    const { ids, adjacency } = layers["us-state"];
    const links = (id: string): Map<string, number> => {
      const unit = ids.indexOf(id);
      const found = new Map<string, number>();
      for (let i = known(adjacency.offsets[unit]); i < known(adjacency.offsets[unit + 1]); i++) {
        found.set(known(ids[known(adjacency.neighbours[i])]), known(adjacency.link[i]));
      }
      return found;
    };
    expect([...links("15").values()].every((kind) => kind === WATER_LINK)).toBe(true);
    expect(links("72").get("78")).toBe(WATER_LINK);
    expect(links("32").get("06")).not.toBe(WATER_LINK);
    expect(links("02").size).toBeGreaterThan(0);
  });
});

const neighboursOf = ({ adjacency }: Layer, unit: number): number[] => [
  ...adjacency.neighbours.subarray(adjacency.offsets[unit], adjacency.offsets[unit + 1]),
];

function boundsOf(outline: Outline): number[] {
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of outline) {
    const ring = known(polygon[0]);
    for (let i = 0; i < ring.length; i += 2) {
      bounds[0] = Math.min(known(bounds[0]), known(ring[i]));
      bounds[1] = Math.min(known(bounds[1]), known(ring[i + 1]));
      bounds[2] = Math.max(known(bounds[2]), known(ring[i]));
      bounds[3] = Math.max(known(bounds[3]), known(ring[i + 1]));
    }
  }
  return bounds;
}

function isInOutline(outline: Outline, x: number, y: number): boolean {
  let inside = false;
  for (const ring of outline.flat()) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax, ay, bx, by] = ring.subarray(i, i + 4) as unknown as [number, number, number, number];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}

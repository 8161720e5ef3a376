import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { beforeAll, describe, expect, it } from "vitest";
import { type Basemap, decodeBasemap, encodeBasemap } from "../../../core/geo/basemap.ts";
import { createBasemapTiles, MAX_BASEMAP_ZOOM } from "../../../core/geo/basemap-tiles.ts";
import { mercatorX, mercatorY } from "../../../core/geo/mercator.ts";
import { loadBasemapBytes } from "../../../core/intake/postal/shipped-layers.ts";

let basemap: Basemap;
let bytesOf: (z: number, x: number, y: number) => Uint8Array;

beforeAll(async () => {
  basemap = decodeBasemap(await loadBasemapBytes());
  bytesOf = createBasemapTiles(basemap);
});

const tileAt = (z: number, lng: number, lat: number): VectorTile =>
  new VectorTile(new PbfReader(bytesOf(z, Math.floor(mercatorX(lng) * 2 ** z), Math.floor(mercatorY(lat) * 2 ** z))));

function cityNames(tile: VectorTile): string[] {
  const layer = tile.layers["cities"];
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => String(layer?.feature(i).properties["name"]));
}

describe("the basemap", () => {
  it("survives writing and reading", () => {
    expect(decodeBasemap(encodeBasemap(basemap))).toEqual(basemap);
  });

  it("labels New York once, without its boroughs", () => {
    const names = basemap.cities.map(({ name }) => name);
    expect(names.filter((name) => name === "New York City")).toHaveLength(1);
    for (const borough of ["The Bronx", "Queens", "Staten Island"]) expect(names).not.toContain(borough);
  });

  it("draws no line across the whole map", () => {
    for (const path of [...basemap.land.flat(), ...basemap.water.flat(), ...basemap.states, ...basemap.counties]) {
      for (let i = 2; i < path.length; i += 2) {
        expect(Math.abs((path[i] as number) - (path[i - 2] as number))).toBeLessThan(180);
      }
    }
  });
});

describe("basemap tiles", () => {
  it("have every source layer where there is something to draw", () => {
    const chicago = tileAt(5, -87.7, 41.9);
    expect(Object.keys(chicago.layers).toSorted()).toEqual(["cities", "counties", "land", "rivers", "states", "water"]);
    expect(cityNames(chicago)).toContain("Chicago");
  });

  it("show a few large cities from afar and every town from near", () => {
    expect(cityNames(tileAt(3, -74, 40.7))).toContain("New York City");
    expect(cityNames(tileAt(3, -74, 40.7)).length).toBeLessThan(40);
    const far = cityNames(tileAt(7, -72.6, 44.26));
    const near = cityNames(tileAt(MAX_BASEMAP_ZOOM, -72.6, 44.26));
    expect(far).not.toContain("Montpelier");
    expect(near).toContain("Montpelier");
  });

  it("are empty on the open sea and outside of the map", () => {
    expect(tileAt(8, -150, 30).layers).toEqual({});
    for (const [z, x, y] of [
      [3, 8, 0],
      [3, -1, 0],
      [2.5, 0, 0],
      [MAX_BASEMAP_ZOOM + 1, 0, 0],
    ] as const) {
      expect(bytesOf(z, x, y)).toHaveLength(0);
    }
  });

  it("stay small", () => {
    for (let z = 0; z <= MAX_BASEMAP_ZOOM; z++) {
      const x = Math.floor(mercatorX(-90) * 2 ** z);
      const y = Math.floor(mercatorY(40) * 2 ** z);
      expect(bytesOf(z, x, y).length, `zoom ${z}`).toBeLessThan(200_000);
    }
  });
});

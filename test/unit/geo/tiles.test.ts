import { VectorTile, type VectorTileFeature } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../core/domain/random.ts";
import { createTileIndex, MAX_TILE_ZOOM } from "../../../core/geo/tiles.ts";
import { box, layerOf, type Position, unit } from "./layer-builder.ts";

/** A wavy border between two units: far more vertices than a small scale shows. */
const random = seededRandom(3);
const wave: Position[] = Array.from({ length: 2001 }, (_, i) => [-100 + 0.01 * random(), 30 + i / 200]);
const layer = layerOf([
  unit("east", [[...wave, [-90, 40], [-90, 30], wave[0]!]]),
  unit("west", [[...wave, [-110, 40], [-110, 30], wave[0]!]]),
]);
const tile = createTileIndex(layer);

const read = (z: number, x: number, y: number): VectorTile => new VectorTile(new PbfReader(tile(z, x, y)));
const features = (source: string, z: number, x: number, y: number): VectorTileFeature[] => {
  const found = read(z, x, y).layers[source];
  return found === undefined ? [] : Array.from({ length: found.length }, (_, i) => found.feature(i));
};

/** Twice the area of a closed ring, positive where the vector tile specification wants a shell's to be. */
const doubleArea = (ring: readonly { x: number; y: number }[]): number =>
  ring.slice(1).reduce((sum, { x, y }, i) => sum + (ring[i]!.x * y - x * ring[i]!.y), 0);

describe("createTileIndex", () => {
  it("has the units with their index as id and nothing else, and their outlines the way round that tiles want", () => {
    const units = features("units", 3, 1, 3);
    expect(units.map(({ id, properties }) => [id, properties])).toEqual([
      [0, {}],
      [1, {}],
    ]);
    expect(units.every(({ type }) => type === 3)).toBe(true);
    for (const feature of units) expect(doubleArea(feature.loadGeometry()[0]!)).toBeGreaterThan(0);
  });

  it("keeps holes, and cuts what reaches far beyond a tile to its edge", () => {
    const ring = createTileIndex(layerOf([unit("a", [box(-170, -80, 170, 80), box(1, 1, 2, 2)])]));
    const at = (z: number, x: number, y: number) => {
      const found = new VectorTile(new PbfReader(ring(z, x, y))).layers["units"]?.feature(0).loadGeometry() ?? [];
      return found.map((part) => part.map(({ x: column, y: row }) => [column, row]));
    };
    expect(at(6, 32, 31).map((part) => part.length)).toEqual([5, 5]);
    expect(doubleArea(at(6, 32, 31)[1]!.map(([x = 0, y = 0]) => ({ x, y })))).toBeLessThan(0);
    const edge = [-64, 4096 + 64];
    for (const [x, y] of at(6, 20, 20)[0]!) expect([edge.includes(x!), edge.includes(y!)]).toEqual([true, true]);
  });

  it("leaves out what is too small to see, and closes the neighbours over it", () => {
    const cells = Array.from({ length: 9 }, (_, i) => {
      const [x, y] = [i % 3, Math.floor(i / 3)];
      const at = [0, 1, 1.0004, 2].map((step) => 20 + step);
      return unit(`${i}`, [box(at[x]!, at[y]!, at[x + 1]!, at[y + 1]!)]);
    });
    const grid = createTileIndex(layerOf(cells));
    const tileAt = (z: number) =>
      new VectorTile(new PbfReader(grid(z, Math.floor((21 / 360 + 0.5) * 2 ** z), Math.floor(0.44 * 2 ** z)))).layers[
        "units"
      ]!;
    const far = Array.from({ length: tileAt(4).length }, (_, i) => tileAt(4).feature(i));
    expect(far.map(({ id }) => id)).toEqual([0, 2, 6, 8]);
    const [west, east] = [far[0]!, far[1]!].map((feature) => feature.loadGeometry()[0]!.map(({ x }) => x));
    expect(Math.max(...west!)).toBe(Math.min(...east!));
  });

  it.each([0, 3, 5, 8])("lets neighbours share every vertex of their border at zoom %i", (z) => {
    const size = 2 ** z;
    const x = Math.floor((-100 / 360 + 0.5) * size);
    const y = Math.floor(0.41 * size);
    const places = features("units", z, x, y).map((feature) => {
      const inside = feature.loadGeometry().flat();
      return new Set(inside.filter((p) => p.x > 0 && p.x < 4096 && p.y > 0 && p.y < 4096).map((p) => `${p.x},${p.y}`));
    });
    expect(places.length).toBe(2);
    const near = (place: string): boolean => {
      const lng = ((Number(place.split(",")[0]) / 4096 + x) / size - 0.5) * 360;
      return Math.abs(lng + 100) < 0.5;
    };
    const [east, west] = places.map((set) => [...set].filter(near).toSorted());
    expect(east!.length).toBeGreaterThan(0);
    expect(east).toEqual(west);
  });

  it("draws fewer vertices from farther away, and all of them close by", () => {
    const vertexCount = (z: number, x: number, y: number): number =>
      features("units", z, x, y).reduce((sum, feature) => sum + feature.loadGeometry().flat().length, 0);
    expect(vertexCount(0, 0, 0)).toBeLessThan(60);
    const close = 2 ** 10;
    const at = [Math.floor((-99.995 / 360 + 0.5) * close), Math.floor(0.41 * close)] as const;
    expect(vertexCount(10, ...at)).toBeGreaterThan(60);
  });

  it("labels each unit once, at its label point, once it is wide enough", () => {
    const labels = features("labels", 3, 1, 3);
    expect(labels.map(({ id, properties }) => [id, properties["name"]])).toEqual([
      [0, "Area east"],
      [1, "Area west"],
    ]);
    const place = labels[0]!.toGeoJSON(1, 3, 3).geometry;
    expect(place.type === "Point" && place.coordinates[0]).toBeCloseTo(layer.pointLng[0]!, 1);
    const small = createTileIndex(layerOf([unit("a", [box(0.1, 0.1, 0.2, 0.2)])]));
    expect(new VectorTile(new PbfReader(small(4, 8, 7))).layers["labels"]).toBeUndefined();
    expect(new VectorTile(new PbfReader(small(10, 512, 511))).layers["labels"]?.length).toBe(1);
  });

  it("is empty where no unit is, and beyond the map", () => {
    expect(Object.keys(read(4, 12, 2).layers)).toEqual([]);
    for (const [z, x, y] of [
      [-1, 0, 0],
      [0, 1, 0],
      [2, 0, 4],
      [2, -1, 0],
      [MAX_TILE_ZOOM + 1, 0, 0],
      [1.5, 0, 0],
    ] as const) {
      expect(tile(z, x, y).length).toBe(0);
    }
  });

  it("shows shapes that run on across the date line on the other side", () => {
    const across = createTileIndex(layerOf([unit("a", [box(178, 50, 184, 54)])]));
    const there = (x: number): number | undefined =>
      new VectorTile(new PbfReader(across(5, x, 10))).layers["units"]?.length;
    expect(there(31)).toBe(1);
    expect(there(0)).toBe(1);
    expect(there(16)).toBeUndefined();
  });
});

import { VectorTile, type VectorTileFeature } from "@mapbox/vector-tile";
import fc from "fast-check";
import { PbfReader } from "pbf";
import { describe, expect, it } from "vitest";
import { ACCOUNT_TILE_RECIPE, decodeOverview, encodeOverview, OVERVIEW_ZOOM } from "../../core/geo/account-overview.ts";
import { type AccountPoints, createAccountTiles } from "../../core/geo/account-tiles.ts";
import { clusterRadiusPx, MAX_ACCOUNT_ZOOM } from "../../core/geo/cluster-radius.ts";
import { mercatorX, mercatorY } from "../../core/geo/mercator.ts";
import type { TileIndex } from "../../core/geo/tiles.ts";

type Account = { readonly lng: number; readonly lat: number; readonly unit: number; readonly value: number };

const EXTENT = 4096;
const TILE_PIXELS = 512;
const SETTINGS = { seed: 20261122, numRuns: 60 };

/**
 * Crowds around few places, so that clusters form at every zoom, on both sides of what parts cells at every zoom too;
 * and places all over the world and beyond its edge.
 */
const accounts = fc.array(
  fc.record({
    lng: fc.oneof(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.constantFrom(-180, 180, 1e-4, -1e-4, -71.06, -71.0601),
    ),
    lat: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 1e-4, -1e-4, 42.36, 42.3602)),
    unit: fc.integer({ min: 0, max: 3 }),
    value: fc.integer({ min: -5, max: 1000 }),
  }),
  { minLength: 1, maxLength: 60 },
);

const columns = (all: readonly Account[], counts = false): AccountPoints => ({
  row: Int32Array.from(all, (_, i) => i + 2),
  unit: Int32Array.from(all, ({ unit }) => unit),
  lng: Float64Array.from(all, ({ lng }) => lng),
  lat: Float64Array.from(all, ({ lat }) => lat),
  value: counts ? null : Float64Array.from(all, ({ value }) => value),
});

function featuresOf(bytes: Uint8Array): VectorTileFeature[] {
  const layer = new VectorTile(new PbfReader(bytes)).layers["accounts"];
  return layer === undefined ? [] : Array.from({ length: layer.length }, (_, i) => layer.feature(i));
}

/** Every feature of a zoom with the tile that it is in: only the tiles that an account can be in are asked for. */
function everyFeature(tiles: TileIndex, z: number, all: readonly Account[]) {
  const held = (share: number): number => Math.min(2 ** z - 1, Math.max(0, Math.floor(share * 2 ** z)));
  const addresses = new Set(all.map(({ lng, lat }) => `${held(mercatorX(lng))}/${held(mercatorY(lat))}`));
  return [...addresses].flatMap((address) => {
    const [x = 0, y = 0] = address.split("/").map(Number);
    return featuresOf(tiles(z, x, y)).map((feature) => ({ feature, x, y }));
  });
}

/** FNV-1a, 32 bits. */
const fingerprint = (bytes: Uint8Array): number =>
  bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);

const countOf = ({ properties }: VectorTileFeature): number => Number(properties["count"] ?? 1);

describe("tiles of accounts", () => {
  it("have every account in exactly one feature of every zoom, and its amount in one sum", () => {
    fc.assert(
      fc.property(accounts, (all) => {
        const { clusters } = createAccountTiles(columns(all));
        const amount = all.reduce((sum, { value }) => sum + value, 0);
        for (let z = 0; z <= MAX_ACCOUNT_ZOOM; z++) {
          const features = everyFeature(clusters, z, all).map(({ feature }) => feature);
          expect(features.reduce((sum, feature) => sum + countOf(feature), 0)).toBe(all.length);
          const sum = features.reduce((total, feature) => {
            const single = all[(feature.id ?? 0) - 2]?.value ?? 0;
            return total + Number(feature.properties["sum"] ?? single);
          }, 0);
          expect(sum).toBeCloseTo(amount, 6);
        }
      }),
      SETTINGS,
    );
  });

  it("put a single account at its place, with its row and unit", () => {
    fc.assert(
      fc.property(accounts, fc.integer({ min: 0, max: MAX_ACCOUNT_ZOOM }), (all, z) => {
        const { clusters } = createAccountTiles(columns(all));
        for (const { feature, x, y } of everyFeature(clusters, z, all)) {
          if (feature.properties["count"] !== undefined) continue;
          const account = all[(feature.id ?? 0) - 2] as Account;
          expect(feature.properties["unit"]).toBe(account.unit);
          const [[point] = []] = feature.loadGeometry();
          const edge = 1 - 2 ** -30;
          expect(point?.x).toBe(Math.round((Math.min(edge, mercatorX(account.lng)) * 2 ** z - x) * EXTENT));
          expect(point?.y).toBe(Math.round((Math.min(edge, mercatorY(account.lat)) * 2 ** z - y) * EXTENT));
        }
      }),
      SETTINGS,
    );
  });

  it("name a unit for a cluster only where all of it is in that unit", () => {
    fc.assert(
      fc.property(accounts, (all) => {
        const { clusters } = createAccountTiles(columns(all));
        const perUnit = all.filter(({ unit }) => unit === 0).length;
        const named = everyFeature(clusters, 0, all).filter(({ feature }) => feature.properties["unit"] === 0);
        expect(named.reduce((sum, { feature }) => sum + countOf(feature), 0)).toBeLessThanOrEqual(perUnit);
        for (const { feature } of everyFeature(clusters, 0, all)) {
          expect(feature.id === undefined).toBe(feature.properties["unit"] === undefined);
        }
      }),
      SETTINGS,
    );
  });

  it("keep circles of clusters apart", () => {
    fc.assert(
      fc.property(accounts, fc.integer({ min: 0, max: 10 }), (all, z) => {
        const { clusters } = createAccountTiles(columns(all));
        const circles = everyFeature(clusters, z, all)
          .filter(({ feature }) => feature.properties["count"] !== undefined)
          .map(({ feature, x, y }) => {
            const [[point] = []] = feature.loadGeometry();
            const px = TILE_PIXELS / EXTENT;
            return {
              x: x * TILE_PIXELS + (point?.x ?? 0) * px,
              y: y * TILE_PIXELS + (point?.y ?? 0) * px,
              r: clusterRadiusPx(countOf(feature)),
            };
          });
        circles.forEach((a, i) => {
          for (const b of circles.slice(i + 1)) {
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.r + b.r);
          }
        });
      }),
      SETTINGS,
    );
  });

  it("are the same from an overview, where there are accounts and where there are none", () => {
    fc.assert(
      fc.property(accounts, fc.boolean(), (all, counts) => {
        const tiles = createAccountTiles(columns(all, counts));
        for (const form of ["clusters", "cells"] as const) {
          const kept = decodeOverview(encodeOverview(tiles, form));
          for (let z = 0; z <= OVERVIEW_ZOOM; z++) {
            const last = 2 ** z - 1;
            const near = all.map(({ lng, lat }) =>
              [mercatorX(lng), mercatorY(lat)].map((at) => Math.floor(at * 2 ** z)),
            );
            for (const [x = 0, y = 0] of [...near, [0, 0], [last, 0], [last, last]]) {
              const [column, row] = [Math.min(last, Math.max(0, x)), Math.min(last, Math.max(0, y))];
              expect(kept(z, column, row)).toEqual(tiles[form](z, column, row));
            }
          }
        }
      }),
      SETTINGS,
    );
  });

  it("are made by the recipe that overviews in plan files are known by", () => {
    const some = Array.from({ length: 500 }, (_, i) => ({
      lng: -120 + ((i * 7919) % 5000) / 100,
      lat: 25 + ((i * 104_729) % 2400) / 100,
      unit: i % 9,
      value: (i * 37) % 1000,
    }));
    const tiles = createAccountTiles(columns(some));
    const hash = (["clusters", "cells"] as const).map((form) => fingerprint(encodeOverview(tiles, form)));
    // Tiles that are made in another way need another ACCOUNT_TILE_RECIPE, and then have other fingerprints here.
    expect([ACCOUNT_TILE_RECIPE, ...hash]).toEqual([2, 744_237_859, 1_841_027_792]);
  });

  it("weigh heat by what was asked for, the hottest cells alike", () => {
    const far = Array.from({ length: 100 }, (_, i) => ({ lng: i - 50, lat: 10, unit: 0, value: i + 1 }));
    const shares = everyFeature(createAccountTiles(columns(far)).cells, 5, far).map(({ feature }) =>
      Number(feature.properties["share"]),
    );
    expect(shares).toHaveLength(100);
    expect(Math.max(...shares)).toBe(1);
    expect(shares.filter((share) => share === 1).length).toBeLessThan(5);
    expect(Math.min(...shares)).toBeCloseTo(1 / 98, 1);
  });
});

import { polygon, area as turfArea } from "@turf/turf";
import { describe, expect, it } from "vitest";
import { box, layerOf, unit } from "./layer-builder.ts";

const areaOf = (west: number, south: number, east: number, north: number): number =>
  layerOf([unit("a", [box(west, south, east, north)])]).areaKm2[0] as number;

describe("unitAreasKm2", () => {
  it("agrees with the published area of a cell of one degree at the equator", () => {
    expect(areaOf(0, 0, 1, 1)).toBeCloseTo(12_308.463_8, 3);
  });

  it("gives the whole WGS 84 ellipsoid its 510 065 621.7 km²", () => {
    const steps = Array.from({ length: 181 }, (_, i) => i - 90);
    const west = steps.map((lat) => [-180, lat] as const);
    const east = steps.map((lat) => [180, lat] as const);
    const layer = layerOf([unit("a", [[...east, ...west.toReversed()]])]);
    expect(Math.abs((layer.areaKm2[0] as number) - 510_065_621.724) / 510_065_621.724).toBeLessThan(1e-8);
  });

  it("is the same on both hemispheres and anywhere along a parallel", () => {
    expect(areaOf(10, -41, 11, -40)).toBeCloseTo(areaOf(-80, 40, -79, 41), 6);
  });

  it("differs from the sphere by no more than the earth's flattening lets it", () => {
    for (const south of [0, 20, 45, 60, 75]) {
      const ring = box(-100, south, -99, south + 1).map(([lng, lat]) => [lng, lat]);
      const ratio = areaOf(-100, south, -99, south + 1) / (turfArea(polygon([ring])) / 1e6);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.009);
    }
  });

  it("subtracts holes and adds parts", () => {
    const parts = layerOf([unit("a", [box(0, 0, 3, 3), box(1, 1, 2, 2)], [box(5, 1, 6, 2)])]).areaKm2[0];
    expect(parts).toBeCloseTo(areaOf(0, 0, 3, 3), 6);
  });
});

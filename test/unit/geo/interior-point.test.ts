import { booleanPointInPolygon, multiPolygon, point } from "@turf/turf";
import { describe, expect, it } from "vitest";
import { dissolve } from "../../../core/geo/dissolve.ts";
import { interiorPoint } from "../../../core/geo/interior-point.ts";
import { toMultiPolygon } from "../../../core/geo/outline.ts";
import { box, layerOf, type TestRing, unit } from "./layer-builder.ts";

const SHAPES: Readonly<Record<string, readonly (readonly TestRing[])[]>> = {
  square: [[box(0, 0, 2, 2)]],
  "the letter C": [
    [
      [
        [0, 0],
        [3, 0],
        [3, 0.1],
        [0.1, 0.1],
        [0.1, 2.9],
        [3, 2.9],
        [3, 3],
        [0, 3],
        [0, 0],
      ],
    ],
  ],
  "a frame around a large hole": [[box(0, 0, 10, 10), box(0.5, 0.5, 9.5, 9.5)]],
  "a sliver one step wide": [[box(0, 50, 1, 50.000001)]],
  "a thin diagonal": [
    [
      [
        [0, 0],
        [1, 1],
        [1, 1.000003],
        [0, 0],
      ],
    ],
  ],
  "an archipelago": [[box(0, 0, 1, 1)], [box(5, 5, 8, 8)]],
};

describe("interiorPoint", () => {
  it.each(Object.entries(SHAPES))("lies inside %s", (_, polygons) => {
    const layer = layerOf([unit("a", ...polygons)], 0);
    const outline = dissolve(layer.topology, Int32Array.of(0), 1)[0]!;
    const place = point([layer.pointLng[0]!, layer.pointLat[0]!]);
    expect(booleanPointInPolygon(place, multiPolygon(toMultiPolygon(outline)), { ignoreBoundary: true })).toBe(true);
  });

  it("takes the largest part, and its middle where that is inside", () => {
    const layer = layerOf([unit("a", ...SHAPES["an archipelago"]!)]);
    expect([layer.pointLng[0], layer.pointLat[0]]).toEqual([6.5, 6.5]);
  });

  it("is null where there is nothing", () => {
    expect(interiorPoint([])).toBeNull();
  });
});

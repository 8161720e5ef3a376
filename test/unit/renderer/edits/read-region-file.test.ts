import { describe, expect, it } from "vitest";
import { readRegionFile } from "../../../../renderer/edits/read-region-file.ts";

const RING = [
  [-71, 42],
  [-70, 42],
  [-70, 43],
  [-71, 42],
];

describe("a GeoJSON file of regions", () => {
  it("gives every polygon and line with its name, and the file's where it has none", () => {
    const text = JSON.stringify({
      type: "FeatureCollection",
      features: [
        { type: "Feature", properties: { name: " North " }, geometry: { type: "Polygon", coordinates: [RING] } },
        {
          type: "Feature",
          properties: null,
          geometry: {
            type: "LineString",
            coordinates: [
              [-71, 42, 5],
              [-70, 43],
            ],
          },
        },
        { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [-71, 42] } },
        { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: [[RING], [RING]] } },
      ],
    });
    const found = readRegionFile(text, "areas");
    expect(found.map(({ name, shape }) => [name, shape.type])).toEqual([
      ["North", "Polygon"],
      ["areas 2", "LineString"],
      ["areas 3", "MultiPolygon"],
    ]);
    expect(found[1]?.shape.coordinates).toEqual([
      [-71, 42],
      [-70, 43],
    ]);
  });

  it("takes a bare geometry", () => {
    expect(readRegionFile(JSON.stringify({ type: "Polygon", coordinates: [RING] }), "x")).toHaveLength(1);
  });

  it.each([
    ["no JSON", "{"],
    ["a number", "5"],
    [
      "projected coordinates",
      JSON.stringify({ type: "Polygon", coordinates: [RING.map(([x, y]) => [x! * 1e5, y! * 1e5])] }),
    ],
    ["a ring of three places", JSON.stringify({ type: "Polygon", coordinates: [RING.slice(1)] })],
    [
      "text for numbers",
      JSON.stringify({
        type: "LineString",
        coordinates: [
          ["a", "b"],
          ["c", "d"],
        ],
      }),
    ],
  ])("is empty for %s", (_, text) => {
    expect(readRegionFile(text, "x")).toEqual([]);
  });
});

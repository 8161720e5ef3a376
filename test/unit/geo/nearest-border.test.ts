import { describe, expect, it } from "vitest";
import { buildLayer } from "../../../core/geo/build-layer.ts";
import { createNearestBorder } from "../../../core/geo/nearest-border.ts";
import { TEST_META } from "./layer-builder.ts";

const square = (west: number) => [
  [
    [west, 40],
    [west + 1, 40],
    [west + 1, 41],
    [west, 41],
    [west, 40],
  ],
];
const { layer } = buildLayer({
  meta: TEST_META,
  linkPieces: false,
  features: [
    { id: "a", name: "a", polygons: [square(-80)] },
    { id: "b", name: "b", polygons: [square(-79)] },
  ],
});
const nearest = createNearestBorder(layer.topology);

describe("the nearest place on a border", () => {
  it("is a vertex where one is within reach, even if an edge is nearer", () => {
    const place = nearest(-79.05, 40.02, 0.1, 0.1);
    expect(place?.isVertex).toBe(true);
    expect([place?.lng, place?.lat]).toEqual([-79, 40].map((degrees) => expect.closeTo(degrees, 9)));
  });

  it("is on an edge where no vertex is near", () => {
    const place = nearest(-78.97, 40.5, 0.1, 0.1);
    expect(place).toEqual({ lng: expect.closeTo(-79, 9), lat: expect.closeTo(40.5, 9), isVertex: false });
  });

  it("is looked for as far as each direction reaches", () => {
    expect(nearest(-78.95, 40.5, 0.01, 0.2)).toBeNull();
    expect(nearest(-78.95, 40.5, 0.1, 0.01)).toEqual({
      lng: expect.closeTo(-79, 9),
      lat: expect.closeTo(40.5, 9),
      isVertex: false,
    });
  });

  it("is nowhere when all borders are out of reach", () => {
    expect(nearest(-79.5, 40.5, 0.1, 0.1)).toBeNull();
  });
});

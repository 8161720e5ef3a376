import { describe, expect, it } from "vitest";
import { arcLengthsKm, distanceKm } from "../../../core/geo/arc-length.ts";
import { MEAN_RADIUS_KM } from "../../../core/geo/earth.ts";

describe("distanceKm", () => {
  it("makes a degree along a meridian 111.195 km", () => {
    expect(distanceKm(-70, 40, -70, 41)).toBeCloseTo((Math.PI * MEAN_RADIUS_KM) / 180, 9);
  });

  it("goes half round the globe to the antipode and nowhere to itself", () => {
    expect(distanceKm(-71, 42, 109, -42)).toBeCloseTo(Math.PI * MEAN_RADIUS_KM, 6);
    expect(distanceKm(-71, 42, -71, 42)).toBe(0);
  });

  it("takes the short way over the date line", () => {
    expect(distanceKm(179.5, 0, -179.5, 0)).toBeCloseTo(distanceKm(0, 0, 1, 0), 9);
  });
});

describe("arcLengthsKm", () => {
  it("sums the stretches of each arc by itself", () => {
    const coordinates = Int32Array.from([0, 0, 0, 1e6, 1e6, 1e6, 5e6, 5e6, 5e6, 6e6]);
    const lengths = arcLengthsKm(coordinates, Int32Array.of(0, 3, 5));
    expect(lengths[0]).toBeCloseTo(distanceKm(0, 0, 0, 1) + distanceKm(0, 1, 1, 1), 9);
    expect(lengths[1]).toBeCloseTo(distanceKm(5, 5, 5, 6), 9);
  });
});

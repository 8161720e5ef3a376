import { describe, expect, it } from "vitest";
import { equalAreaPoints } from "../../../core/solve/equal-area.ts";

const R = 6371.0088;
const plane = (points: readonly (readonly [number, number])[]) =>
  equalAreaPoints(
    Float64Array.from(points, ([lng]) => lng),
    Float64Array.from(points, ([, lat]) => lat),
  );

/** Signed area of a ring by the shoelace formula. */
function ringArea({ x, y }: ReturnType<typeof plane>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const j = (i + 1) % x.length;
    sum += x[i]! * y[j]! - x[j]! * y[i]!;
  }
  return sum / 2;
}

/** A quadrangle of the graticule with its edges cut fine, counter-clockwise. */
function quadrangle(west: number, south: number, east: number, north: number): [number, number][] {
  const steps = 200;
  const along = Array.from({ length: steps }, (_, i) => i / steps);
  return [
    ...along.map((f): [number, number] => [west + f * (east - west), south]),
    ...along.map((f): [number, number] => [east, south + f * (north - south)]),
    ...along.map((f): [number, number] => [east - f * (east - west), north]),
    ...along.map((f): [number, number] => [west, north - f * (north - south)]),
  ];
}

describe("equalAreaPoints", () => {
  it.each([
    ["the lower 48", -124, 25, -67, 49],
    ["a county", -93.2, 41.5, -92.7, 41.9],
    ["across the antimeridian", 170, 51, 190, 70],
  ])("keeps the area of %s", (_, west, south, east, north) => {
    const ring = quadrangle(west, south, east, north).map(([lng, lat]) => [lng > 180 ? lng - 360 : lng, lat] as const);
    const rad = Math.PI / 180;
    const exact = R * R * (east - west) * rad * (Math.sin(north * rad) - Math.sin(south * rad));
    expect(ringArea(plane(ring)) / exact).toBeCloseTo(1, 3);
  });

  it("puts east to the right, north up, and the Aleutians of both sides together", () => {
    const { x, y } = plane([
      [-179, 52],
      [179, 52],
      [180, 53],
    ]);
    expect(x[0]! - x[1]!).toBeCloseTo(2 * 111.19 * Math.cos((52 * Math.PI) / 180), -1);
    expect(y[2]!).toBeGreaterThan(y[0]!);
  });
});

import { describe, expect, it } from "vitest";
import { clipRing } from "../../../core/geo/clip-ring.ts";

const ring = (...places: number[]): Int32Array => Int32Array.from(places);

describe("clipRing", () => {
  it("leaves a ring within the square as it is", () => {
    const inside = ring(1, 1, 5, 1, 5, 5, 1, 1);
    expect([...clipRing(inside, 0, 10)]).toEqual([...inside]);
  });

  it("cuts at the sides, and closes along them", () => {
    expect([...clipRing(ring(-5, 2, 5, 2, 5, 8, -5, 8, -5, 2), 0, 10)]).toEqual([0, 2, 5, 2, 5, 8, 0, 8, 0, 2]);
  });

  it("is the square where the ring is all around it, and nothing where it is beside it", () => {
    const around = clipRing(ring(-9, -9, 19, -9, 19, 19, -9, 19, -9, -9), 0, 10);
    expect(
      new Set(Array.from({ length: around.length / 2 }, (_, i) => `${around[2 * i]},${around[2 * i + 1]}`)),
    ).toEqual(new Set(["0,0", "10,0", "10,10", "0,10"]));
    expect(clipRing(ring(20, 20, 30, 20, 30, 30, 20, 20), 0, 10).length).toBe(0);
  });

  it("cuts an edge at one place whichever way it runs", () => {
    // The side is crossed in the middle between two steps: reckoned from either end, the place would be rounded apart.
    const forth = clipRing(ring(-3, 0, 19, 55, 19, 80, -3, 0), 0, 100);
    const back = clipRing(ring(19, 55, -3, 0, 19, 0, 19, 55), 0, 100);
    const cuts = (found: Int32Array) =>
      Array.from({ length: found.length / 2 }, (_, i) => [found[2 * i], found[2 * i + 1]]).filter(([x]) => x === 0);
    expect(cuts(forth)).toContainEqual([0, 7]);
    expect(cuts(back)).toContainEqual([0, 7]);
  });
});

import { area, bearing, circle, convex, destination, distance, featureCollection, point } from "@turf/turf";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../core/domain/random.ts";
import { MEAN_RADIUS_KM } from "../../../core/geo/earth.ts";
import { convexHull, hullRatio } from "../../../core/score/hull-ratio.ts";
import { outlinePoints } from "../../../core/score/outline-points.ts";
import { polsbyPopper } from "../../../core/score/polsby-popper.ts";
import { reock, smallestCap } from "../../../core/score/reock.ts";
import { angleBetween, type Vector, vectorAt } from "../../../core/score/sphere.ts";
import { type Cell, layerOfCells, squareAt } from "./plan-builder.ts";

const vectors = (positions: readonly (readonly number[])[]): Vector[] =>
  positions.map(([lng, lat]) => vectorAt(lng as number, lat as number));

/** A circle of 50 km around the middle of Ohio, drawn by turf. */
const round = circle([-82.9, 40.3], 50, { steps: 720, units: "kilometers" });
const roundPoints = round.geometry.coordinates[0] as number[][];
const roundKm2 = area(round) / 1e6;

describe("compactness", () => {
  it("is 1 for a circle by every formula", () => {
    const perimeterKm = 2 * Math.PI * 50;
    expect(polsbyPopper(roundKm2, perimeterKm)).toBeCloseTo(1, 3);
    expect(reock(roundKm2, vectors(roundPoints))).toBeCloseTo(1, 3);
    expect(hullRatio(roundKm2, vectors(roundPoints))).toBeCloseTo(1, 3);
  });

  it("is π / 4 for a square by Polsby–Popper and 2 / π by Reock", () => {
    const side = 20;
    expect(polsbyPopper(side * side, 4 * side)).toBeCloseTo(Math.PI / 4, 12);
    const corners = [45, 135, 225, 315].map(
      (angle) => destination([5, 52], side / Math.SQRT2, angle, { units: "kilometers" }).geometry.coordinates,
    );
    expect(reock(side * side, vectors(corners))).toBeCloseTo(2 / Math.PI, 3);
    expect(hullRatio(side * side, vectors(corners))).toBeCloseTo(1, 3);
  });

  it("finds three quarters of the hull in an L of three squares, and 6 / 7 as turf's hull has it", () => {
    const cells: readonly Cell[] = [
      [0, 0],
      [1, 0],
      [0, 1],
    ];
    const layer = layerOfCells(cells.map((cell) => [cell]));
    const outline = outlinePoints(layer.topology, Int32Array.of(0, 0, 0), 0);
    const areaKm2 = layer.areaKm2.reduce((a, b) => a + b, 0);
    const hull = convex(featureCollection(cells.flatMap((cell) => squareAt(cell).map((place) => point(place)))));
    if (hull === null) throw new Error("turf returned no hull");
    expect(hullRatio(areaKm2, outline)).toBeCloseTo(6 / 7, 2);
    expect(hullRatio(areaKm2, outline)).toBeCloseTo((areaKm2 * 1e6) / area(hull), 2);
  });

  it("leaves out the borders inside a territory", () => {
    const layer = layerOfCells([[[0, 0]], [[1, 0]]]);
    const outline = outlinePoints(layer.topology, Int32Array.of(0, 0), 0);
    const middle = vectorAt(-89.5, 40.25);
    expect(Math.min(...outline.map((each) => angleBetween(each, middle) * MEAN_RADIUS_KM))).toBeGreaterThan(20);
  });

  it("has no value without area", () => {
    expect(polsbyPopper(0, 10)).toBeNull();
    expect(polsbyPopper(10, 0)).toBeNull();
    expect(reock(0, vectors(roundPoints))).toBeNull();
    expect(reock(10, [])).toBeNull();
    expect(hullRatio(10, [])).toBeNull();
  });

  it("works across the date line", () => {
    const aleutian = circle([179.9, 51.9], 80, { steps: 360, units: "kilometers" });
    const points = vectors(aleutian.geometry.coordinates[0] as number[][]);
    expect(reock(area(circle([10, 51.9], 80, { steps: 360 })) / 1e6, points)).toBeCloseTo(1, 3);
  });
});

describe("smallestCap", () => {
  it("holds all points and cannot be smaller, against every pair and triple", () => {
    const random = seededRandom(5);
    for (let round = 0; round < 40; round++) {
      const places = Array.from({ length: 3 + Math.floor(random() * 6) }, () => [random() * 30, random() * 30]);
      const points = vectors(places);
      const cap = smallestCap(points);
      if (cap === null) throw new Error("no cap");
      for (const each of points) expect(angleBetween(cap.centre, each)).toBeLessThanOrEqual(cap.radius + 1e-9);
      const rim = points.filter((each) => angleBetween(cap.centre, each) > cap.radius - 1e-9);
      expect(rim.length).toBeGreaterThanOrEqual(2);
      // Minimal: the centre lies in the hull of the points on the rim, so no way off it is away from all of them.
      const centre = { lng: degrees(Math.atan2(cap.centre[1], cap.centre[0])), lat: degrees(Math.asin(cap.centre[2])) };
      const angles = rim.map((each) => bearing([centre.lng, centre.lat], place(each))).toSorted((a, b) => a - b);
      const gaps = angles.map(
        (angle, i) => ((angles[i + 1] ?? (angles[0] as number) + 360) - angle + 360) % 360 || 360,
      );
      expect(Math.max(...gaps)).toBeLessThanOrEqual(180.01);
    }
  });

  it("is the point itself for one point", () => {
    expect(smallestCap([vectorAt(3, 4)])?.radius).toBe(0);
  });
});

describe("convexHull", () => {
  it("keeps the corners and drops what lies between and inside", () => {
    const hull = convexHull(
      vectors([
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [2, 2],
        [1, 3],
      ]),
    );
    expect(hull).toHaveLength(4);
    expect(distance(place(hull[0] as Vector), place(hull[2] as Vector))).toBeGreaterThan(600);
  });
});

const degrees = (radians: number): number => (radians * 180) / Math.PI;
const place = ([x, y, z]: Vector): number[] => [degrees(Math.atan2(y, x)), degrees(Math.asin(z))];

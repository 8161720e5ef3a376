import { describe, expect, it } from "vitest";
import { unitsInPolygon } from "../../../../core/geo/select/units-in-polygon.ts";
import { loadShippedLayer } from "../../../../core/intake/postal/shipped-layers.ts";
import { arcLines, outlineArcs } from "../../../../renderer/map/arc-lines.ts";
import { boundsOfUnits, usefulBounds } from "../../../../renderer/map/bounds.ts";
import { sidesOf, territoryBorders } from "../../../../renderer/map/territory-borders.ts";
import { territoryPlaces } from "../../../../renderer/map/territory-names.ts";
import { unitLineZoom } from "../../../../renderer/map/unit-line-zoom.ts";
import { stripLayer } from "../small-plan.ts";

const layer = stripLayer();
const ALL = Int32Array.of(0, 1, 2, 3, 4, 5);

/** Distinct x of the lines' ends: where the borders of the strip stand. */
const places = (lines: number[][][]): number[] =>
  [...new Set(lines.flatMap((line) => line.map(([x]) => x ?? 0)))].sort((a, b) => a - b);

describe("territory borders", () => {
  const assignment = Int32Array.of(0, 0, 1, 1, -1, 1);

  it("name the pair that meets, nobody among them", () => {
    const pairs = [...territoryBorders(layer.topology, assignment).keys()].map(sidesOf);
    expect(pairs.toSorted(([a, b], [c, d]) => a - c || b - d)).toEqual([
      [-1, 0],
      [-1, 1],
      [0, 1],
    ]);
  });

  it("stand exactly where the owner changes", () => {
    const borders = territoryBorders(layer.topology, assignment);
    const between = [...borders].find(([key]) => sidesOf(key)[0] === 0);
    expect(places(arcLines(layer.topology, between?.[1] ?? []))).toEqual([2]);
  });

  it("of some territories leave the others out", () => {
    const wanted = territoryBorders(layer.topology, Int32Array.of(0, 1, 2, 3, 4, 5), new Set([0]));
    expect([...wanted.keys()].map(sidesOf).every((pair) => pair.includes(0))).toBe(true);
    expect(wanted.size).toBe(2);
  });
});

describe("a selection's outline", () => {
  it("goes round neighbours together and not between them", () => {
    const arcs = outlineArcs(layer.topology, new Set([1, 2]));
    const uprights = arcLines(layer.topology, arcs).filter((line) => line.every(([x]) => x === line[0]?.[0]));
    expect(places(uprights)).toEqual([1, 3]);
    expect(outlineArcs(layer.topology, new Set())).toEqual([]);
  });
});

describe("shapes drawn on the map", () => {
  it("take the units whose point lies inside, however the shape is wound", () => {
    const corners = [
      [0.1, -1],
      [2.9, -1],
      [2.9, 2],
      [0.1, 2],
    ] as const;
    expect(unitsInPolygon(layer, ALL, corners)).toEqual([0, 1, 2]);
    expect(unitsInPolygon(layer, ALL, corners.toReversed())).toEqual([0, 1, 2]);
  });

  it("that bend inwards leave out what they go round", () => {
    const horseshoe = [
      [0, 0],
      [6, 0],
      [6, 1],
      [4, 1],
      [4, 0.2],
      [2, 0.2],
      [2, 1],
      [0, 1],
    ] as const;
    expect(unitsInPolygon(layer, ALL, horseshoe)).toEqual([0, 1, 4, 5]);
  });

  it("take only units that they are asked about", () => {
    const all = [
      [-1, -1],
      [9, -1],
      [9, 9],
      [-1, 9],
    ] as const;
    expect(unitsInPolygon(layer, Int32Array.of(3), all)).toEqual([3]);
  });
});

describe("where the map looks", () => {
  it("has every unit in sight", () => {
    const [west, south, east, north] = boundsOfUnits(layer, [2, 3]) ?? [0, 0, 0, 0];
    expect(west).toBeLessThanOrEqual(2.1);
    expect(east).toBeGreaterThanOrEqual(3.9);
    expect(south).toBeLessThan(0.1);
    expect(north).toBeGreaterThan(0.9);
    expect(boundsOfUnits(layer, [])).toBeNull();
  });

  it("does not shrink the country for Alaska and Hawaii", async () => {
    const counties = await loadShippedLayer("us-county");
    const units = Int32Array.from({ length: counties.unitCount }, (_, unit) => unit);
    const [west, south, east, north] = usefulBounds(counties, units) ?? [0, 0, 0, 0];
    expect(west).toBeGreaterThan(-135);
    expect(west).toBeLessThan(-117);
    expect(east).toBeLessThan(-60);
    expect(east).toBeGreaterThan(-75);
    expect(south).toBeGreaterThan(15);
    expect(north).toBeLessThan(55);
  });
});

describe("names and lines", () => {
  it("write a territory's name on one of its own units", () => {
    const labels = territoryPlaces(layer, Int32Array.of(0, 1, 0, 1, -1, 0));
    expect(labels.get(0)?.unit).toBe(2);
    expect([1, 3]).toContain(labels.get(1)?.unit);
    expect(labels.has(-1)).toBe(false);
  });

  it("draw lines of small units only from close by", async () => {
    const [zips, states] = await Promise.all([loadShippedLayer("us-zip"), loadShippedLayer("us-state")]);
    const every = (count: number) => Int32Array.from({ length: count }, (_, unit) => unit);
    expect(unitLineZoom(zips, every(zips.unitCount))).toBeGreaterThan(5);
    expect(unitLineZoom(states, every(states.unitCount))).toBeLessThan(2);
  });
});

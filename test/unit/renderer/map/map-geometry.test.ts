import type { GeoJSONSource, GeoJSONSourceDiff } from "maplibre-gl";
import { describe, expect, it } from "vitest";
import { unitsInPolygon } from "../../../../core/geo/select/units-in-polygon.ts";
import { boundsOfUnits, usefulBounds } from "../../../../core/geo/unit-bounds.ts";
import { unitLineZoom } from "../../../../core/geo/unit-line-zoom.ts";
import { loadShippedLayer } from "../../../../core/intake/postal/shipped-layers.ts";
import { arcLines, borderLines, outlineArcs } from "../../../../renderer/map/arc-lines.ts";
import { borderSource } from "../../../../renderer/map/border-source.ts";
import { sidesOf, territoryBorders } from "../../../../renderer/map/territory-borders.ts";
import { territoryPlaces } from "../../../../renderer/map/territory-names.ts";
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

describe("border lines", () => {
  it("join arcs end to end, cover every stretch once, and close where the border does", async () => {
    const counties = await loadShippedLayer("us-county");
    const { arcLeft, arcRight, arcOffsets } = counties.topology;
    const ohio = new Set([...counties.ids.keys()].filter((unit) => counties.ids[unit]?.startsWith("39")));
    const arcs = outlineArcs(counties.topology, ohio);
    const lines = borderLines(counties.topology, arcs);
    const edges = (all: readonly number[][][]): string[] =>
      all.flatMap((line) => line.slice(1).map((to, i) => [String(line[i]), String(to)].sort().join(" "))).sort();
    expect(edges(lines)).toEqual(edges(arcLines(counties.topology, arcs)));
    expect(arcs.length).toBeGreaterThan(20);
    expect(lines.length).toBeLessThan(arcs.length / 5);
    expect(lines.every((line) => String(line[0]) === String(line.at(-1)))).toBe(true);
    expect(arcs.every((arc) => ohio.has(arcLeft[arc]!) !== ohio.has(arcRight[arc]!))).toBe(true);
    expect(arcOffsets.length).toBe(arcLeft.length + 1);
  });
});

describe("the source of borders", () => {
  it("sends only pairs that changed, and what is left afterwards is what a new one would have", () => {
    const held = (assignments: readonly Int32Array[], touched: readonly ReadonlySet<number>[]) => {
      const features = new Map<unknown, unknown>();
      const sent: number[] = [];
      const source = {
        updateData: ({ remove = [], add = [], update = [] }: GeoJSONSourceDiff) => {
          sent.push(remove.length + add.length + update.length);
          for (const id of remove) features.delete(id);
          for (const { id, geometry } of add) features.set(id, geometry);
          for (const { id, newGeometry } of update) features.set(id, newGeometry);
        },
      };
      const draw = borderSource(source as unknown as GeoJSONSource, layer.topology);
      assignments.forEach((assignment, i) => draw(assignment, touched[i]!));
      return { features, sent };
    };
    const before = Int32Array.of(0, 1, 2, 3, 4, 5);
    const after = Int32Array.of(0, 0, 2, 3, 4, 5);
    const everybody = new Set([-2, 0, 1, 2, 3, 4, 5]);
    const edited = held([before, after, after], [everybody, new Set([0, 1]), new Set([0, 1])]);
    const anew = held([after], [everybody]);
    expect(edited.features).toEqual(anew.features);
    // Gone: 0|1, 1|2, 1|nobody; new: 0|2; changed: 0|nobody. The rest of the strip is not sent, and nothing a third time.
    expect(edited.sent.slice(1)).toEqual([5]);
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

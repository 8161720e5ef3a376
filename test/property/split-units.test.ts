import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEGREES_PER_STEP, type Layer } from "../../core/domain/layer.ts";
import { seededRandom } from "../../core/domain/random.ts";
import type { Cut } from "../../core/domain/split.ts";
import { linksOf } from "../../core/geo/adjacency.ts";
import { buildLayer } from "../../core/geo/build-layer.ts";
import { dissolve } from "../../core/geo/dissolve.ts";
import { decodeLayer, encodeLayer } from "../../core/geo/encode-layer.ts";
import { createLocator } from "../../core/geo/locate.ts";
import { ringHolds } from "../../core/geo/polygons-of-rings.ts";
import { type SplitLayer, splitUnits, withSplits } from "../../core/geo/split-units.ts";
import { loadShippedLayer } from "../../core/intake/postal/shipped-layers.ts";
import { TEST_META } from "../unit/geo/layer-builder.ts";
import { type RandomMap, randomMaps } from "./geo-maps.ts";

const RESOURCES = new URL("../../resources", import.meta.url).pathname;
const layerOf = ({ features }: RandomMap): Layer => buildLayer({ meta: TEST_META, features, linkPieces: true }).layer;

const steps = (degrees: number): number => Math.round(degrees / DEGREES_PER_STEP);

type Frame = Pick<RandomMap, "west" | "south" | "width" | "height">;

/** A convex polygon, or a bent line, somewhere over the frame. */
function randomCut({ west, south, width, height }: Frame, kind: Cut["kind"], seed: number): Cut {
  const random = seededRandom(seed);
  const centre = [west + width * random(), south + height * random()] as const;
  const radius = 0.1 + random() * Math.max(width, height) * 0.6;
  const corners = 3 + Math.floor(random() * 9);
  const angles = Array.from({ length: corners }, () => random() * 2 * Math.PI).sort((a, b) => a - b);
  const path =
    kind === "area"
      ? [...angles, angles[0]!].flatMap((angle) => [
          steps(centre[0] + radius * Math.cos(angle)),
          steps(centre[1] + radius * Math.sin(angle)),
        ])
      : Array.from({ length: 2 + Math.floor(random() * 5) }, () => [
          steps(west - 0.5 + (width + 1) * random()),
          steps(south - 0.5 + (height + 1) * random()),
        ]).flat();
  return { kind, paths: [path] };
}

const all = ({ unitCount }: Layer): number[] => Array.from({ length: unitCount }, (_, unit) => unit);

const isInArea = ({ paths }: Cut, x: number, y: number): boolean =>
  paths.reduce((inside, path) => inside !== ringHolds(Int32Array.from(path), x, y), false);

const perimeterSteps = (layer: Layer, unit: number): number => {
  const owner = new Int32Array(layer.unitCount).fill(-1);
  owner[unit] = 0;
  const [outline = []] = dissolve(layer.topology, owner, 1);
  return outline.flat().reduce((sum, ring) => {
    let length = sum;
    for (let i = 2; i < ring.length; i += 2) length += Math.hypot(ring[i]! - ring[i - 2]!, ring[i + 1]! - ring[i - 1]!);
    return length;
  }, 0);
};

/** What an area may change by when its border moves by half a step, and by its integral over other edges. */
const slackKm2 = (layer: Layer, unit: number): number =>
  perimeterSteps(layer, unit) * 0.00012 ** 2 + 1e-7 * layer.areaKm2[unit]!;

/** Squared distance from a place to the border of an outline, in square steps. */
function squareToBorder(rings: readonly Int32Array[], x: number, y: number): number {
  let best = Infinity;
  for (const ring of rings) {
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay] = [ring[i - 2]!, ring[i - 1]!];
      const [dx, dy] = [ring[i]! - ax, ring[i + 1]! - ay];
      const square = dx * dx + dy * dy;
      const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
      best = Math.min(best, (ax + along * dx - x) ** 2 + (ay + along * dy - y) ** 2);
    }
  }
  return best;
}

/** Whatever must hold after any split. */
function checkSplit(before: Layer, cut: Cut, { layer, units }: SplitLayer): void {
  const dividedUnits = new Set(units.map(({ unit }) => unit));
  const parts = units.flatMap((whole) => whole.parts.map((part) => part.unit));
  const named = layer.ids.filter((id) => id !== "");
  expect(new Set(named).size).toBe(before.unitCount + parts.length);
  expect(layer.ids.slice(0, before.unitCount)).toEqual(before.ids);

  // The land: parts have all of their unit's, and nobody else's changes beyond rounding.
  for (const { unit, parts: of } of units) {
    expect(of.length).toBeGreaterThan(1);
    expect(layer.areaKm2[unit]).toBe(0);
    expect(layer.adjacency.offsets[unit + 1]).toBe(layer.adjacency.offsets[unit]);
    const sum = of.reduce((km2, part) => km2 + layer.areaKm2[part.unit]!, 0);
    for (const part of of) expect(layer.areaKm2[part.unit]).toBeGreaterThan(0);
    expect(Math.abs(sum - before.areaKm2[unit]!)).toBeLessThan(slackKm2(before, unit));
  }
  const touched = new Set(
    linksOf(before.adjacency).flatMap(({ a, b }) => (dividedUnits.has(a) || dividedUnits.has(b) ? [a, b] : [])),
  );
  for (let unit = 0; unit < before.unitCount; unit++) {
    if (dividedUnits.has(unit)) continue;
    if (touched.has(unit)) {
      expect(Math.abs(layer.areaKm2[unit]! - before.areaKm2[unit]!)).toBeLessThan(slackKm2(before, unit));
    } else expect(layer.areaKm2[unit]).toBe(before.areaKm2[unit]);
  }

  // Outlines: parts put together have their unit's, with at most some vertices more on it.
  const whole = (layerNow: Layer, unit: number, of: readonly number[]): Int32Array[] => {
    const owner = new Int32Array(layerNow.unitCount).fill(-1);
    for (const member of [unit, ...of]) owner[member] = 0;
    return dissolve(layerNow.topology, owner, 1)[0]!.flat();
  };
  for (const { unit, parts: of } of units) {
    const old = whole(before, unit, []);
    const now = whole(
      layer,
      unit,
      of.map((part) => part.unit),
    );
    expect(now).toHaveLength(old.length);
    const places = new Set(now.flatMap((ring) => pairs(ring)));
    for (const ring of old) for (const place of pairs(ring)) expect(places.has(place)).toBe(true);
    for (const ring of now) {
      for (let i = 0; i < ring.length; i += 2) expect(squareToBorder(old, ring[i]!, ring[i + 1]!)).toBeLessThan(1);
    }
  }

  // Neighbours: everything that had a neighbour has one, and units beside a divided one are beside a part of it.
  const linked = new Set(linksOf(layer.adjacency).flatMap(({ a, b }) => [a, b]));
  for (const part of parts) expect(linked.has(part)).toBe(true);
  const wholeOf = new Map(units.flatMap(({ unit, parts: of }) => of.map((part) => [part.unit, unit] as const)));
  const gathered = new Set(
    linksOf(layer.adjacency)
      .map(({ a, b }) => [wholeOf.get(a) ?? a, wholeOf.get(b) ?? b].sort((p, q) => p - q))
      .filter(([a, b]) => a !== b)
      .map((pair) => pair.join(" ")),
  );
  expect([...gathered].sort()).toEqual(
    linksOf(before.adjacency)
      .map(({ a, b }) => `${a} ${b}`)
      .sort(),
  );

  // Points: a place in a unit is in one of its parts, on the right side of the cut.
  const [was, is] = [createLocator(before.topology), createLocator(layer.topology)];
  const random = seededRandom(7);
  const near = [...touched, ...dividedUnits];
  const identity = Int32Array.from(all(before));
  const borders = dissolve(before.topology, identity, before.unitCount, near).flat(2) as Int32Array[];
  const rings = cut.paths.map((path) => Int32Array.from(path));
  for (let i = 0; i < 200; i++) {
    const unit = near[Math.floor(random() * near.length)]!;
    const spread = Math.sqrt(before.areaKm2[unit]!) / 111;
    const lng = before.pointLng[unit]! + (random() - 0.5) * spread;
    const lat = before.pointLat[unit]! + (random() - 0.5) * spread;
    const [x, y] = [lng / DEGREES_PER_STEP, lat / DEGREES_PER_STEP];
    const [owner, now] = [was.unitAt(lng, lat), is.unitAt(lng, lat)];
    if (squareToBorder(borders, x, y) < 9) continue;
    if (!dividedUnits.has(owner)) {
      expect(now).toBe(owner);
      continue;
    }
    const { parts: of } = units.find(({ unit: divided }) => divided === owner)!;
    expect(of.map((part) => part.unit)).toContain(now);
    if (cut.kind === "line" || squareToBorder(rings, x, y) < 9) continue;
    const slot = of.findIndex((part) => part.unit === now);
    const slivers = of.some((part) => layer.areaKm2[part.unit]! < 0.01 * before.areaKm2[owner]!);
    if (!slivers) expect(slot === 0).toBe(isInArea(cut, x, y));
  }

  // The same again: from the pack, and by doing the split once more.
  expect(decodeLayer(encodeLayer(layer))).toEqual(layer);
  const again = withSplits(before, [{ split: 1, cut, units }]);
  expect(again).toEqual(layer);
  expect(withSplits(before, [])).toBe(before);
}

const pairs = (ring: Int32Array): string[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => `${ring[2 * i]} ${ring[2 * i + 1]}`);

describe("splitting units", () => {
  it("divides random maps along random polygons and lines without losing or inventing land", () => {
    fc.assert(
      fc.property(randomMaps, fc.constantFrom<Cut["kind"]>("area", "line"), fc.integer(), (map, kind, seed) => {
        const before = layerOf(map);
        const cut = randomCut(map, kind, seed);
        const split = splitUnits(before, all(before), cut, before.unitCount);
        if (split.units.length === 0) expect(split.layer).toBe(before);
        else checkSplit(before, cut, split);
      }),
      { seed: 20261122, numRuns: 150 },
    );
  });

  it("divides counties along random polygons and lines", async () => {
    const before = await loadShippedLayer("us-county", RESOURCES);
    let divided = 0;
    fc.assert(
      fc.property(fc.constantFrom<Cut["kind"]>("area", "line"), fc.integer(), (kind, seed) => {
        const cut = randomCut({ west: -100, south: 32, width: 5, height: 5 }, kind, seed);
        const xs = cut.paths.flat().filter((_, i) => i % 2 === 0);
        const ys = cut.paths.flat().filter((_, i) => i % 2 === 1);
        const isNear = (unit: number): boolean => {
          const [x, y] = [steps(before.pointLng[unit]!), steps(before.pointLat[unit]!)];
          const reach = 600_000;
          return (
            x > Math.min(...xs) - reach &&
            x < Math.max(...xs) + reach &&
            y > Math.min(...ys) - reach &&
            y < Math.max(...ys) + reach
          );
        };
        const split = splitUnits(before, all(before).filter(isNear), cut, before.unitCount + 3);
        divided += split.units.length;
        if (split.units.length > 0) checkSplit(before, cut, split);
      }),
      { seed: 20261122, numRuns: 12 },
    );
    expect(divided).toBeGreaterThan(50);
  });
});

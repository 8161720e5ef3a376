import { area, intersect, multiPolygon, polygon } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEGREES_PER_STEP, type Layer } from "../../core/domain/layer.ts";
import { seededRandom } from "../../core/domain/random.ts";
import type { Cut } from "../../core/domain/split.ts";
import { buildLayer } from "../../core/geo/build-layer.ts";
import { dissolve } from "../../core/geo/dissolve.ts";
import { toMultiPolygon } from "../../core/geo/outline.ts";
import { ringHolds } from "../../core/geo/polygons-of-rings.ts";
import { regionShares } from "../../core/geo/region-shares.ts";
import { splitUnits } from "../../core/geo/split-units.ts";
import { TEST_META } from "../unit/geo/layer-builder.ts";
import { type RandomMap, randomMaps } from "./geo-maps.ts";

const all = ({ unitCount }: Layer): Int32Array => Int32Array.from({ length: unitCount }, (_, unit) => unit);

/** A star around a random place of the map: neither convex nor crossing itself. */
function star({ west, south, width, height }: RandomMap, seed: number): number[] {
  const random = seededRandom(seed);
  const [x, y] = [west + width * random(), south + height * random()];
  const corners = 3 + Math.floor(random() * 12);
  const path = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    const radius = (0.05 + 0.5 * random()) * Math.max(width, height);
    return [Math.round((x + radius * Math.cos(angle)) * 1e6), Math.round((y + radius * Math.sin(angle)) * 1e6)];
  }).flat();
  return [...path, path[0]!, path[1]!];
}

const outlines = (layer: Layer) => dissolve(layer.topology, all(layer), layer.unitCount);

describe("the share of units in an area", () => {
  it("is what clipping by Turf comes to", () => {
    fc.assert(
      fc.property(randomMaps, fc.integer(), (map, seed) => {
        const { layer } = buildLayer({ meta: TEST_META, features: map.features, linkPieces: false });
        const path = star(map, seed);
        const { units, shares, holdsPoint } = regionShares(layer, all(layer), { kind: "area", paths: [path] });
        const ring = Array.from({ length: path.length / 2 }, (_, i) => [path[2 * i]! / 1e6, path[2 * i + 1]! / 1e6]);
        const region = polygon([ring]);
        outlines(layer).forEach((outline, unit) => {
          const shape = multiPolygon(toMultiPolygon(outline));
          const common = intersect({ type: "FeatureCollection", features: [shape, region] });
          const expected = common === null ? 0 : area(common) / area(shape);
          const at = units.indexOf(unit);
          // Turf takes edges for something between a straight line and a great circle, which tells on these long ones.
          expect(Math.abs((at < 0 ? 0 : shares[at]!) - expected)).toBeLessThan(0.002);
          const isIn = ringHolds(
            Int32Array.from(path),
            layer.pointLng[unit]! / DEGREES_PER_STEP,
            layer.pointLat[unit]! / DEGREES_PER_STEP,
          );
          expect(at >= 0 && holdsPoint[at] === 1).toBe(isIn);
        });
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });

  it("is exactly all or nothing for an area that follows borders, and for parts that were cut along it", () => {
    fc.assert(
      fc.property(randomMaps, fc.integer(), (map, seed) => {
        const { layer } = buildLayer({ meta: TEST_META, features: map.features, linkPieces: false });
        const chosen = Math.abs(seed) % layer.unitCount;
        const own = outlines(layer)[chosen] ?? [];
        const paths = own.flat().map((ring) => [...ring]);
        const found = regionShares(layer, all(layer), { kind: "area", paths });
        expect([...found.units]).toEqual([chosen]);
        expect(found.shares[0]).toBe(1);

        const cut: Cut = { kind: "area", paths: [star(map, seed)] };
        const { layer: after, units } = splitUnits(layer, [...all(layer)], cut, layer.unitCount);
        const parts = units.flatMap((unit) => unit.parts.map((part) => part.unit));
        const { units: held, shares } = regionShares(after, Int32Array.from(parts), cut);
        for (const { parts: of } of units) {
          const [inside, outside] = of.map((part) => shares[held.indexOf(part.unit)] ?? 0);
          expect(inside).toBeGreaterThan(0.99);
          expect(outside).toBeLessThan(0.01);
        }
      }),
      { seed: 20261123, numRuns: 60 },
    );
  });
});

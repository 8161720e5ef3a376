import { booleanPointInPolygon, multiPolygon, point } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Layer, OUTSIDE, type Topology } from "../../core/domain/layer.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { arcNodes } from "../../core/geo/arc-nodes.ts";
import { unitAreasKm2 } from "../../core/geo/area.ts";
import { buildLayer } from "../../core/geo/build-layer.ts";
import { dissolve } from "../../core/geo/dissolve.ts";
import { decodeLayer, encodeLayer } from "../../core/geo/encode-layer.ts";
import { groupPerimetersKm } from "../../core/geo/group-perimeters.ts";
import { createLocator } from "../../core/geo/locate.ts";
import { type Outline, toMultiPolygon } from "../../core/geo/outline.ts";
import { pieces } from "../../core/geo/pieces.ts";
import { ringDoubleArea } from "../../core/geo/polygons-of-rings.ts";
import { simplifyTopology } from "../../core/geo/simplify-topology.ts";
import { TEST_META } from "../unit/geo/layer-builder.ts";
import { type RandomMap, randomMaps, rectangle } from "./geo-maps.ts";

const SEED = 20_261_122;
const check = (property: fc.IProperty<[RandomMap]>): void => fc.assert(property, { seed: SEED, numRuns: 150 });

const build = ({ features }: RandomMap, linkPieces = false): Layer =>
  buildLayer({ meta: TEST_META, features, linkPieces }).layer;

const identity = ({ unitCount }: Layer): Int32Array => Int32Array.from({ length: unitCount }, (_, unit) => unit);

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** Area of the map's box, whose upper and lower side have the same corners as the units' cells have. */
const boxAreaKm2 = ({ west, south, width, height }: RandomMap): number =>
  sum(
    buildLayer({
      meta: TEST_META,
      linkPieces: false,
      features: [{ id: "box", name: "", polygons: [[rectangle(west, south, west + width, south + height)]] }],
    }).layer.areaKm2,
  );

/** Square steps covered by an outline. */
const stepArea = (outline: Outline): number =>
  sum(outline.flatMap((polygon) => polygon.map((ring) => ringDoubleArea(ring) / 2)));

/** Groups of units by a fixed rule, some units in none. */
const someGroups = (layer: Layer): Int32Array => Int32Array.from(layer.ids, (_, unit) => ((unit * 7) % 5) - 1);

describe("a layer built from any subdivision of a box", () => {
  it("tiles the box: areas add up, and no arc but the box's own has an outside", () => {
    check(
      fc.property(randomMaps, (map) => {
        const layer = build(map);
        const whole = boxAreaKm2(map);
        expect(Math.abs(sum(layer.areaKm2) / whole - 1)).toBeLessThan(1e-9);
        const { arcLeft, arcRight, arcOffsets, coordinates } = layer.topology;
        const edges = [map.west, map.south, map.west + map.width, map.south + map.height].map((d) =>
          Math.round(d * 1e6),
        );
        arcLeft.forEach((left, arc) => {
          expect(left).not.toBe(arcRight[arc]);
          if (left !== OUTSIDE && arcRight[arc] !== OUTSIDE) return;
          for (let vertex = arcOffsets[arc]!; vertex < arcOffsets[arc + 1]!; vertex++) {
            const [x, y] = [coordinates[2 * vertex]!, coordinates[2 * vertex + 1]!];
            expect(x === edges[0] || x === edges[2] || y === edges[1] || y === edges[3]).toBe(true);
          }
        });
      }),
    );
  });

  it("lets arcs meet in their ends alone", () => {
    check(
      fc.property(randomMaps, (map) => {
        const { topology } = build(map);
        const inner = new Set<string>();
        const ends = new Set<string>();
        topology.arcLeft.forEach((_, arc) => {
          const [first, last] = [topology.arcOffsets[arc]!, topology.arcOffsets[arc + 1]! - 1];
          for (let vertex = first; vertex <= last; vertex++) {
            const place = `${topology.coordinates[2 * vertex]},${topology.coordinates[2 * vertex + 1]}`;
            if (vertex === first || vertex === last) ends.add(place);
            else {
              expect(inner.has(place)).toBe(false);
              inner.add(place);
            }
          }
        });
        expect([...inner].filter((place) => ends.has(place))).toEqual([]);
        expect(ends.size).toBe(arcNodes(topology).nodeCount);
      }),
    );
  });

  it("has symmetric, sorted neighbour lists whose borders are the units' perimeters", () => {
    check(
      fc.property(randomMaps, (map) => {
        const layer = build(map);
        const { offsets, neighbours, borderKm } = layer.adjacency;
        const lists = layer.ids.map((_, unit) => Array.from(neighbours.subarray(offsets[unit], offsets[unit + 1])));
        const outsideKm = new Float64Array(layer.unitCount);
        layer.topology.arcLeft.forEach((left, arc) => {
          const right = layer.topology.arcRight[arc]!;
          if (left === OUTSIDE || right === OUTSIDE)
            outsideKm[Math.max(left, right)]! += layer.topology.arcLengthKm[arc]!;
        });
        const perimeters = groupPerimetersKm(layer.topology, identity(layer), layer.unitCount);
        lists.forEach((list, unit) => {
          expect(list).toEqual([...new Set(list)].toSorted((p, q) => p - q));
          for (const neighbour of list) expect(lists[neighbour]).toContain(unit);
          const bordersKm = sum(borderKm.subarray(offsets[unit], offsets[unit + 1]));
          expect(bordersKm + outsideKm[unit]!).toBeCloseTo(perimeters[unit]!, 6);
        });
      }),
    );
  });

  it("dissolves to its box, and groups to the sum of their units", () => {
    check(
      fc.property(randomMaps, (map) => {
        const layer = build(map);
        const { topology, unitCount } = layer;
        const [whole] = dissolve(topology, new Int32Array(unitCount), 1);
        expect(whole?.map((polygon) => polygon.length)).toEqual([1]);
        expect(stepArea(whole!)).toBeCloseTo(map.width * map.height * 1e12, -1);

        const units = dissolve(topology, identity(layer), unitCount);
        const owner = someGroups(layer);
        dissolve(topology, owner, 4).forEach((outline, group) => {
          const ofUnits = sum(units.map((unit, i) => (owner[i] === group ? stepArea(unit) : 0)));
          expect(stepArea(outline)).toBe(ofUnits);
        });
      }),
    );
  });

  it("dissolves to simple rings: shells counter-clockwise, holes clockwise inside their shell", () => {
    check(
      fc.property(randomMaps, (map) => {
        const layer = build(map);
        for (const outline of dissolve(layer.topology, someGroups(layer), 4)) {
          for (const polygon of outline) {
            polygon.forEach((ring, i) => {
              expect(Math.sign(ringDoubleArea(ring))).toBe(i === 0 ? 1 : -1);
              const places = Array.from({ length: ring.length / 2 - 1 }, (_, j) => `${ring[2 * j]},${ring[2 * j + 1]}`);
              expect(new Set(places).size).toBe(places.length);
            });
            expect(stepArea([polygon])).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  it("has its label points inside their units", () => {
    check(
      fc.property(randomMaps, (map) => {
        const layer = build(map);
        dissolve(layer.topology, identity(layer), layer.unitCount).forEach((outline, unit) => {
          const place = point([layer.pointLng[unit]!, layer.pointLat[unit]!]);
          const shape = multiPolygon(toMultiPolygon(outline));
          expect(booleanPointInPolygon(place, shape, { ignoreBoundary: true })).toBe(true);
        });
      }),
    );
  });

  it("is read back equal from its bytes", () => {
    check(
      fc.property(randomMaps, (map) => {
        const layer = build(map, true);
        expect(decodeLayer(encodeLayer(layer))).toEqual(layer);
      }),
    );
  });

  it("hangs together once its pieces are linked", () => {
    check(
      fc.property(randomMaps, (map) => {
        const apart = { ...map, features: map.features.filter((_, i) => i % 3 !== 1) };
        fc.pre(apart.features.length > 0);
        expect(pieces(build(apart, true).adjacency, null).pieceCount).toBe(1);
      }),
    );
  });

  it("finds the unit at any place, as a test of every polygon does", () => {
    check(
      fc.property(randomMaps, (map) => {
        const layer = build(map);
        const shapes = dissolve(layer.topology, identity(layer), layer.unitCount).map((outline) =>
          multiPolygon(toMultiPolygon(outline)),
        );
        const random = seededRandom(layer.unitCount);
        const lng = Float64Array.from({ length: 40 }, () => map.west + map.width * (1.2 * random() - 0.1));
        // Every other place lies exactly level with a corner, where edges meet on the way west.
        const corners = layer.topology.coordinates;
        const lat = Float64Array.from({ length: 40 }, (_, i) =>
          i % 2 === 0
            ? map.south + map.height * (1.2 * random() - 0.1)
            : corners[2 * Math.floor((random() * corners.length) / 2) + 1]! / 1e6,
        );
        createLocator(layer.topology)
          .unitsAt(lng, lat)
          .forEach((unit, i) => {
            const holders = (ignoreBoundary: boolean): number[] =>
              shapes.flatMap((shape, at) =>
                booleanPointInPolygon([lng[i]!, lat[i]!], shape, { ignoreBoundary }) ? [at] : [],
              );
            const [strict] = holders(true);
            // On the rim of the box the outside is as right an answer as the unit.
            expect(strict === undefined ? [...holders(false), OUTSIDE] : [strict]).toContain(unit);
          });
      }),
    );
  });

  it("places corners and points on borders in a unit that is there", () => {
    check(
      fc.property(randomMaps, (map) => {
        const layer = build(map);
        const { coordinates, arcLeft, arcRight, arcOffsets } = layer.topology;
        const unitsAtPlace = new Map<string, Set<number>>();
        arcLeft.forEach((left, arc) => {
          for (let vertex = arcOffsets[arc]!; vertex < arcOffsets[arc + 1]!; vertex++) {
            const place = `${coordinates[2 * vertex]! * 1e-6} ${coordinates[2 * vertex + 1]! * 1e-6}`;
            const there = unitsAtPlace.get(place) ?? new Set();
            unitsAtPlace.set(place, there.add(left).add(arcRight[arc]!));
          }
        });
        const locator = createLocator(layer.topology);
        for (const [place, there] of unitsAtPlace) {
          const [lng, lat] = place.split(" ").map(Number) as [number, number];
          expect(there).toContain(locator.unitAt(lng, lat));
        }
      }),
    );
  });

  it("can be thinned without opening a gap: all units still dissolve to one ring without holes", () => {
    check(
      fc.property(randomMaps, (map) => {
        const { topology, areaKm2, unitCount } = build(map);
        const thin: Topology = simplifyTopology(topology, 1e-5);
        const [whole] = dissolve(thin, new Int32Array(unitCount), 1);
        expect(whole?.map((polygon) => polygon.length)).toEqual([1]);
        expect(thin.arcOffsets.length).toBe(topology.arcOffsets.length);
        expect(Math.abs(sum(unitAreasKm2(thin, unitCount)) / sum(areaKm2) - 1)).toBeLessThan(0.002);
      }),
    );
  });
});

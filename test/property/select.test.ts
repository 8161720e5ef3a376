import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Layer } from "../../core/domain/layer.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { UNASSIGNED } from "../../core/domain/territory.ts";
import { assignNearest } from "../../core/geo/select/assign-nearest.ts";
import { enclosedUnits } from "../../core/geo/select/enclosed-units.ts";
import { growUnits, pieceAround, shrinkUnits } from "../../core/geo/select/grow-units.ts";
import { createUnitFinder } from "../../core/geo/select/unit-finder.ts";
import { unitsInPolygon } from "../../core/geo/select/units-in-polygon.ts";
import { borderSwaps, distanceToTargets, type SwapMeasure } from "../../core/score/border-swaps.ts";
import { type Cell, layerOfCells } from "../unit/score/plan-builder.ts";

const FIXED = { seed: 20261122, numRuns: 150 };
const SIDE = 8;

/** Squares with some left out, so that there are gaps, bays and islands. */
const layers: readonly Layer[] = [1, 2, 3].map((seed) => {
  const random = seededRandom(seed);
  const cells = Array.from({ length: SIDE * SIDE }, (_, i): Cell => [i % SIDE, Math.floor(i / SIDE)]);
  return layerOfCells(cells.filter(() => random() > 0.12).map((cell) => [cell]));
});
const layer = fc.constantFrom(...layers);
const unitsOfAny = fc.array(fc.nat(10_000), { maxLength: 30 });
const within = (units: readonly number[], { unitCount }: Layer): Set<number> =>
  new Set(units.map((unit) => unit % unitCount));
const every = ({ unitCount }: Layer): Int32Array => Int32Array.from({ length: unitCount }, (_, unit) => unit);

describe("selections of units", () => {
  it("grow and shrink as opening and closing do: neither loses nor invents", () => {
    fc.assert(
      fc.property(layer, unitsOfAny, unitsOfAny, (map, units, shut) => {
        const closed = within(shut, map);
        const isOpen = (unit: number): boolean => !closed.has(unit);
        const start = new Set([...within(units, map)].filter(isOpen));
        const closing = shrinkUnits(map.adjacency, growUnits(map.adjacency, start, isOpen), isOpen);
        for (const unit of start) expect(closing.has(unit)).toBe(true);
        const opening = growUnits(map.adjacency, shrinkUnits(map.adjacency, start, isOpen), isOpen);
        for (const unit of opening) expect(start.has(unit)).toBe(true);
      }),
      FIXED,
    );
  });

  it("enclosed by a territory cannot be left without crossing it, and all others can", () => {
    fc.assert(
      fc.property(layer, unitsOfAny, (map, units) => {
        const members = within(units, map);
        const isMember = Uint8Array.from(every(map), (unit) => (members.has(unit) ? 1 : 0));
        const planned = new Uint8Array(map.unitCount).fill(1);
        const enclosed = new Set(enclosedUnits(map, isMember, planned));
        const isOnRim = rimOf(map);
        for (const unit of every(map)) {
          if (members.has(unit)) continue;
          const piece = pieceAround(map.adjacency, unit, (other) => !members.has(other));
          expect(enclosed.has(unit)).toBe(!piece.some((other) => isOnRim.has(other)));
        }
      }),
      FIXED,
    );
  });

  it("in a drawn shape are those that turning around every corner finds", () => {
    const corner = fc.tuple(
      fc.double({ min: -91, max: -85, noNaN: true }),
      fc.double({ min: 39, max: 45, noNaN: true }),
    );
    fc.assert(
      fc.property(layer, fc.array(corner, { minLength: 3, maxLength: 40 }), (map, corners) => {
        const found = new Set(unitsInPolygon(map, every(map), corners));
        for (const unit of every(map)) {
          const turns = turnsAround(map.pointLng[unit] as number, map.pointLat[unit] as number, corners);
          expect(found.has(unit)).toBe(turns % 2 !== 0);
        }
      }),
      FIXED,
    );
  });

  it("under a brush are touched or crossed, and the one in the middle always is", () => {
    const finders = layers.map(createUnitFinder);
    fc.assert(
      fc.property(
        fc.nat(2),
        fc.double({ min: -90, max: -86, noNaN: true }),
        fc.double({ min: 40, max: 44, noNaN: true }),
        fc.double({ min: 0.001, max: 0.6, noNaN: true }),
        (which, lng, lat, reachLng) => {
          const [map, finder] = [layers[which] as Layer, finders[which] as (typeof finders)[number]];
          const under = new Set(finder.unitsUnder({ fromLng: lng, fromLat: lat, toLng: lng, toLat: lat, reachLng }));
          const middle = finder.unitAt(lng, lat);
          if (middle >= 0) expect(under.has(middle)).toBe(true);
          const reachLat = reachLng * Math.cos((lat * Math.PI) / 180);
          for (const unit of every(map)) {
            // Squares of half a degree around their points.
            const dx = Math.max(0, Math.abs((map.pointLng[unit] as number) - lng) - 0.25) / reachLng;
            const dy = Math.max(0, Math.abs((map.pointLat[unit] as number) - lat) - 0.25) / reachLat;
            const away = Math.hypot(dx, dy);
            if (Math.abs(away - 1) > 1e-4) expect(under.has(unit)).toBe(away < 1);
          }
        },
      ),
      FIXED,
    );
  });
});

describe("proposals", () => {
  it("give free units to a territory that they hang together with", () => {
    fc.assert(
      fc.property(layer, fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 64, maxLength: 64 }), (map, list) => {
        const assignment = Int32Array.from(every(map), (unit) => list[unit] ?? UNASSIGNED);
        const { units, to } = assignNearest(
          map,
          map.adjacency,
          assignment,
          () => true,
          () => true,
        );
        const after = assignment.slice();
        units.forEach((unit, i) => {
          expect(assignment[unit]).toBe(UNASSIGNED);
          after[unit] = to[i] as number;
        });
        for (const territory of [0, 1, 2]) {
          expect(piecesOf(map, after, territory)).toBeLessThanOrEqual(piecesOf(map, assignment, territory));
        }
        // What is left has no way to anybody.
        for (const unit of every(map)) {
          if (after[unit] !== UNASSIGNED) continue;
          const { offsets, neighbours } = map.adjacency;
          for (const next of neighbours.subarray(offsets[unit], offsets[unit + 1])) {
            expect(after[next]).toBe(UNASSIGNED);
          }
        }
      }),
      FIXED,
    );
  });

  it("swap border units only to the better, without breaking a territory, and leave the fixed ones", () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(layer, values, fc.integer({ min: 2, max: 5 }), unitsOfAny, (map, list, column, fixedUnits) => {
        const fixed = within(fixedUnits, map);
        const west = -90 + column / 2;
        const assignment = Int32Array.from(every(map), (unit) => ((map.pointLng[unit] as number) < west ? 0 : 1));
        const perUnit = Float64Array.from(every(map), (unit) => list[unit] as number);
        const totalOf = (side: number): number =>
          every(map).reduce((sum, unit) => sum + (assignment[unit] === side ? (perUnit[unit] as number) : 0), 0);
        const measures: SwapMeasure[] = [
          { weight: 1, perUnit, totals: [totalOf(0), totalOf(1)], targets: [1000, 1000] },
        ];
        const swaps = borderSwaps({
          neighbours: map.adjacency,
          assignment,
          territories: [0, 1],
          measures,
          isFixed: (unit) => fixed.has(unit),
          most: 5,
        });
        const present = distanceToTargets(measures, () => 0);
        for (const { give, take, distance } of swaps) {
          expect([assignment[give], assignment[take]]).toEqual([0, 1]);
          expect(fixed.has(give) || fixed.has(take)).toBe(false);
          expect(distance).toBeLessThan(present);
          const after = assignment.slice();
          after[give] = 1;
          after[take] = 0;
          for (const side of [0, 1]) {
            expect(piecesOf(map, after, side)).toBeLessThanOrEqual(piecesOf(map, assignment, side));
          }
        }
        expect(swaps.map(({ distance }) => distance)).toEqual(
          swaps.map(({ distance }) => distance).toSorted((a, b) => a - b),
        );
      }),
      FIXED,
    );
  });
});

function rimOf({ topology: { arcLeft, arcRight } }: Layer): ReadonlySet<number> {
  const rim = new Set<number>();
  arcLeft.forEach((left, arc) => {
    const right = arcRight[arc] as number;
    if (left < 0) rim.add(right);
    if (right < 0) rim.add(left);
  });
  return rim;
}

function piecesOf({ adjacency }: Layer, assignment: Int32Array, territory: number): number {
  const left = new Set([...assignment.keys()].filter((unit) => assignment[unit] === territory));
  let pieces = 0;
  for (const unit of left) {
    pieces++;
    for (const other of pieceAround(adjacency, unit, (next) => assignment[next] === territory)) left.delete(other);
  }
  return pieces;
}

/** How often the shape's corners turn around a point on the map: another way to the even-odd rule. */
function turnsAround(lng: number, lat: number, corners: readonly (readonly [number, number])[]): number {
  const mercator = (degrees: number): number => Math.asinh(Math.tan((degrees * Math.PI) / 180));
  const angles = corners.map(([x, y]) => Math.atan2(mercator(y) - mercator(lat), ((x - lng) * Math.PI) / 180));
  let turned = 0;
  angles.forEach((angle, i) => {
    const step = (angles[(i + 1) % angles.length] as number) - angle;
    turned += step > Math.PI ? step - 2 * Math.PI : step < -Math.PI ? step + 2 * Math.PI : step;
  });
  return Math.round(turned / (2 * Math.PI));
}

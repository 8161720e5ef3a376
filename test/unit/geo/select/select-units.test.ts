import { describe, expect, it } from "vitest";
import { GAP_LINK } from "../../../../core/domain/layer.ts";
import { UNASSIGNED } from "../../../../core/domain/territory.ts";
import { distanceKm } from "../../../../core/geo/arc-length.ts";
import { mercatorX, mercatorY } from "../../../../core/geo/mercator.ts";
import { assignNearest } from "../../../../core/geo/select/assign-nearest.ts";
import { enclosedUnits } from "../../../../core/geo/select/enclosed-units.ts";
import { growUnits, pieceAround, shrinkUnits } from "../../../../core/geo/select/grow-units.ts";
import { createUnitFinder } from "../../../../core/geo/select/unit-finder.ts";
import { unitInDirection } from "../../../../core/geo/select/unit-in-direction.ts";
import { circleCorners, unitsInCircle } from "../../../../core/geo/select/units-in-circle.ts";
import { insidePolygon } from "../../../../core/geo/select/units-in-polygon.ts";
import { layerOfCells } from "../../score/plan-builder.ts";

/** Seven by seven squares of half a degree; unit 7 × column + row, row 0 in the south. */
const SIDE = 7;
const layer = layerOfCells(
  Array.from({ length: SIDE * SIDE }, (_, unit) => [[Math.floor(unit / SIDE), unit % SIDE] as const]),
);
const at = (column: number, row: number): number => SIDE * column + row;
const ALL = Int32Array.from({ length: layer.unitCount }, (_, unit) => unit);
const anywhere = (): boolean => true;
const planned = new Uint8Array(layer.unitCount).fill(1);
const membersOf = (units: readonly number[]): Uint8Array => {
  const members = new Uint8Array(layer.unitCount);
  for (const unit of units) members[unit] = 1;
  return members;
};

describe("growing and shrinking", () => {
  it("adds all neighbours, and takes the rim away again", () => {
    const grown = growUnits(layer.adjacency, new Set([at(3, 3)]), anywhere);
    expect([...grown].toSorted((a, b) => a - b)).toEqual([at(2, 3), at(3, 2), at(3, 3), at(3, 4), at(4, 3)]);
    expect([...shrinkUnits(layer.adjacency, grown, anywhere)]).toEqual([at(3, 3)]);
  });

  it("keeps within what may be reached, whose end is no rim", () => {
    const west = (unit: number): boolean => unit < at(4, 0);
    const grown = growUnits(layer.adjacency, new Set([at(3, 3)]), west);
    expect(grown.has(at(4, 3))).toBe(false);
    const everything = new Set([...ALL].filter(west));
    expect(shrinkUnits(layer.adjacency, everything, west)).toEqual(everything);
  });

  it("walks a piece to its end and not over a gap", () => {
    const open = (unit: number): boolean => Math.floor(unit / SIDE) !== 3;
    expect(pieceAround(layer.adjacency, at(0, 0), open)).toHaveLength(3 * SIDE);
    expect(pieceAround(layer.adjacency, at(3, 3), open)).toEqual([]);
  });
});

describe("enclosed units", () => {
  const ring = [2, 3, 4]
    .flatMap((column) => [2, 3, 4].map((row) => at(column, row)))
    .filter((unit) => unit !== at(3, 3));

  it("are found inside a ring, also several of them", () => {
    expect(enclosedUnits(layer, membersOf(ring), planned)).toEqual([at(3, 3)]);
    const wide = ALL.filter((unit) => {
      const [column, row] = [Math.floor(unit / SIDE), unit % SIDE];
      return column === 1 || column === 5 || row === 1 || row === 5;
    });
    expect(enclosedUnits(layer, membersOf([...wide]), planned)).toHaveLength(9);
  });

  it("are none as soon as there is a way out, over a border or to the edge of the plan", () => {
    expect(enclosedUnits(layer, membersOf(ring.filter((unit) => unit !== at(3, 4))), planned)).toEqual([]);
    const corner = [at(1, 0), at(1, 1), at(0, 1)];
    expect(enclosedUnits(layer, membersOf(corner), planned)).toEqual([]);
    const corners = [0, SIDE - 1].flatMap((column) => [0, SIDE - 1].map((row) => [column, row] as const));
    for (const [column, row] of corners) {
      const around = [at(Math.abs(column - 1), row), at(column, Math.abs(row - 1))];
      expect(enclosedUnits(layer, membersOf(around), planned)).toEqual([]);
    }
    // Beside what the plan is not about, on whichever side that lies.
    for (const unplanned of [at(2, 3), at(4, 3), at(3, 2), at(3, 4)]) {
      const plan = planned.slice();
      plan[unplanned] = 0;
      const members = [...ALL].filter((unit) => unit !== unplanned && unit !== at(3, 3));
      expect(enclosedUnits(layer, membersOf(members), plan)).toEqual([]);
    }
    const outside = membersOf([...ALL]);
    outside[at(3, 3)] = 0;
    expect(enclosedUnits(layer, membersOf(ring.filter((unit) => unit !== at(3, 4))), outside)).toEqual([]);
  });
});

describe("a way out", () => {
  it("is a border, not a link: over that nobody leaves", () => {
    const ring = [at(2, 3), at(4, 3), at(3, 2), at(3, 4)];
    const open = membersOf(ring.filter((unit) => unit !== at(3, 4)));
    expect(enclosedUnits(layer, open, planned)).toEqual([]);
    const { adjacency } = layer;
    const link = adjacency.link.slice();
    const cut = (from: number, to: number): void => {
      const edges = adjacency.neighbours.subarray(adjacency.offsets[from], adjacency.offsets[from + 1]);
      link[(adjacency.offsets[from] ?? 0) + edges.indexOf(to)] = GAP_LINK;
    };
    cut(at(3, 3), at(3, 4));
    cut(at(3, 4), at(3, 3));
    expect(enclosedUnits({ ...layer, adjacency: { ...adjacency, link } }, open, planned)).toEqual([at(3, 3)]);
  });
});

describe("a drawn shape", () => {
  it("holds a point that is as far north as one of its corners", () => {
    const isInside = insidePolygon([
      [2, 0],
      [4, 2],
      [2, 4],
      [0, 2],
    ]);
    const holds = (lng: number, lat: number): boolean => isInside(mercatorX(lng), mercatorY(lat));
    expect([holds(2, 2), holds(3.9, 2), holds(0.1, 2)]).toEqual([true, true, true]);
    expect([holds(4.1, 2), holds(-0.1, 2), holds(0.2, 0), holds(3.8, 4)]).toEqual([false, false, false, false]);
  });
});

describe("a unit under the pointer", () => {
  const finder = createUnitFinder(layer);
  const middle = (unit: number) => [layer.pointLng[unit] as number, layer.pointLat[unit] as number] as const;

  it("is found where it is, and nothing is found outside", () => {
    for (const unit of ALL) expect(finder.unitAt(...middle(unit))).toBe(unit);
    expect(finder.unitAt(-100, 40)).toBe(-1);
  });

  it("is touched by the brush as far as the brush reaches", () => {
    const [lng, lat] = middle(at(3, 3));
    const under = (reachLng: number) =>
      finder.unitsUnder({ fromLng: lng, fromLat: lat, toLng: lng, toLat: lat, reachLng }).toSorted((a, b) => a - b);
    expect(under(0.1)).toEqual([at(3, 3)]);
    expect(under(0.26)).toEqual([at(2, 3), at(3, 3), at(4, 3)]);
    // North and south are farther on the map: half a degree of latitude there is as long as 0.67 of longitude.
    expect(under(0.35)).toHaveLength(5);
    // So are the corners: 0.42 away, not 0.35 as in degrees.
    expect(under(0.4)).toHaveLength(5);
  });

  it("is touched along the whole way of a fast pointer", () => {
    const [lng, lat] = middle(at(0, 3));
    const stroke = { fromLng: lng, fromLat: lat, toLng: lng + 3, toLat: lat, reachLng: 0.01 };
    expect(finder.unitsUnder(stroke)).toEqual(Array.from({ length: SIDE }, (_, column) => at(column, 3)));
  });
});

describe("a circle", () => {
  it("holds the units whose point is near enough, by the same distance as everywhere else", () => {
    const circle = { lng: layer.pointLng[at(3, 3)] as number, lat: layer.pointLat[at(3, 3)] as number, radiusKm: 45 };
    expect(unitsInCircle(layer, ALL, circle)).toEqual([at(2, 3), at(3, 3), at(4, 3)]);
    for (const [lng, lat] of circleCorners(circle)) {
      expect(distanceKm(circle.lng, circle.lat, lng, lat)).toBeCloseTo(45, 6);
    }
  });
});

describe("arrow keys", () => {
  it("lead to the neighbour on that side", () => {
    const go = (direction: "up" | "down" | "left" | "right") =>
      unitInDirection(layer, ALL, anywhere, at(3, 3), direction);
    expect([go("up"), go("down"), go("left"), go("right")]).toEqual([at(3, 4), at(3, 2), at(2, 3), at(4, 3)]);
  });

  it("jump over a gap and stop at the end of the plan", () => {
    const gap = (unit: number): boolean => unit !== at(4, 3);
    const next = unitInDirection(layer, ALL, gap, at(3, 3), "right");
    // Farther than the corners beside the gap, but straight ahead.
    expect(next).toBe(at(5, 3));
    expect(unitInDirection(layer, ALL, anywhere, at(6, 3), "right")).toBeNull();
  });
});

describe("the nearest territory", () => {
  it("takes what is free, unit by unit, and never through another one", () => {
    const assignment = new Int32Array(layer.unitCount).fill(UNASSIGNED);
    for (let row = 0; row < SIDE; row++) {
      assignment[at(0, row)] = 4;
      assignment[at(6, row)] = 9;
    }
    const { units, to } = assignNearest(layer, layer.adjacency, assignment, anywhere, anywhere);
    expect(units).toHaveLength(5 * SIDE);
    units.forEach((unit, i) => {
      const column = Math.floor(unit / SIDE);
      if (column !== 3) expect(to[i]).toBe(column < 3 ? 4 : 9);
    });
  });

  it("leaves what must stay, and gives nothing to a territory that may not gain", () => {
    const assignment = new Int32Array(layer.unitCount).fill(UNASSIGNED);
    assignment[at(0, 0)] = 4;
    assignment[at(6, 6)] = 9;
    const kept = at(3, 3);
    const { units, to } = assignNearest(
      layer,
      layer.adjacency,
      assignment,
      (unit) => unit !== kept,
      (t) => t === 9,
    );
    expect(units).not.toContain(kept);
    expect(units).not.toContain(at(0, 0));
    expect(new Set(to)).toEqual(new Set([9]));
  });
});

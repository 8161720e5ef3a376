import { describe, expect, it } from "vitest";
import { borderArcs, dissolve } from "../../../core/geo/dissolve.ts";
import { groupPerimetersKm } from "../../../core/geo/group-perimeters.ts";
import { type Outline, toMultiPolygon } from "../../../core/geo/outline.ts";
import { ringDoubleArea } from "../../../core/geo/polygons-of-rings.ts";
import { box, identityOwner, layerOf, unit } from "./layer-builder.ts";

/** Unit cells of a grid, row by row from the south-west: "0" … */
const grid = (cols: number, rows: number) =>
  layerOf(
    Array.from({ length: cols * rows }, (_, i) => {
      const x = i % cols;
      const y = Math.floor(i / cols);
      return unit(String(i).padStart(2, "0"), [box(x, y, x + 1, y + 1)]);
    }),
  );

/** Areas in square degrees: per polygon, shell first and holes negative. */
const areasOf = (outline: Outline): number[][] =>
  outline.map((polygon) => polygon.map((ring) => ringDoubleArea(ring) / 2e12)).toSorted((p, q) => p[0]! - q[0]!);

const isSimple = (outline: Outline): boolean =>
  outline.flat().every((ring) => {
    const places = Array.from({ length: ring.length / 2 - 1 }, (_, i) => `${ring[2 * i]},${ring[2 * i + 1]}`);
    return new Set(places).size === places.length;
  });

describe("dissolve", () => {
  it("with every unit its own group gives the units", () => {
    const layer = grid(3, 2);
    const outlines = dissolve(layer.topology, identityOwner(layer), layer.unitCount);
    expect(outlines.map(areasOf)).toEqual(Array.from({ length: 6 }, () => [[1]]));
  });

  it("drops inner borders, closes rings and turns shells counter-clockwise", () => {
    const layer = grid(3, 1);
    const [both, last] = dissolve(layer.topology, Int32Array.of(0, 0, 1), 2);
    expect(areasOf(both as Outline)).toEqual([[2]]);
    expect(areasOf(last as Outline)).toEqual([[1]]);
    const ring = toMultiPolygon(last as Outline)[0]?.[0] as number[][];
    expect(ring.at(-1)).toEqual(ring[0]);
    expect(ring.length).toBe(5);
  });

  it("leaves units of no group out and gives an empty outline to an empty group", () => {
    const outlines = dissolve(grid(3, 1).topology, Int32Array.of(0, -1, 0), 2);
    expect(areasOf(outlines[0] as Outline)).toEqual([[1], [1]]);
    expect(outlines[1]).toEqual([]);
  });

  it("builds only the groups that are wanted", () => {
    const outlines = dissolve(grid(3, 1).topology, Int32Array.of(0, 1, 2), 3, [1]);
    expect(outlines.map((outline) => outline.length)).toEqual([0, 1, 0]);
  });

  it("makes two shells of cells that touch in a corner", () => {
    const [outline] = dissolve(grid(2, 2).topology, Int32Array.of(0, -1, -1, 0), 1);
    expect(areasOf(outline as Outline)).toEqual([[1], [1]]);
    expect(isSimple(outline as Outline)).toBe(true);
  });

  it("makes two holes of holes that touch in a corner", () => {
    const owner = new Int32Array(16);
    owner[5] = -1;
    owner[10] = -1;
    const [outline] = dissolve(grid(4, 4).topology, owner, 1);
    expect(areasOf(outline as Outline)).toEqual([[16, -1, -1]]);
    expect(isSimple(outline as Outline)).toBe(true);
  });

  it("makes two shells, not one torn apart by its hole, of shapes that touch in two corners", () => {
    const owner = Int32Array.of(0, 0, -1, 0, -1, 0, -1, 0, 0);
    const [outline] = dissolve(grid(3, 3).topology, owner, 1);
    expect(areasOf(outline as Outline)).toEqual([[3], [3]]);
  });

  it("keeps a hole that touches the outside in a corner apart from the shell", () => {
    const owner = new Int32Array(9);
    owner[0] = -1;
    owner[4] = -1;
    const [outline] = dissolve(grid(3, 3).topology, owner, 1);
    expect(areasOf(outline as Outline)).toEqual([[8, -1]]);
    expect(isSimple(outline as Outline)).toBe(true);
  });

  it("gives each hole to the smallest shell around it", () => {
    // A frame of 7 × 7 with an island of 3 × 3 in its lake, which has a pond of its own.
    const layer = grid(7, 7);
    const owner = Int32Array.from({ length: 49 }, (_, i) => {
      const ring = Math.min(i % 7, 6 - (i % 7), Math.floor(i / 7), 6 - Math.floor(i / 7));
      return ring === 1 || ring === 3 ? -1 : 0;
    });
    const [outline] = dissolve(layer.topology, owner, 1);
    expect(areasOf(outline as Outline)).toEqual([
      [9, -1],
      [49, -25],
    ]);
  });
});

describe("borderArcs", () => {
  it("lists the arcs between two owners, the outside being nobody's", () => {
    const layer = grid(3, 1);
    const inner = Array.from(borderArcs(layer.topology, Int32Array.of(0, 0, 1))).map(
      (arc) => `${layer.topology.arcLeft[arc]}|${layer.topology.arcRight[arc]}`,
    );
    expect(inner.toSorted()).toEqual(["0|-1", "1|-1", "1|-1", "2|-1", "2|1"]);
    expect(borderArcs(layer.topology, Int32Array.of(-1, -5, -1)).length).toBe(0);
  });
});

describe("groupPerimetersKm", () => {
  it("adds up the outlines, holes included", () => {
    const layer = grid(3, 3);
    const own = groupPerimetersKm(layer.topology, identityOwner(layer), 9);
    const owner = new Int32Array(9);
    owner[4] = -1;
    const [frame] = groupPerimetersKm(layer.topology, owner, 1);
    const [whole] = groupPerimetersKm(layer.topology, new Int32Array(9), 1);
    expect(frame).toBeCloseTo((whole as number) + (own[4] as number), 9);
    expect(own[0]).toBeCloseTo(444.763, 1);
  });
});

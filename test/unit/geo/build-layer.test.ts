import { describe, expect, it } from "vitest";
import { OUTSIDE } from "../../../core/domain/layer.ts";
import { buildLayer } from "../../../core/geo/build-layer.ts";
import { box, built, layerOf, pairsOf, TEST_META, unit } from "./layer-builder.ts";

/** A 1° × 1° cell at the equator on WGS 84, between parallels: a published value. */
const CELL_KM2 = 12_308.463_8;

const sides = (layer: ReturnType<typeof layerOf>): string[] =>
  Array.from(layer.topology.arcLeft, (left, arc) => `${left}|${layer.topology.arcRight[arc]}`).toSorted();

describe("buildLayer", () => {
  it("stores the border of two neighbours once, with a unit on either hand", () => {
    const layer = layerOf([unit("a", [box(0, 0, 1, 1)]), unit("b", [box(1, 0, 2, 1)])]);
    expect(sides(layer)).toEqual(["0|-1", "1|-1", "1|0"]);
    expect(layer.areaKm2[0]).toBeCloseTo(CELL_KM2, 1);
    expect(layer.areaKm2[1]).toBeCloseTo(CELL_KM2, 1);
    expect(layer.adjacency.borderKm[0]).toBeCloseTo(111.195, 2);
  });

  it("orders units by id, whatever the order of the features, and gives the same arcs", () => {
    const features = [unit("c", [box(2, 0, 3, 1)]), unit("a", [box(0, 0, 1, 1)]), unit("b", [box(1, 0, 2, 1)])];
    const layer = layerOf(features);
    expect(layer.ids).toEqual(["a", "b", "c"]);
    expect(layer.names).toEqual(["Area a", "Area b", "Area c"]);
    expect(layerOf(features.toReversed())).toEqual(layer);
  });

  it("does not care for ring direction, a missing closing vertex or repeated vertices", () => {
    const tidy = layerOf([unit("a", [box(0, 0, 1, 1)]), unit("b", [box(1, 0, 2, 1)])]);
    const messy = layerOf([
      unit("a", [box(0, 0, 1, 1).toReversed()]),
      unit("b", [
        box(1, 0, 2, 1)
          .slice(0, -1)
          .flatMap((position) => [position, position]),
      ]),
    ]);
    expect(messy).toEqual(tidy);
  });

  it("gives an enclave in a hole its surrounding unit as only neighbour", () => {
    const layer = layerOf([unit("around", [box(0, 0, 3, 3), box(1, 1, 2, 2)]), unit("inside", [box(1, 1, 2, 2)])]);
    expect(pairsOf(layer)).toEqual(["around-inside"]);
    expect(layer.adjacency.borderKm[0]).toBeCloseTo(4 * 111.19, 0);
    expect((layer.areaKm2[0] as number) / (layer.areaKm2[1] as number)).toBeCloseTo(8, 2);
  });

  it("keeps an empty hole open: outside lies within", () => {
    const layer = layerOf([unit("a", [box(0, 0, 3, 3), box(1, 1, 2, 2)])]);
    expect(sides(layer)).toEqual([`0|${OUTSIDE}`, `0|${OUTSIDE}`]);
    expect(layer.areaKm2[0]).toBeCloseTo(8 * CELL_KM2, -3);
  });

  it("merges features of one id into one unit and drops the line between its parts", () => {
    const { layer, findings } = built([
      unit("a", [box(0, 0, 1, 1)]),
      unit("b", [box(2, 0, 3, 1)]),
      unit("a", [box(1, 0, 2, 1)]),
    ]);
    expect(layer.ids).toEqual(["a", "b"]);
    expect(layer.areaKm2[0]).toBeCloseTo(2 * CELL_KM2, 0);
    expect(sides(layer)).toEqual(["0|-1", "1|-1", "1|0"]);
    expect(findings).toEqual([{ kind: "several-features", id: "a", count: 2 }]);
  });

  it("counts a polygon that a unit has twice once", () => {
    const layer = layerOf([unit("a", [box(0, 0, 1, 1)], [box(0, 0, 1, 1).toReversed()])]);
    expect(layer.areaKm2[0]).toBeCloseTo(CELL_KM2, 1);
    expect(layer.topology.arcLeft.length).toBe(1);
  });

  it("finds T-junctions: a corner on a neighbour's edge splits that edge", () => {
    const layer = layerOf(
      [unit("a", [box(0, 0, 2, 1)]), unit("b", [box(0, 1, 1, 2)]), unit("c", [box(1, 1, 2, 2)])],
      0,
    );
    expect(pairsOf(layer)).toEqual(["a-b", "a-c", "b-c"]);
  });

  it("joins borders that differ by no more than the tolerance, and leaves wider gaps", () => {
    const shifted = [unit("a", [box(0, 0, 1, 1)]), unit("b", [box(1.000002, 0.3, 2, 0.7)])];
    expect(pairsOf(layerOf(shifted, 2))).toEqual(["a-b"]);
    expect(pairsOf(layerOf(shifted, 1))).toEqual([]);
  });

  it("does not make neighbours of units that touch in a point", () => {
    const layer = layerOf([unit("a", [box(0, 0, 1, 1)]), unit("b", [box(1, 1, 2, 2)])]);
    expect(pairsOf(layer)).toEqual([]);
  });

  it("reads a ring that touches itself as the area it walks around", () => {
    const layer = layerOf([
      unit("a", [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [2, 1],
          [2, 2],
          [1, 2],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ]),
    ]);
    expect(layer.areaKm2[0]).toBeCloseTo(2 * CELL_KM2, -1);
  });

  it("keeps both outlines whole where units overlap along a border, and says which", () => {
    const { layer, findings } = built([unit("a", [box(0, 0, 2, 1)]), unit("b", [box(0, 0, 1, 1)])]);
    expect(findings).toContainEqual({ kind: "overlap", ids: ["a", "b"] });
    expect(layer.areaKm2[0]).toBeCloseTo(2 * CELL_KM2, 0);
    expect(layer.areaKm2[1]).toBeCloseTo(CELL_KM2, 1);
  });

  it("leaves out a unit without area and says so", () => {
    const line = [
      [0, 5],
      [1, 5],
      [0, 5],
    ] as const;
    const { layer, findings } = built([unit("a", [box(0, 0, 1, 1)]), unit("flat", [line]), unit("none")]);
    expect(layer.ids).toEqual(["a"]);
    expect(findings).toEqual([
      { kind: "no-area", id: "flat" },
      { kind: "no-area", id: "none" },
    ]);
  });

  it("makes a column of each parent layer that is named", () => {
    const state = (id: string, name: string) => ({ layer: "us-state", id, name });
    const layer = layerOf([
      { ...unit("a", [box(0, 0, 1, 1)]), parents: [state("44", "Rhode Island")] },
      { ...unit("b", [box(1, 0, 2, 1)]), parents: [state("09", "Connecticut")] },
      unit("c", [box(2, 0, 3, 1)]),
    ]);
    expect(layer.parents).toEqual([
      { layer: "us-state", ids: ["09", "44"], names: ["Connecticut", "Rhode Island"], index: Int32Array.of(1, 0, -1) },
    ]);
  });

  it("joins islands by one water link each where that is wished", () => {
    const features = [
      unit("a", [box(0, 0, 1, 1)]),
      unit("b", [box(1, 0, 2, 1)]),
      unit("isle", [box(2.5, 0, 3, 1)]),
      unit("far", [box(9, 0, 10, 1)]),
    ];
    expect(pairsOf(built(features, 2, false).layer)).toEqual(["a-b"]);
    const { layer } = built(features, 2, true);
    expect(pairsOf(layer)).toEqual(["a-b", "b-isle", "far-isle"]);
    expect(Array.from(layer.adjacency.link)).toEqual([0, 0, 1, 1, 1, 1]);
  });

  it("refuses coordinates that are no degrees", () => {
    expect(() => layerOf([unit("a", [box(0, 0, 1000, 1)])])).toThrow(RangeError);
    expect(() => layerOf([unit("a", [box(0, 0, Number.NaN, 1)])])).toThrow(RangeError);
  });

  it("reports its progress up to the end", () => {
    const shares: number[] = [];
    buildLayer({ meta: TEST_META, features: [unit("a", [box(0, 0, 1, 1)])], linkPieces: true }, (share) => {
      shares.push(share);
    });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((p, q) => p - q));
  });
});

import { describe, expect, it } from "vitest";
import { BORDER, GAP_LINK, type Layer, OUTSIDE } from "../../../core/domain/layer.ts";
import { assignmentOfLayer, columnOfExtent, extentGraph } from "../../../core/solve/from-layer.ts";
import { adjacencyOf } from "../../property/solve-maps.ts";

/** Four units in a row, A–B–C–D; neighbours share 2 km, each has 6 km of shore, C and D are joined by a link alone. */
function rowLayer(): Layer {
  const arcs = [
    { left: 0, right: 1, km: 2 },
    { left: 1, right: 2, km: 2 },
    ...[0, 1, 2, 3].map((unit) => ({ left: unit, right: OUTSIDE, km: 6 })),
  ];
  const adjacency = adjacencyOf([
    [[1, 2]],
    [
      [0, 2],
      [2, 2],
    ],
    [
      [1, 2],
      [3, 0],
    ],
    [[2, 0]],
  ]);
  return {
    meta: {
      id: "row",
      title: "Row",
      unitNoun: "unit",
      unitNounPlural: "units",
      approximate: false,
      vintage: "",
      source: "",
      licence: "",
    },
    unitCount: 4,
    ids: ["A", "B", "C", "D"],
    names: ["A", "B", "C", "D"],
    parents: [],
    areaKm2: Float64Array.of(1, 2, 3, 4),
    pointLng: Float64Array.of(10, 10.1, 10.2, 10.3),
    pointLat: Float64Array.of(50, 50, 50, 50),
    topology: {
      coordinates: new Int32Array(0),
      arcOffsets: new Int32Array(arcs.length + 1),
      arcLeft: Int32Array.from(arcs, (arc) => arc.left),
      arcRight: Int32Array.from(arcs, (arc) => arc.right),
      arcLengthKm: Float64Array.from(arcs, (arc) => arc.km),
    },
    adjacency: { ...adjacency, link: Uint8Array.from(adjacency.borderKm, (km) => (km > 0 ? BORDER : GAP_LINK)) },
  };
}

describe("extentGraph", () => {
  it("numbers the members anew and keeps only their neighbours", () => {
    const graph = extentGraph(rowLayer(), Uint8Array.of(0, 1, 1, 1), { links: true });
    expect([...graph.unitOf]).toEqual([1, 2, 3]);
    expect([...graph.adjacency.offsets]).toEqual([0, 1, 3, 4]);
    expect([...graph.adjacency.neighbours]).toEqual([1, 0, 2, 1]);
    expect([...graph.adjacency.borderKm]).toEqual([2, 2, 0, 0]);
    expect([...graph.areaKm2]).toEqual([2, 3, 4]);
  });

  it("counts borders with units outside the extent as outline", () => {
    const graph = extentGraph(rowLayer(), Uint8Array.of(0, 1, 1, 1), { links: true });
    expect([...graph.perimeterKm]).toEqual([10, 8, 6]);
  });

  it("leaves out links where they do not count", () => {
    const graph = extentGraph(rowLayer(), Uint8Array.of(1, 1, 1, 1), { links: false });
    expect([...graph.adjacency.neighbours]).toEqual([1, 0, 2, 1]);
    expect([...graph.adjacency.offsets]).toEqual([0, 1, 3, 4, 4]);
  });

  it("measures the plane in km", () => {
    const { x, y } = extentGraph(rowLayer(), Uint8Array.of(1, 1, 1, 1), { links: true });
    expect(Math.hypot(x[1]! - x[0]!, y[1]! - y[0]!)).toBeCloseTo(0.1 * 111.195 * Math.cos((50 * Math.PI) / 180), 2);
  });

  it("takes columns there and assignments back", () => {
    const graph = extentGraph(rowLayer(), Uint8Array.of(0, 1, 0, 1), { links: true });
    expect([...columnOfExtent(Float64Array.of(5, 6, 7, 8), graph)]).toEqual([6, 8]);
    expect([...assignmentOfLayer(Int32Array.of(1, 0), graph, 4)]).toEqual([-1, 1, -1, 0]);
  });
});

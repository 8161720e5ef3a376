import { describe, expect, it } from "vitest";
import { encodePack } from "../../../core/domain/pack.ts";
import { arcNodes } from "../../../core/geo/arc-nodes.ts";
import { encodeLayer } from "../../../core/geo/encode-layer.ts";
import { packLayer, unpackLayer } from "../../../core/geo/pack-layer.ts";
import { box, built, unit } from "./layer-builder.ts";

const { layer } = built(
  [
    { ...unit("02802", [box(-71.5, 41, -71, 42), box(-71.4, 41.2, -71.2, 41.5)]), name: "Albión" },
    { ...unit("02804", [box(-71, 41, -70, 42)]), parents: [{ layer: "us-state", id: "44", name: "Rhode Island" }] },
    unit("sliver", [box(0, 50, 1, 50.000001)]),
  ],
  0,
  true,
);

describe("packLayer", () => {
  it("comes back equal, with the nodes of its arcs, without anything being copied", () => {
    const bytes = packLayer(layer);
    const unpacked = unpackLayer(bytes);
    expect(unpacked).toEqual(layer);
    expect(unpacked.topology.coordinates.buffer).toBe(bytes.buffer);
    const { nodeCount, start } = arcNodes(unpacked.topology);
    expect(start.buffer).toBe(bytes.buffer);
    expect(nodeCount).toBe(arcNodes(layer.topology).nodeCount);
  });

  it("refuses other bytes, cut bytes and the form for files", () => {
    const bytes = packLayer(layer);
    expect(() => unpackLayer(bytes.subarray(0, bytes.length - 8))).toThrow(/cut short/);
    expect(() => unpackLayer(new Uint8Array(100))).toThrow(/not a pack/);
    expect(() => unpackLayer(encodeLayer(layer))).toThrow();
    expect(() => unpackLayer(encodePack({ head: { parents: [], ids: [] }, columns: {} }))).toThrow(/no column/);
  });
});

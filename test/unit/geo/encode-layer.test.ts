import { describe, expect, it } from "vitest";
import { encodePack } from "../../../core/domain/pack.ts";
import { decodeLayer, encodeLayer, layerFromPack, layerToPack } from "../../../core/geo/encode-layer.ts";
import { VarintReader, VarintWriter } from "../../../core/geo/varint.ts";
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

describe("encodeLayer", () => {
  it("comes back equal: names beyond ASCII, parents, holes, water links, points between two steps", () => {
    expect(layer.pointLat[2]! / 1e-6).not.toBe(Math.round(layer.pointLat[2]! / 1e-6));
    expect(decodeLayer(encodeLayer(layer))).toEqual(layer);
    expect(layerFromPack(layerToPack(layer))).toEqual(layer);
  });

  it("is read from the middle of a larger buffer as well", () => {
    const bytes = encodeLayer(layer);
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(decodeLayer(larger.subarray(3))).toEqual(layer);
  });

  it("refuses other bytes, cut bytes and other formats", () => {
    const bytes = encodeLayer(layer);
    expect(() => decodeLayer(bytes.subarray(0, bytes.length >> 1))).toThrow(Error);
    expect(() => decodeLayer(new Uint8Array(100))).toThrow(/not a pack/);
    const pack = layerToPack(layer);
    expect(() => decodeLayer(encodePack({ ...pack, head: { ...(pack.head as object), format: 99 } }))).toThrow(/99/);
    const { vertexX, ...rest } = pack.columns;
    expect(vertexX).toBeDefined();
    expect(() => layerFromPack({ ...pack, columns: rest })).toThrow(/vertexX/);
  });
});

describe("varints", () => {
  it("hold every kind of number", () => {
    const signed = [0, -1, 1, 63, -64, 64, 8191, -360_000_000, 360_000_000, 2 ** 31 - 1, -(2 ** 31)];
    const whole = [0, 127, 128, 2 ** 32 - 1];
    const writer = new VarintWriter();
    for (const value of signed) writer.writeSigned(value);
    for (const value of whole) writer.write(value);
    for (let i = 0; i < 3000; i++) writer.write(i);
    const reader = new VarintReader(writer.finish());
    expect(signed.map(() => reader.readSigned())).toEqual(signed);
    expect(whole.map(() => reader.read())).toEqual(whole);
    for (let i = 0; i < 3000; i++) expect(reader.read()).toBe(i);
    expect(() => reader.read()).toThrow(RangeError);
  });
});

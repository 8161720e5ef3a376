import { describe, expect, it } from "vitest";
import { decodePack, encodePack, packColumn } from "../../../core/domain/pack.ts";

const pack = {
  head: { title: "Zürich – 東京 \u2028", list: [1, 2] },
  columns: {
    odd: Uint8Array.of(1, 2, 3),
    money: Float64Array.of(0.1, -1e300),
    empty: new Int32Array(0),
    index: Int32Array.of(-1, 7),
  },
};

describe("pack", () => {
  it("gives back what went in, whatever characters the head holds", () => {
    const decoded = decodePack(encodePack(pack));
    expect(decoded.head).toEqual(pack.head);
    expect(decoded.columns).toEqual(pack.columns);
  });

  it("reads a pack that starts at an odd byte of a larger buffer", () => {
    const bytes = encodePack(pack);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodePack(shifted.subarray(3)).columns["money"]).toEqual(pack.columns.money);
  });

  it("refuses foreign bytes, another version and a pack cut short", () => {
    const bytes = encodePack(pack);
    expect(() => decodePack(new TextEncoder().encode("PK\u0003\u0004 not a pack"))).toThrow("wrong magic bytes");
    const newer = bytes.slice();
    newer[4] = 99;
    expect(() => decodePack(newer)).toThrow("version 99");
    expect(() => decodePack(bytes.slice(0, bytes.length - 8))).toThrow("cut short");
    expect(() => decodePack(bytes.slice(0, 5))).toThrow("too short");
  });

  it("names the column that is missing or of another type", () => {
    const decoded = decodePack(encodePack(pack));
    expect(() => packColumn(decoded, "gone", "Int32Array")).toThrow("no column gone");
    expect(() => packColumn(decoded, "money", "Int32Array")).toThrow("money is Float64Array");
  });
});

import { describe, expect, it } from "vitest";
import {
  byteCount,
  decimal,
  directionOf,
  fullNumber,
  percent,
  shortNumber,
} from "../../../../renderer/format/numbers.ts";
import { timeAgo } from "../../../../renderer/format/time.ts";

const US = { locale: "en-US", currency: "USD" };
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("short numbers", () => {
  it.each([
    [1_234_567, "money", "$1.23 M"],
    [12_000_000, "money", "$12.0 M"],
    [950, "money", "$950"],
    [0, "money", "$0"],
    [-2_500_000, "money", "-$2.50 M"],
    [9_999, "count", "9,999"],
    [12_345, "count", "12.3 K"],
    [1_500, "hours", "1.50 K h"],
    [40, "hours", "40 h"],
    [2.345, "number", "2.35"],
  ] as const)("writes %d as %s: %s", (value, kind, text) => {
    expect(plain(shortNumber(value, kind, US))).toBe(text);
  });

  it("puts the currency where the language has it", () => {
    expect(plain(shortNumber(1_234_567, "money", { locale: "de-DE", currency: "EUR" }))).toBe("1,23 Mio. €");
  });
});

describe("full numbers", () => {
  it.each([
    [1234.5, "money", "$1,234.50"],
    [1234.6, "count", "1,235"],
    [1234.56, "hours", "1,234.6 h"],
    [0.126, "number", "0.13"],
  ] as const)("writes %d as %s: %s", (value, kind, text) => {
    expect(plain(fullNumber(value, kind, US))).toBe(text);
  });
});

describe("other figures", () => {
  it("writes shares in percent with a fixed number of decimals", () => {
    expect(plain(percent(0.0213, "en-US"))).toBe("2.1 %");
    expect(plain(percent(1, "en-US", 0))).toBe("100 %");
  });

  it("writes a dash where there is no figure", () => {
    expect([decimal(null, "en-US", 1), decimal(Number.NaN, "en-US", 1)]).toEqual(["–", "–"]);
  });

  it("writes sizes in thousands", () => {
    expect([0, 999, 1_200_000].map((bytes) => plain(byteCount(bytes, "en-US")))).toEqual(["0 B", "999 B", "1.2 MB"]);
  });

  it("writes no minus before what is written as zero", () => {
    expect(plain(percent(-0.0004, "en-US"))).toBe("0.0 %");
    expect(decimal(-0.4, "en-US", 0)).toBe("0");
    expect(plain(shortNumber(-0.001, "number", US))).toBe("-0.001");
    expect(fullNumber(-0.001, "money", US)).toBe("$0.00");
  });

  it("calls changes below what is written no change", () => {
    expect([directionOf(0.04, 0.05), directionOf(0.06, 0.05), directionOf(-0.06, 0.05)]).toEqual([
      "same",
      "up",
      "down",
    ]);
  });

  it("says how long ago in the largest whole unit", () => {
    const now = 1_000_000_000_000;
    expect([30_000, 120_000, 7_200_000, 86_400_000].map((ago) => timeAgo(now - ago, now, "en-US"))).toEqual([
      "now",
      "2 minutes ago",
      "2 hours ago",
      "yesterday",
    ]);
  });
});

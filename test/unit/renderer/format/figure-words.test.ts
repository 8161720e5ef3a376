import { describe, expect, it } from "vitest";
import type { Measure } from "../../../../core/domain/measure.ts";
import { limitWriter } from "../../../../renderer/format/figure-words.ts";
import { decimal, fullNumber, percent, shortMeasure } from "../../../../renderer/format/numbers.ts";

const STYLE = { locale: "en-US", currency: "USD" };
const REVENUE: Measure = { key: "revenue", label: "Revenue", kind: "money" };
const CALLS: Measure = { key: "calls", label: "Calls", kind: "number" };
const NUMBERS: Parameters<typeof limitWriter>[2] = {
  short: (value, measure) => shortMeasure(value, measure, STYLE),
  figure: (value, { kind }) => fullNumber(value, kind, STYLE),
  decimal: (value, digits) => decimal(value, STYLE.locale, digits),
  percent: (fraction, digits) => percent(fraction, STYLE.locale, digits),
};

type Written = (figure: Parameters<typeof limitWriter>[0], ...limits: number[]) => string[];
const written: Written = (figure, ...limits) =>
  limits.map(limitWriter(figure, [REVENUE, CALLS], NUMBERS, limits)).map((text) => text.replaceAll("\u00a0", " "));

describe("limits between classes", () => {
  it("are short where classes are wide", () => {
    expect(written({ kind: "measure", measure: "revenue" }, 1e6, 2.5e6)).toEqual(["$1.00 M", "$2.50 M"]);
    expect(written({ kind: "index", measure: "revenue" }, 80, 100, 120)).toEqual(["80", "100", "120"]);
    expect(written({ kind: "penetration", revenue: "revenue", potential: "calls" }, 0.2, 0.4)).toEqual([
      "20 %",
      "40 %",
    ]);
  });

  it("have the decimals that tell narrow classes apart", () => {
    expect(written({ kind: "index", measure: "revenue" }, 99.5, 100.5)).toEqual(["99.5", "100.5"]);
    expect(written({ kind: "penetration", revenue: "revenue", potential: "calls" }, 0.125, 0.1275)).toEqual([
      "12.50 %",
      "12.75 %",
    ]);
    expect(written({ kind: "measure", measure: "calls" }, 100.25, 100.5)).toEqual(["100.25", "100.50"]);
  });

  it("are in full where three figures are too few, money always as money", () => {
    expect(written({ kind: "measure", measure: "revenue" }, 1_000_100, 1_000_900)).toEqual([
      "$1,000,100.00",
      "$1,000,900.00",
    ]);
    expect(written({ kind: "measure", measure: "revenue" }, 500.25, 501.75)).toEqual(["$500.25", "$501.75"]);
  });
});

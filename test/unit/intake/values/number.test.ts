import { describe, expect, it } from "vitest";
import { decideNumberStyle, type NumberStyle, readNumber } from "../../../../core/intake/values/number.ts";
import { isSentinel } from "../../../../core/intake/values/sentinel.ts";

const valueOf = (text: string, style: NumberStyle = "point"): number | string => {
  const reading = readNumber(text, style);
  return reading.kind === "number" ? reading.value : reading.kind;
};

describe("readNumber", () => {
  it("does not take a number that no double holds", () => {
    for (const style of ["point", "comma"] as const) expect(valueOf("9".repeat(400), style)).toBe("unreadable");
  });

  it.each([
    ["1234.5", 1234.5],
    ["$1,234.50", 1234.5],
    ["US$ 1,234", 1234],
    ["1,234.50 USD", 1234.5],
    ["1.234,50 €", 1234.5],
    ["8.48E10", 84_800_000_000],
    ["1,5e3", 1500],
    ["1.234E5", 123_400],
    ["(120)", -120],
    ["$(1,200.50)", -1200.5],
    ["($1,200.50)", -1200.5],
    ["120-", -120],
    ["-$5", -5],
    ["−5", -5],
    ["+5", 5],
    ["1 234,5", 1234.5],
    ["1 234,5", 1234.5],
    ["1'234.50", 1234.5],
    ["1,23,456.00", 123_456],
    ["1.234.567", 1_234_567],
    ["12%", 0.12],
    ["$1.2M", 1_200_000],
    ["3k", 3000],
    [".5", 0.5],
    ["0,123", 0.123],
    [" 42 ", 42],
  ])("reads %s as %d", (text, value) => expect(valueOf(text)).toBe(value));

  it("reads one mark before three digits by the style of the column", () => {
    expect([valueOf("1.234", "point"), valueOf("1.234", "comma")]).toEqual([1.234, 1234]);
    expect([valueOf("1,234", "point"), valueOf("1,234", "comma")]).toEqual([1234, 1.234]);
  });

  it.each(["", "  ", "-", "—"])("takes %j for nothing", (text) => expect(valueOf(text)).toBe("blank"));
  it.each(["N/A", "#N/A", "NOT AVAILABLE", "null", "unknown", "tbd", "?"])("takes %s for a filler", (text) =>
    expect(valueOf(text)).toBe("filler"),
  );
  it.each(["abc", "1.2.3", "12(34)", "12 34", "2020-01-02", "555-1234", "1e999", "#REF!", "1,2,3", "--5", "$"])(
    "does not take %s for a number",
    (text) => expect(valueOf(text)).toBe("unreadable"),
  );

  it("notes what was written out and what is written in the other style", () => {
    expect(readNumber("1.2M", "point")).toMatchObject({ note: "scaled" });
    expect(readNumber("1.234,50", "point")).toMatchObject({ note: "other-style" });
    expect(readNumber("1.234,50", "comma")).toMatchObject({ note: null });
  });
});

describe("decideNumberStyle", () => {
  it("goes by the numbers that leave no doubt", () => {
    expect(decideNumberStyle(["1.234", "12,5", "7"], "point")).toBe("comma");
    expect(decideNumberStyle(["1,234", "12.5", "7"], "comma")).toBe("point");
    expect(decideNumberStyle(["1.234.567"], "point")).toBe("comma");
  });
  it("leaves columns without doubtless numbers to the fallback", () => {
    expect(decideNumberStyle(["1.234", "2.345"], "comma")).toBe("comma");
    expect(decideNumberStyle(["1.234", "2.345"], "point")).toBe("point");
  });
});

describe("isSentinel", () => {
  it("knows rows of nines below zero", () => {
    expect([-999, -9999, -99999].every(isSentinel)).toBe(true);
    expect([-99, 999, -998, -999.5, -1999].some(isSentinel)).toBe(false);
  });
});

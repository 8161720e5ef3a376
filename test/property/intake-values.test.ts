import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NumberStyle, readNumber } from "../../core/intake/values/number.ts";
import { readPostalCode } from "../../core/intake/values/postal-code.ts";

const SEED = 20_261_122;
const styles = fc.constantFrom<NumberStyle>("point", "comma");
const cents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });

/** 123456 cents as `1,234.56` or `1.234,56`. */
function written(value: number, style: NumberStyle, group: string): string {
  const whole = String(Math.floor(Math.abs(value) / 100)).replace(/\B(?=(\d{3})+$)/g, group);
  return `${whole}${style === "point" ? "." : ","}${String(Math.abs(value) % 100).padStart(2, "0")}`;
}

describe("readNumber", () => {
  it("reads back every amount, however it is grouped, signed and marked with a currency, whatever the column's style", () => {
    const signs: readonly ((text: string) => string)[] = [
      (text) => `-${text}`,
      (text) => `(${text})`,
      (text) => `${text}-`,
      (text) => `−${text}`,
    ];
    const currencies: readonly ((text: string) => string)[] = [
      (text) => text,
      (text) => `$${text}`,
      (text) => `${text} €`,
      (text) => `USD ${text}`,
      (text) => ` ${text} `,
    ];
    fc.assert(
      fc.property(
        ...([cents, styles, styles, fc.constantFrom("", "own", " ", " ", "'") as fc.Arbitrary<string>] as const),
        fc.constantFrom(...signs),
        fc.constantFrom(...currencies),
        (value, style, columnStyle, group, sign, currency) => {
          const mark = group === "own" ? (style === "point" ? "," : ".") : group;
          const text = written(value, style, mark);
          const reading = readNumber(currency(value < 0 ? sign(text) : text), columnStyle);
          expect(reading).toMatchObject({ kind: "number", value: Number((value / 100).toFixed(2)) });
        },
      ),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it("reads back every double as JavaScript and databases write it", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const exponential = value.toExponential().toUpperCase();
        expect(readNumber(String(value), "point")).toMatchObject({ kind: "number", value: value + 0 });
        expect(readNumber(exponential, "comma")).toMatchObject({ kind: "number", value: value + 0 });
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it("answers about any text, and never with a number that is not finite", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("0123456789.,-()$€%eEkM '’")) }),
        styles,
        (text, style) => {
          const reading = readNumber(text, style);
          expect(reading.kind !== "number" || Number.isFinite(reading.value)).toBe(true);
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
  });
});

describe("readPostalCode", () => {
  const zips = fc.integer({ min: 501, max: 99_950 });

  it("reads back every ZIP, with its zeros lost, as a decimal, with ZIP+4, with a dash", () => {
    fc.assert(
      fc.property(zips, fc.integer({ min: 0, max: 9999 }), (number, extension) => {
        const zip = String(number).padStart(5, "0");
        const plus4 = String(extension).padStart(4, "0");
        const shapes = [
          zip,
          String(number),
          `${number}.0`,
          `${zip}-${plus4}`,
          `${zip}${plus4}`,
          `${zip}-`,
          `-${zip}`,
          ` ${zip} `,
        ];
        if (number >= 1000) shapes.push(`${number}-${plus4}`, `${number}${plus4}`);
        for (const shape of shapes) expect(readPostalCode(shape), shape).toMatchObject({ kind: "zip", zip });
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it("answers a ZIP of five digits or none, about any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from("0123456789- .AZ'")) }), (text) => {
        const reading = readPostalCode(text);
        if (reading.kind === "zip") expect(reading.zip).toMatch(/^\d{5}$/);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});

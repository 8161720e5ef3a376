import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromSpreadsheet, toSpreadsheet } from "../../../../renderer/format/spreadsheet.ts";

describe("copying for a spreadsheet", () => {
  it("writes figures in full, and no text that a spreadsheet would run", () => {
    expect(toSpreadsheet([["=1+1", -5, "-5.2", "@cmd", "+1 (617) x", null, 0.1]])).toBe(
      "'=1+1\t-5\t-5.2\t'@cmd\t'+1 (617) x\t\t0.1",
    );
  });

  it("keeps cells with tabs, quotes and line breaks in one piece", () => {
    expect(
      toSpreadsheet([
        ['a\t"b"', "c\nd"],
        ["e", "f"],
      ]),
    ).toBe('"a\t""b"""\t"c\nd"\r\ne\tf');
  });

  it("gives back what it took, but for blanks at the ends of a cell", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "0", "=", "-", "'", '"', "\t", "\n", " ", "é") });
    const cells = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cells, (rows) => {
        // An apostrophe before a formula sign cannot be told from the one that keeps a formula from running.
        fc.pre(rows.every((row) => row.every((text) => !/^\s*'[=+\-@]/.test(text) && !/^\s/.test(text))));
        const expected = rows.map((row) => row.map((text) => text.trim()));
        while (expected.length > 0 && (expected.at(-1) ?? []).every((text) => text === "")) expected.pop();
        expect(fromSpreadsheet(toSpreadsheet(rows))).toEqual(expected);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it("reads what spreadsheets of all systems put on the clipboard", () => {
    expect(fromSpreadsheet("02139\tEast\r\n02140\tWest\r\n")).toEqual([
      ["02139", "East"],
      ["02140", "West"],
    ]);
    expect(fromSpreadsheet("")).toEqual([]);
  });
});

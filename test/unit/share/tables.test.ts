import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { SharedAccount } from "../../../core/share/share-input.ts";
import { accountsCsv } from "../../../core/share/tables/accounts-csv.ts";
import { csvChunks, plainText } from "../../../core/share/tables/csv.ts";
import { rejectedCsv, repairsCsv } from "../../../core/share/tables/triage-csv.ts";
import { unitsCsv } from "../../../core/share/tables/units-csv.ts";
import { layerOfCells } from "../score/plan-builder.ts";
import { sharePlan } from "./share-plan.ts";

const layer = layerOfCells([[[0, 0]], [[1, 0]], [[2, 0]], [[3, 0]]]);
const plan = sharePlan({ layer, territories: 2, accounts: 20 });
const text = (chunks: Iterable<string>): string => [...chunks].join("");
const rows = (chunks: Iterable<string>): string[][] => Papa.parse<string[]>(text(chunks).replace(/\n$/, "")).data;

describe("csvChunks", () => {
  it("gives back every cell that a reader of CSV reads, whatever is in it", () => {
    const cells = ["plain", "", 'say "hi"', "a,b", "two\nlines", "cr\r\nlf", " blank ", "ünïcödé 日本", "'", "0501"];
    const written = text(csvChunks(["a", "b,c"], [cells]));
    expect(Papa.parse<string[]>(written.replace(/\n$/, "")).data).toEqual([["a", "b,c"], cells]);
  });
  it("ends every line with LF alone", () => {
    expect(text(csvChunks(["a"], [["1"], ["2"]]))).toBe("a\n1\n2\n");
  });
  it("streams: a million rows never stand in one chunk", () => {
    let drawn = 0;
    function* many(): Generator<string[]> {
      for (; drawn < 1_000_000; drawn++) yield [`account ${drawn}`];
    }
    const chunks = csvChunks(["account"], many());
    expect(chunks.next().value?.length).toBeLessThan(100_000);
    expect(drawn).toBeLessThan(10_000);
    let lines = drawn;
    for (const chunk of chunks) {
      expect(chunk.length).toBeLessThan(100_000);
      lines = drawn;
    }
    expect(lines).toBe(1_000_000);
  });
});

describe("plainText", () => {
  it.each(["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd|x", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")'])(
    "disarms %j",
    (cell) => {
      expect(plainText(cell)).toBe(`'${cell}`);
    },
  );
  it.each(["-999", "-1,234.50", "+3", "-12 %", "plain", "a=b", "", "1-2"])("leaves %j", (cell) => {
    expect(plainText(cell)).toBe(cell);
  });
});

describe("units.csv", () => {
  it("lists the extent with territory ids, empty where a unit has none", () => {
    const assignment = Int32Array.of(0, -1, 1, -1);
    const extent = Uint8Array.of(1, 1, 0, 0);
    expect(rows(unitsCsv({ ...plan, assignment, extent }))).toEqual([
      ["unit", "territory"],
      ["U00000", "T01"],
      ["U00001", ""],
      // Outside the extent, but some territory has it.
      ["U00002", "T02"],
    ]);
  });
});

describe("accounts.csv", () => {
  const assignment = Int32Array.of(0, -1, 1, -1);
  const extent = Uint8Array.of(1, 1, 1, 0);
  const write = (accounts: readonly SharedAccount[]): string[][] =>
    rows(accountsCsv({ ...plan, assignment, extent, accounts: () => accounts })).slice(1);

  it("says of every account where it is, whose it is and why", () => {
    expect(
      write([
        { id: "A1", unit: 0, override: null },
        { id: "A2", unit: 1, override: null },
        { id: "A3", unit: 3, override: null },
        { id: "A4", unit: 1, override: { territory: 1, reason: "named account" } },
      ]),
    ).toEqual([
      ["A1", "U00000", "T01", "by square"],
      ["A2", "U00001", "", "square is unassigned"],
      ["A3", "U00003", "", "square is outside the plan's extent"],
      ["A4", "U00001", "T02", "named account"],
    ]);
  });
  it("keeps ids exactly as they are and disarms the reason", () => {
    expect(write([{ id: "=007", unit: 0, override: { territory: 0, reason: "=cmd|x" } }])).toEqual([
      ["=007", "U00000", "T01", "'=cmd|x"],
    ]);
  });
  it("refuses a territory that is not there", () => {
    expect(() => write([{ id: "A1", unit: 0, override: { territory: 9, reason: "" } }])).toThrow("index 9");
  });
});

describe("rejected.csv and repairs.csv", () => {
  it("have the headings that scripts rely on, and disarmed cells", () => {
    const rejected = [{ row: 7, column: "@Zip", value: "=1", problem: "not a ZIP" }];
    const repairs = [{ row: 8, column: "Revenue", value: "-999", repair: "taken for no value" }];
    expect(text(rejectedCsv({ rejected: () => rejected }))).toBe("row,column,value,problem\n7,'@Zip,'=1,not a ZIP\n");
    expect(text(repairsCsv({ repairs: () => repairs }))).toBe(
      "row,column,value,repair\n8,Revenue,-999,taken for no value\n",
    );
  });
  it("have their headings when there is nothing to say", () => {
    expect(text(rejectedCsv({ rejected: () => [] }))).toBe("row,column,value,problem\n");
  });
});

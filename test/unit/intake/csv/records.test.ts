import { describe, expect, it } from "vitest";
import { uniqueHeadings } from "../../../../core/intake/csv/headings.ts";
import { openByteSource } from "../../../../core/intake/csv/read-bytes.ts";
import { FIELD_LIMIT, readHead } from "../../../../core/intake/csv/read-head.ts";
import { readRecords } from "../../../../core/intake/csv/read-records.ts";
import { temporaryFiles } from "../intake-files.ts";

const file = temporaryFiles();

async function recordsOf(text: string) {
  const source = await openByteSource(file("records.csv", text));
  const head = await readHead(source);
  const records: { row: number; values: readonly string[]; isStray: boolean }[] = [];
  for await (const chunk of readRecords(source, head)) {
    chunk.records.forEach((values, at) => {
      records.push({ row: chunk.firstRow + at, values, isStray: chunk.strayQuotes.includes(at) });
    });
  }
  return { head, records };
}

describe("readRecords", () => {
  it.each([
    [",", "a,b\n1,2\n"],
    [";", "a;b\n1,5;2,5\n"],
    ["\t", "a\tb\n1, x\t2\n"],
    ["|", "a|b\n1,x|2;y\n"],
    [";", 'a;b\n"x, y, z";"p, q"\n1;2\n'],
    ["|", "sep=|\na,x|b,y\n1,1|2,2\n"],
  ])("recognises the separator %j", async (separator, text) => {
    const { head } = await recordsOf(text);
    expect(head.separator).toBe(separator);
    expect(head.headings).toHaveLength(2);
  });

  it.each([
    ["CRLF", 'a,b\r\n1,"x\r\ny"\r\n2,z\r\n'],
    ["LF", 'a,b\n1,"x\ny"\n2,z\n'],
    ["CR", 'a,b\r1,"x\ry"\r2,z'],
  ])("ends lines with %s and keeps those in quotes", async (_, text) => {
    const { records } = await recordsOf(text);
    const filled = records.filter(({ values }) => values.length === 2);
    expect(filled.map(({ row, values }) => [row, ...values])).toEqual([
      [2, "1", "x\ny"],
      [3, "2", "z"],
    ]);
  });

  it("counts blank lines as rows of the file, and those before the header not", async () => {
    const { records } = await recordsOf("\n\n a,b\n1,2\n\n3,4");
    expect(records.map(({ row, values }) => [row, values.join("")])).toEqual([
      [2, "12"],
      [3, ""],
      [4, "34"],
    ]);
  });

  it("reads quoted separators and doubled quotes, and says where quotes are stray", async () => {
    const { records } = await recordsOf('a,b\n"x,""y""",2\n"Bob "B" Hill",3\nplain "q",4\n');
    expect(records.slice(0, 3).map(({ values }) => values)).toEqual([
      ['x,"y"', "2"],
      ['Bob "B" Hill', "3"],
      ['plain "q"', "4"],
    ]);
    expect(records.slice(0, 3).map(({ isStray }) => isStray)).toEqual([false, true, false]);
  });

  it("is not disturbed by where chunks of the file end", async () => {
    const lines = Array.from(
      { length: 40_000 },
      (_, i) => `${i},"Acme ""${i}"", Inc.\r\nRow ${i}",é${"x".repeat(i % 37)}`,
    );
    const { records } = await recordsOf(`id,name,note\r\n${lines.join("\r\n")}\r\n`);
    const filled = records.filter(({ values }) => values.length === 3);
    expect(filled).toHaveLength(lines.length);
    filled.forEach(({ row, values }, i) => {
      if (row !== i + 2 || values[1] !== `Acme "${i}", Inc.\nRow ${i}` || values[2] !== `é${"x".repeat(i % 37)}`) {
        throw new Error(`row ${row} is ${JSON.stringify(values)}`);
      }
    });
  });

  it("reads a field as long as the limit", async () => {
    const { records } = await recordsOf(`a,b\n1,${"x".repeat(FIELD_LIMIT)}\n2,y\n`);
    expect(records[0]?.values[1]).toHaveLength(FIELD_LIMIT);
    expect(records[1]?.values).toEqual(["2", "y"]);
  });
});

describe("uniqueHeadings", () => {
  it("numbers all that stand there twice, and names blank ones by their position", () => {
    expect(uniqueHeadings(["Name ", "", "Name", "Zip", "Name (1)"])).toEqual([
      "Name (2)",
      "Column 2",
      "Name (3)",
      "Zip",
      "Name (1)",
    ]);
  });
});

import { chmodSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openByteSource, type UnpackLimits } from "../../../core/intake/csv/read-bytes.ts";
import { type IntakeProblem, intakeSentence } from "../../../core/intake/problems.ts";
import { readFileOf, temporaryFiles } from "./intake-files.ts";

const file = temporaryFiles();
const good = `Name,Zip,Revenue\n${Array.from({ length: 2000 }, (_, i) => `A${Math.sin(i)},02139,${i}`).join("\n")}\n`;

async function problemOf(path: string, map = ""): Promise<IntakeProblem> {
  const read = await readFileOf(path, map);
  if (!("kind" in read)) throw new Error(`expected a problem, read ${read.summary.rows} rows`);
  return read;
}

describe("a file that cannot be used", () => {
  it.each<[string, IntakeProblem["kind"], string | Uint8Array]>([
    ["empty.csv", "empty-file", ""],
    ["blank-lines.csv", "empty-file", "\n\n  \n"],
    ["empty.csv.gz", "empty-file", gzipSync("")],
    ["mark-only.csv", "empty-file", "\uFEFF"],
    ["header-only.csv", "no-rows", "Name,Zip\n"],
    ["no-header.csv", "no-header", "Bob,02139\nAnn,10001\n"],
    ["blank-header.csv", "no-header", ",,\n1,2,3\n"],
    ["binary.csv", "not-text", Uint8Array.from({ length: 5000 }, (_, i) => (i * 37) % 256)],
    ["book.xlsx", "archive", "PK\x03\x04xl/workbook.xml"],
    ["zeros-later.csv", "not-text", `${good.repeat(10)}\0\0\0`],
    ["truncated.csv.gz", "truncated-gzip", gzipSync(good).subarray(0, 9000)],
    ["damaged.csv.gz", "damaged-gzip", Buffer.concat([gzipSync(good).subarray(0, 3000), Buffer.alloc(4000, 7)])],
    ["places.csv", "no-place-column", "Name,City\nBob,Boston\n"],
    ["quote.csv", "open-quote", `Name,Zip\nAnn,02139\n"Bob,10001\nCyd,60601\n`],
    ["long.csv", "field-too-long", `Name,Zip\nAnn,02139\n${"x".repeat(1_000_000)},10001\n`],
    ["long-quoted.csv", "field-too-long", `Name,Zip\nAnn,02139\n"${"x,\n".repeat(400_000)}",10001\n`],
    ["long-header.csv", "field-too-long", "x".repeat(3_000_000)],
    ["wide.csv", "too-many-columns", `${Array.from({ length: 5000 }, (_, i) => `c${i}`).join(",")}\n1\n`],
  ])("%s: %s", async (name, kind, content) => {
    const problem = await problemOf(file(name, content));
    expect(problem.kind).toBe(kind);
    expect(intakeSentence(problem)).toContain(name);
  });

  it("is refused when it unpacks out of all proportion", async () => {
    const bomb = file("bomb.csv.gz", gzipSync(`Name,Zip\n${"A,02139\n".repeat(500_000)}`, { level: 9 }));
    const unpack = async (limits: UnpackLimits): Promise<number> => {
      let bytes = 0;
      for await (const chunk of (await openByteSource(bomb, limits)).chunks()) bytes += chunk.length;
      return bytes;
    };
    const generous = { ratio: 2000, freeBytes: 1e6, bytes: 1e9 };
    expect(await unpack(generous)).toBe(4_000_009);
    const refused = { problem: { kind: "gzip-bomb", file: "bomb.csv.gz" } };
    await expect(unpack({ ...generous, ratio: 50 })).rejects.toMatchObject(refused);
    await expect(unpack({ ...generous, bytes: 2e6 })).rejects.toMatchObject(refused);
    expect(await unpack({ ...generous, ratio: 50, freeBytes: 5e6 })).toBe(4_000_009);
  });

  it("is refused before its first row is read, whatever it says of its own size", async () => {
    const million = "1,a,06101,5\n".repeat(1_000_000);
    const bomb = gzipSync(million.repeat(9), { level: 9 });
    const refused = { problem: { kind: "gzip-bomb", megabytes: 64 } };
    await expect(openByteSource(file("small.csv.gz", bomb))).rejects.toMatchObject(refused);
    bomb.writeUInt32LE(1000, bomb.length - 4);
    await expect(openByteSource(file("liar.csv.gz", bomb))).rejects.toMatchObject(refused);
    // In two parts, as gzip files may be: the size at the end is that of the second one.
    const parts = Buffer.concat([gzipSync(million.repeat(9), { level: 9 }), gzipSync("2,b,06101,5\n")]);
    await expect(openByteSource(file("parts.csv.gz", parts))).rejects.toMatchObject(refused);
  });

  it("may not be there, be a folder, or be closed to us", async () => {
    const path = file("closed.csv", good);
    expect((await problemOf(join(dirname(path), "nowhere.csv"))).kind).toBe("missing-file");
    expect((await problemOf(join(path, "below.csv"))).kind).toBe("missing-file");
    const folder = join(dirname(path), "folder.csv");
    mkdirSync(folder);
    expect((await problemOf(folder)).kind).toBe("directory");
  });

  it.skipIf(process.getuid?.() === 0)("says so when it may not be opened", async () => {
    const path = file("forbidden.csv", good);
    chmodSync(path, 0);
    expect((await problemOf(path)).kind).toBe("unreadable");
  });

  it("names the row and column of a value that is too long", async () => {
    const path = file("long-note.csv", `Zip,Note\n02139,a\n10001,b\n60601,"${"x".repeat(600_000)}"\n`);
    expect(await problemOf(path)).toMatchObject({ kind: "field-too-long", row: 4, column: "Note" });
    const late = `Zip,Note\n${"02139,a\n".repeat(300_000)}60601,"${"x".repeat(300_000)}"\n02139,b\n`;
    expect(await problemOf(file("late.csv", late))).toMatchObject({
      kind: "field-too-long",
      row: 300_002,
      column: "Note",
    });
  });

  it("names the row that opens a quotation mark, however far down", async () => {
    const late = `Zip,Note\n${"02139,a\n".repeat(300_000)}60601,"open\n02139,b\n`;
    expect(await problemOf(file("late-quote.csv", late))).toMatchObject({ kind: "open-quote", row: 300_002 });
    expect(await problemOf(file("quote.csv", 'Name,Zip\nAnn,02139\n"Bob,1\n'))).toMatchObject({
      kind: "open-quote",
      row: 3,
    });
  });
});

import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { textDecoding } from "../../../../core/intake/csv/decode-text.ts";
import { detectEncoding } from "../../../../core/intake/csv/detect-encoding.ts";
import { readGoodFile, temporaryFiles } from "../intake-files.ts";

const TEXT = "Name,Zip,Revenue\nCafé Zoë “Nord”,02139,1\nŒuvre €,10001,2\n";
const windows1252 = Buffer.from(
  TEXT.replace("é", "\xe9")
    .replace("ë", "\xeb")
    .replace("“", "\x93")
    .replace("”", "\x94")
    .replace("Œ", "\x8c")
    .replace("€", "\x80"),
  "latin1",
);
const utf16be = Buffer.from(TEXT, "utf16le").swap16();
const file = temporaryFiles();

describe("the encoding of a file", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${TEXT}`), "utf-8"],
    ["Windows-1252", windows1252, "windows-1252"],
    ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${TEXT}`, "utf16le"), "utf-16le"],
    ["UTF-16 LE", Buffer.from(TEXT, "utf16le"), "utf-16le"],
    ["UTF-16 BE with a mark", Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be]), "utf-16be"],
    ["UTF-16 BE", utf16be, "utf-16be"],
    ["gzip", gzipSync(windows1252), "windows-1252"],
  ])("is found and read: %s", async (name, bytes, encoding) => {
    const { accounts, summary } = await readGoodFile(file(`${name}.csv`, bytes));
    expect(summary.encoding).toBe(encoding);
    expect(accounts.map((account) => account.name)).toEqual(["Café Zoë “Nord”", "Œuvre €"]);
    expect(accounts.map(({ unit }) => unit)).toEqual([0, 1]);
  });

  it("turns out to be Windows-1252 where the first accent stands far down", async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `Plain name ${row},02139,1`).join("\n");
    const bytes = Buffer.concat([
      Buffer.from(`Name,Zip,Revenue\n${rows}\n`),
      Buffer.from("Caf\xe9,10001,1\n", "latin1"),
    ]);
    const { accounts, summary } = await readGoodFile(file("late.csv", bytes));
    expect(accounts.at(-1)?.name).toBe("Café");
    expect(summary.encoding).toBe("windows-1252");
  });

  it("stays UTF-8 when single bytes of a UTF-8 file are damaged", () => {
    const decoding = textDecoding("utf-8");
    const text = decoding.decode(Buffer.concat([Buffer.from("éèü"), Buffer.from([0xff]), Buffer.from("ö")]), true);
    expect(text).toBe("éèü\uFFFDö");
    expect(decoding.encoding()).toBe("utf-8");
  });

  it("is decoded the same wherever chunks are cut", () => {
    for (const [encoding, bytes] of [
      ["utf-8", Buffer.from("aé€𝄞z")],
      ["utf-16le", Buffer.from("aé€𝄞z", "utf16le")],
      ["utf-16be", Buffer.from("aé€𝄞z", "utf16le").swap16()],
    ] as const) {
      for (let cut = 0; cut <= bytes.length; cut++) {
        const decoding = textDecoding(encoding);
        const text = decoding.decode(bytes.subarray(0, cut), false) + decoding.decode(bytes.subarray(cut), true);
        expect(text, `${encoding} cut at ${cut}`).toBe("aé€𝄞z");
      }
    }
  });
});

describe("detectEncoding", () => {
  it("tells archives and binary files from text", () => {
    expect(detectEncoding(Buffer.from("PK\x03\x04rest")).kind).toBe("archive");
    expect(detectEncoding(Buffer.from("%PDF-1.7")).kind).toBe("binary");
    expect(detectEncoding(Buffer.from([1, 2, 3, 0, 5, 9, 200, 0, 0, 7])).kind).toBe("binary");
  });
});

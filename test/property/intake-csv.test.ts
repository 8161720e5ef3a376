import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { SEPARATORS } from "../../core/domain/intake.ts";
import { textDecoding } from "../../core/intake/csv/decode-text.ts";
import { lineEndNormaliser } from "../../core/intake/csv/line-ends.ts";
import { parseChunk } from "../../core/intake/csv/parse-chunk.ts";
import { openByteSource } from "../../core/intake/csv/read-bytes.ts";
import { readHead } from "../../core/intake/csv/read-head.ts";
import { readRecords } from "../../core/intake/csv/read-records.ts";

const SEED = 20_261_122;
const folder = mkdtempSync(join(tmpdir(), "bailiwick-intake-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nasty = fc.string({
  unit: fc.constantFrom("a", "é", "€", "𝄞", '"', '""', ",", ";", "\t", "|", "\n", " ", "'", "0", "-", "=", "\uFEFF"),
  maxLength: 12,
});
const tables = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(nasty, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));
const lineEnds = fc.constantFrom("\n", "\r\n");

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const csv = (table: readonly (readonly string[])[], separator: string, lineEnd: string): string =>
  table.map((row) => row.map(quoted).join(separator) + lineEnd).join("");

describe("a CSV file", () => {
  it("gives back what was written, whatever stands in the fields", async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom(...SEPARATORS), lineEnds, async (table, separator, lineEnd) => {
        const width = table[0]?.length ?? 0;
        const header = Array.from({ length: width }, (_, column) => `head ${column}`);
        const path = join(folder, "table.csv");
        writeFileSync(path, csv([header, ...table], separator, lineEnd));
        const source = await openByteSource(path);
        const head = await readHead(source);
        const records: (readonly string[])[] = [];
        for await (const chunk of readRecords(source, head)) records.push(...chunk.records);
        expect(head.headings).toEqual(header);
        expect(records.slice(0, table.length)).toEqual(table);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("is read the same however its bytes fall into chunks", () => {
    fc.assert(
      fc.property(
        tables,
        lineEnds,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (table, lineEnd, sizes) => {
          const bytes = Buffer.from(csv(table, ",", lineEnd));
          const decoding = textDecoding("utf-8");
          const normalise = lineEndNormaliser("\n");
          const records: string[][] = [];
          let rest = "";
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const end = Math.min(bytes.length, at + (sizes[turn % sizes.length] ?? 1));
            const isLast = end === bytes.length;
            rest += normalise(decoding.decode(bytes.subarray(at, end), isLast), isLast);
            const parsed = parseChunk(rest, ",", isLast);
            records.push(...parsed.records);
            rest = rest.slice(parsed.consumed);
            at = end;
          }
          expect(records.slice(0, table.length)).toEqual(table);
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });
});

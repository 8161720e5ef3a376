import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Cancelled } from "../../../core/domain/cancel.ts";
import { inspectAccountsFile } from "../../../core/intake/inspect-accounts-file.ts";
import { mappedColumns, readAccounts } from "../../../core/intake/read-accounts.ts";
import { readGoodFile, temporaryFiles, zipResolver } from "./intake-files.ts";

const file = temporaryFiles();

describe("readAccounts", () => {
  it("keeps every row, in the plan or in the list of rejected ones, by its number in the file", async () => {
    const csv = `Id,Name,Zip,Owner,Industry,City,Revenue
7,"Acme,
Inc.",2139,Ann,Retail,Cambridge,"$1,234.50"

8,Globex,T2L 2K7,Bob,Oil,Calgary,10
,Initech, 10001 ,,Software,New York,n/a
8,Umbrella,99999,Ann,,,1
,,,,,,
7,Stark,94105-1234,Cyd,Arms,San Francisco,(20.25)
`;
    const { accounts, rejected, repaired, summary } = await readGoodFile(file("rows.csv", csv));
    expect(accounts.map(({ row, id, name, postalCode, owner }) => [row, id, name, postalCode, owner])).toEqual([
      [2, "7", "Acme,\nInc.", "02139", "Ann"],
      [5, "5", "Initech", "10001", ""],
      [8, "7", "Stark", "94105", "Cyd"],
    ]);
    expect(accounts.map(({ measures }) => measures)).toEqual([[1234.5], [0], [-20.25]]);
    expect(accounts[0]?.attributes).toEqual(["Retail", "Cambridge"]);
    expect(rejected).toEqual([
      { row: 4, column: "Zip", value: "T2L 2K7", problem: "foreign address: not a ZIP code of the United States" },
      { row: 6, column: "Zip", value: "99999", problem: "unknown ZIP code" },
      { row: 7, column: "", value: "", problem: "the row has no value at all" },
    ]);
    expect(repaired).toEqual([
      { row: 2, column: "Zip", value: "2139", repair: "leading zeros restored: 02139" },
      { row: 5, column: "Revenue", value: "n/a", repair: "filler instead of a number, counted as 0" },
      { row: 8, column: "Id", value: "7", repair: "same id as an earlier row, both kept: row 2" },
    ]);
    expect(summary).toMatchObject({ rows: 6, accepted: 3, rejected: 3, attributes: ["Industry", "City"] });
    expect(summary.measures).toEqual([
      { measure: { key: "revenue", label: "Revenue", kind: "money" }, total: 1214.25 },
    ]);
    expect([...summary.rejectedByKind]).toEqual([
      ["foreign-code", 1],
      ["unknown-zip", 1],
      ["empty-row", 1],
    ]);
  });

  it("reads the numbers of a European file, and says which do not fit their column", async () => {
    const csv = "Firma;PLZ;Umsatz\nMüller;02139;1.234,50 €\nSchmidt;10001;12.000\nMaier;60601;0.5\nHuber;60601;viel\n";
    const { accounts, repaired, summary } = await readGoodFile(file("europe.csv", csv), "umsatz=Umsatz");
    expect(accounts.map(({ measures }) => measures[0])).toEqual([1234.5, 12_000, 0.5, 0]);
    expect(summary.measures[0]?.measure.kind).toBe("money");
    expect(repaired.map(({ row, repair }) => [row, repair])).toEqual([
      [4, "decimal mark differs from the rest of the column: read as 0.5"],
      [5, "not a number, counted as 0"],
    ]);
  });

  it("takes −999 for missing, unless the column holds other negative numbers", async () => {
    const beds = await readGoodFile(file("beds.csv", "Zip,Beds\n02139,10\n10001,-999\n60601,5\n"));
    expect(beds.summary.measures[0]?.total).toBe(15);
    expect(beds.repaired).toHaveLength(1);
    const profit = await readGoodFile(file("profit.csv", "Zip,Profit\n02139,10\n10001,-999\n60601,-5\n"));
    expect(profit.summary.measures[0]?.total).toBe(-994);
    expect(profit.repaired).toHaveLength(0);
  });

  it("says where a row has too few or too many values, and where quotes are stray", async () => {
    const csv = 'Name,Zip,Beds\nA,02139\nB,02139,1,\nC,02139,1,x\n"D "d" D",02139,1\n';
    const { repaired } = await readGoodFile(file("ragged.csv", csv));
    expect(repaired.map(({ row, value, repair }) => [row, value, repair])).toEqual([
      [2, "", "fewer values than headings, the rest counts as blank: 2 of 3"],
      [4, "x", "more values than headings, the rest was left out: 1"],
      [5, "", "stray quotation mark"],
    ]);
  });

  it("sums money to the cent over many rows", async () => {
    const cents = Array.from({ length: 120_000 }, (_, i) => (i * 7_919_317) % 9_999_999_999);
    const rows = cents.map((value) => `02139,${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`);
    const { summary } = await readGoodFile(file("cents.csv", `Zip,Revenue\n${rows.join("\n")}\n`));
    const exact = cents.reduce((sum, value) => sum + BigInt(value), 0n);
    const [{ total } = { total: 0 }] = summary.measures;
    expect(BigInt(Math.round(total * 100))).toBe(exact);
  });

  it("tells how far it is, and stops when asked", async () => {
    const path = file("long.csv", `Zip,Beds\n${"02139,1\n".repeat(200_000)}`);
    const inspected = await inspectAccountsFile(path);
    if (!inspected.ok) throw new Error(inspected.problem.kind);
    const options = { mapping: inspected.value.columns, resolver: zipResolver(), onBatch: () => {} };
    const shares: number[] = [];
    await readAccounts(path, {
      ...options,
      onProgress: ({ bytesRead, fileBytes }) => shares.push(bytesRead / fileBytes),
    });
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);

    let batches = 0;
    const stopped = readAccounts(path, { ...options, onBatch: () => void batches++, isCancelled: () => batches === 2 });
    await expect(stopped).rejects.toBeInstanceOf(Cancelled);
    expect(batches).toBe(2);
  });

  it("waits for a slow taker, and passes its failure on", async () => {
    const path = file("slow.csv", `Zip,Beds\n${"02139,1\n".repeat(100_000)}`);
    const inspected = await inspectAccountsFile(path);
    if (!inspected.ok) throw new Error(inspected.problem.kind);
    const options = { mapping: inspected.value.columns, resolver: zipResolver() };
    let running = 0;
    await readAccounts(path, {
      ...options,
      onBatch: async () => {
        expect(++running).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running--;
      },
    });
    const full = readAccounts(path, { ...options, onBatch: () => Promise.reject(new Error("disk full")) });
    await expect(full).rejects.toThrow("disk full");
  });

  it("refuses a mapping made for other columns", async () => {
    const path = file("changed.csv", "Zip,Beds\n02139,1\n");
    const mapping = [{ heading: "Zip", role: { kind: "field", field: "postalCode" } }] as const;
    const read = await readAccounts(path, { mapping, resolver: zipResolver(), onBatch: () => {} });
    expect(read).toEqual({ ok: false, problem: { kind: "changed-file", file: "changed.csv" } });
  });
});

describe("inspectAccountsFile", () => {
  it("shows columns, first rows and an estimate of the number of rows", async () => {
    const rows = Array.from({ length: 300_000 }, (_, i) => `${100_000 + i},02139,${i % 9}.5\r\n`).join("");
    const inspected = await inspectAccountsFile(file("many.csv", `Id;x,Zip,Sales\r\n${rows}`));
    if (!inspected.ok) throw new Error(inspected.problem.kind);
    const { columns, previewRows, rowEstimate, separator } = inspected.value;
    expect(separator).toBe(",");
    expect(columns.map(({ heading }) => heading)).toEqual(["Id;x", "Zip", "Sales"]);
    expect(columns[2]).toMatchObject({ samples: ["0.5", "1.5", "2.5", "3.5", "4.5"], filled: 1 });
    expect(previewRows).toHaveLength(50);
    expect(previewRows[0]).toEqual(["100000", "02139", "0.5"]);
    expect(Math.abs(rowEstimate - 300_000)).toBeLessThan(1000);
    const packed = await inspectAccountsFile(file("many.csv.gz", gzipSync(`Id;x,Zip,Sales\r\n${rows}`)));
    expect(packed.ok && Math.abs(packed.value.rowEstimate - 300_000)).toBeLessThan(1000);
  });

  it("counts exactly where it saw the whole file", async () => {
    const inspected = await inspectAccountsFile(file("few.csv", "Zip,Beds\n\n02139,1\n10001\n"));
    expect(inspected).toMatchObject({
      ok: true,
      value: {
        rowEstimate: 2,
        previewRows: [
          ["02139", "1"],
          ["10001", ""],
        ],
      },
    });
  });
});

describe("mappedColumns", () => {
  it("lists measures and attributes in the order of the batches", () => {
    const beds = { key: "beds", label: "Beds", kind: "count" } as const;
    const mapping = [
      { heading: "City", role: { kind: "field", field: "city" } },
      { heading: "Beds", role: { kind: "measure", measure: beds } },
      { heading: "Zip", role: { kind: "field", field: "postalCode" } },
      { heading: "x", role: { kind: "ignored" } },
      { heading: "Type", role: { kind: "attribute" } },
    ] as const;
    expect(mappedColumns(mapping)).toEqual({ measures: [beds], attributes: ["City", "Type"] });
  });
});

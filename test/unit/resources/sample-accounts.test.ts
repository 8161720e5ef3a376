import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { known } from "../../../core/domain/invariant.ts";
import { distanceKm } from "../../../core/geo/arc-length.ts";
import { createLocator } from "../../../core/geo/locate.ts";
import { layerPlaceResolver } from "../../../core/intake/accounts/layer-place-resolver.ts";
import { inspectAccountsFile } from "../../../core/intake/inspect-accounts-file.ts";
import {
  defaultResourcesFolder,
  loadPostalDirectory,
  loadShippedLayer,
} from "../../../core/intake/postal/shipped-layers.ts";
import { readAccounts } from "../../../core/intake/read-accounts.ts";

type Row = Record<string, string>;
let rows: Row[];

beforeAll(() => {
  const text = gunzipSync(readFileSync(join(defaultResourcesFolder(), "sample", "accounts.csv.gz"))).toString("utf8");
  const parsed = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  expect(parsed.errors).toEqual([]);
  rows = parsed.data;
});

const sum = (of: readonly Row[], column: string): number => of.reduce((total, row) => total + Number(row[column]), 0);

describe("the sample accounts", () => {
  it("are 12,000 with ids and names of their own", () => {
    expect(rows).toHaveLength(12_000);
    for (const column of ["Account ID", "Account Name"]) {
      expect(new Set(rows.map((row) => row[column])).size, column).toBe(12_000);
    }
  });

  it("lie in real ZIPs, in the state they name, near the ZIP's point", async () => {
    const directory = await loadPostalDirectory();
    let placed = 0;
    for (const row of rows) {
      const place = known(directory.lookUp(known(row["ZIP"])), row["ZIP"]);
      expect([place.stateLetters, place.city]).toEqual([row["State"], row["City"]]);
      if (row["Latitude"] === "") continue;
      placed++;
      const km = distanceKm(Number(row["Longitude"]), Number(row["Latitude"]), place.lng, place.lat);
      expect(km, row["Account ID"]).toBeLessThan(50);
    }
    expect(placed / rows.length).toBeGreaterThan(0.94);
    expect(placed).toBeLessThan(rows.length);
  });

  it.each(["us-zip", "us-county"])("are read by the normal import without a rejection or a repair, %s", async (id) => {
    const path = join(defaultResourcesFolder(), "sample", "accounts.csv.gz");
    const inspection = await inspectAccountsFile(path);
    if (!inspection.ok) throw new Error(inspection.problem.kind);
    const layer = await loadShippedLayer(id);
    const notes: string[] = [];
    const summary = await readAccounts(path, {
      mapping: inspection.value.columns,
      resolver: layerPlaceResolver(layer, createLocator(layer.topology), await loadPostalDirectory()),
      onBatch: ({ rejected, repaired }) => {
        for (const { row, problem } of rejected) notes.push(`${row} ${problem}`);
        for (const { row, repair } of repaired) notes.push(`${row} ${repair}`);
      },
    });
    expect(notes).toEqual([]);
    expect(summary.ok && [summary.value.rows, summary.value.accepted]).toEqual([12_000, 12_000]);
    expect(summary.ok && summary.value.measures.map(({ measure }) => measure.label)).toEqual([
      "Employees",
      "Annual Revenue",
      "Potential",
      "Pipeline",
      "Annual Visits",
      "Relationship Years",
    ]);
  });

  it("have numbers that hang together", () => {
    for (const row of rows) {
      const [revenue, potential, pipeline] = ["Annual Revenue", "Potential", "Pipeline"].map((key) => Number(row[key]));
      expect(known(potential)).toBeGreaterThan(0);
      expect(known(revenue)).toBeLessThanOrEqual(known(potential));
      expect(known(pipeline)).toBeLessThanOrEqual(known(potential));
      expect(row["Status"] === "Prospect").toBe(revenue === 0);
    }
  });

  it("are heavy-tailed: a tenth of them has more than half of the revenue", () => {
    const byRevenue = rows.toSorted((a, b) => Number(b["Annual Revenue"]) - Number(a["Annual Revenue"]));
    expect(sum(byRevenue.slice(0, 1200), "Annual Revenue") / sum(rows, "Annual Revenue")).toBeGreaterThan(0.5);
  });

  it("are split unfairly among their owners", () => {
    const owners = [...new Set(rows.map((row) => row["Owner"]))];
    const revenues = owners
      .map((owner) =>
        sum(
          rows.filter((row) => row["Owner"] === owner),
          "Annual Revenue",
        ),
      )
      .toSorted((a, b) => b - a);
    expect(revenues.length).toBeGreaterThanOrEqual(22);
    const mean = sum(rows, "Annual Revenue") / revenues.length;
    expect(known(revenues[1]) / mean).toBeGreaterThan(2);
    expect(known(revenues.at(-1)) / mean).toBeLessThan(0.4);
  });
});

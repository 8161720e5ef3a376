import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { createLocator } from "../../../core/geo/locate.ts";
import { layerPlaceResolver } from "../../../core/intake/accounts/layer-place-resolver.ts";
import type { PlaceResolver } from "../../../core/intake/accounts/place-resolver.ts";
import { loadPostalDirectory, loadShippedLayer } from "../../../core/intake/postal/shipped-layers.ts";
import { type ReadFile, readGoodFile } from "./intake-files.ts";

/** Real lists of accounts that lie beside a checkout of the project, and are no part of it. */
const DATA = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const read = (path: string, resolver: PlaceResolver): Promise<ReadFile> => readGoodFile(`${DATA}${path}`, "", resolver);

const counts = (byKind: ReadonlyMap<string, number>): Record<string, number> => Object.fromEntries(byKind);
const totals = ({ summary }: ReadFile): Record<string, number> =>
  Object.fromEntries(summary.measures.map(({ measure, total }) => [measure.key, total]));

describe.skipIf(!existsSync(DATA))("real lists of accounts", () => {
  let zips: PlaceResolver;
  let counties: PlaceResolver;

  beforeAll(async () => {
    const directory = await loadPostalDirectory();
    const resolverOf = async (id: string): Promise<PlaceResolver> => {
      const layer = await loadShippedLayer(id);
      return layerPlaceResolver(layer, createLocator(layer.topology), directory);
    };
    zips = await resolverOf("us-zip");
    counties = await resolverOf("us-county");
  });

  it("hospitals of CMS: 183 ZIPs get their leading zero back, sums agree to the cent", async () => {
    for (const resolver of [zips, counties]) {
      const hospitals = await read("accounts/cms_inpatient_2016_by_hospital.csv.gz", resolver);
      expect(hospitals.summary).toMatchObject({ rows: 3064, accepted: 3064, rejected: 0 });
      expect(hospitals.summary.repairedByKind.get("leading-zeros")).toBe(183);
      // Decimal sums over the file, made with another program.
      expect(totals(hospitals)).toEqual({
        discharges: 6_645_098,
        totalPayments: 85_304_726_375.82,
        coveredCharges: 361_934_980_124.59,
        drgLines: 181_215,
      });
    }
  });

  it("hospitals of HIFLD: a byte order mark, −999 and NOT AVAILABLE", async () => {
    const hospitals = await read("accounts/hifld_hospitals_2020.csv.gz", zips);
    expect(hospitals.summary).toMatchObject({ rows: 7581, encoding: "utf-8" });
    expect(hospitals.accounts.length + hospitals.rejected.length).toBe(7581);
    expect(hospitals.rejected.map(({ problem }) => problem)).toEqual(
      hospitals.rejected.map(() => "outside of every unit of the layer"),
    );
    const rejectedRows = new Set(hospitals.rejected.map(({ row }) => row));
    expect(rejectedRows.size).toBeLessThan(10);
    expect(hospitals.summary.repairedByKind.get("value-missing")).toBeGreaterThan(1350);
    expect(totals(hospitals)["beds"]).toBeLessThanOrEqual(1_014_110);
    expect(totals(hospitals)["beds"]).toBeGreaterThan(1_010_000);
  });

  it("breweries: ZIP+4, dashes without digits, coordinates missing or swapped", async () => {
    const breweries = await read("accounts/openbrewerydb_us.csv.gz", zips);
    expect(breweries.accounts.length + breweries.rejected.length).toBe(8224);
    expect(breweries.rejected.length).toBeLessThan(10);
    expect(counts(breweries.summary.repairedByKind)).toMatchObject({ "postal-code-trimmed": 79, "leading-zeros": 2 });
    expect(breweries.accounts.every(({ postalCode }) => /^\d{5}$/.test(postalCode) || postalCode === "")).toBe(true);
  });

  it("142,070 loans: all rows are there, sums agree to the cent", async () => {
    const loans = await read("accounts/sba_ppp_under150k_2020_9states.csv.gz", zips);
    expect(loans.accounts.length + loans.rejected.length).toBe(142_070);
    expect(counts(loans.summary.rejectedByKind)["no-place"]).toBe(1);
    expect(loans.rejected.length).toBeLessThan(20);
    const column = loans.summary.measures.findIndex(({ measure }) => measure.key === "loanAmount");
    const cents = loans.accounts.reduce((sum, { measures }) => sum + Math.round((measures[column] ?? 0) * 100), 0);
    expect(Math.round((totals(loans)["loanAmount"] ?? 0) * 100)).toBe(cents);
    // The decimal sum over all rows of the file, less what was rejected, is never more than twenty loans away.
    expect(464_622_348_335 - cents).toBeGreaterThan(0);
    expect(464_622_348_335 - cents).toBeLessThan(20 * 15_000_000);
  });

  it("a Salesforce export in Latin-1: addresses abroad are refused, 6.0E7 is a number", async () => {
    const accounts = await read("crm_exports/salesforce_dataloader_accounts_latin1.csv", zips);
    expect(accounts.summary).toMatchObject({ rows: 423, encoding: "windows-1252" });
    expect(counts(accounts.summary.rejectedByKind)).toMatchObject({ "foreign-code": 55, "no-place": 3 });
    expect(accounts.accounts.length + accounts.rejected.length).toBe(423);
    expect(totals(accounts)).toEqual({ annualrevenue: 60_000_000, numberofemployees: 322_303 });
  });
});

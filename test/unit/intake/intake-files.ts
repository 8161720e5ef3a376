import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { RejectedRow, RepairedRow } from "../../../core/domain/account.ts";
import type { PlaceResolver } from "../../../core/intake/accounts/place-resolver.ts";
import { applyMapping, parseMapping } from "../../../core/intake/fields/parse-mapping.ts";
import { inspectAccountsFile } from "../../../core/intake/inspect-accounts-file.ts";
import type { IntakeProblem } from "../../../core/intake/problems.ts";
import { type IntakeSummary, readAccounts } from "../../../core/intake/read-accounts.ts";

/** Writes files into a folder of their own, which goes when the tests of the file are done. */
export function temporaryFiles(): (name: string, content: string | Uint8Array) => string {
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-intake-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
}

/** ZIP codes with their points; the unit is the position in the list, and holds the degree square round its point. */
const ZIPS: readonly (readonly [zip: string, lng: number, lat: number])[] = [
  ["02139", -71.1, 42.36],
  ["10001", -74, 40.75],
  ["00501", -73.04, 40.81],
  ["60601", -87.62, 41.88],
  ["94105", -122.39, 37.79],
  ["80301", -105.2, 40.05],
];

export function zipResolver(changes: Partial<PlaceResolver> = {}): PlaceResolver {
  const unitOf = (zip: string): number => ZIPS.findIndex(([code]) => code === zip);
  return {
    statesUnitIds: false,
    byUnitId: () => -1,
    byPostalCode: unitOf,
    byCoordinates: (lng, lat) => ZIPS.findIndex(([, x, y]) => Math.abs(x - lng) < 0.5 && Math.abs(y - lat) < 0.5),
    postalPoint: (zip) => {
      const place = ZIPS[unitOf(zip)];
      return place === undefined ? null : [place[1], place[2]];
    },
    unitPoint: (unit) => [ZIPS[unit]?.[1] ?? 0, ZIPS[unit]?.[2] ?? 0],
    ...changes,
  };
}

export type ReadAccount = {
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly postalCode: string;
  readonly owner: string;
  readonly unit: number;
  readonly lng: number;
  readonly lat: number;
  readonly placedBy: number;
  readonly measures: readonly number[];
  readonly attributes: readonly string[];
};

export type ReadFile = {
  readonly accounts: readonly ReadAccount[];
  readonly rejected: readonly RejectedRow[];
  readonly repaired: readonly RepairedRow[];
  readonly summary: IntakeSummary;
};

/** Inspects a file, puts `map` over what was recognised, and reads it to the end. */
export async function readFileOf(path: string, map = "", resolver = zipResolver()): Promise<ReadFile | IntakeProblem> {
  const inspected = await inspectAccountsFile(path);
  if (!inspected.ok) return inspected.problem;
  const stated = map === "" ? { ok: true as const, value: new Map<string, string>() } : await parseMapping(map);
  if (!stated.ok) return stated.problem;
  const mapping = applyMapping(inspected.value, stated.value);
  if (!mapping.ok) return mapping.problem;
  const accounts: ReadAccount[] = [];
  const rejected: RejectedRow[] = [];
  const repaired: RepairedRow[] = [];
  const read = await readAccounts(path, {
    mapping: mapping.value,
    resolver,
    onBatch: (batch) => {
      rejected.push(...batch.rejected);
      repaired.push(...batch.repaired);
      for (let i = 0; i < batch.count; i++) {
        accounts.push({
          row: batch.rows[i] ?? Number.NaN,
          id: batch.ids[i] ?? "?",
          name: batch.names[i] ?? "?",
          postalCode: batch.postalCodes[i] ?? "?",
          owner: batch.owners[i] ?? "?",
          unit: batch.units[i] ?? Number.NaN,
          lng: batch.lng[i] ?? Number.NaN,
          lat: batch.lat[i] ?? Number.NaN,
          placedBy: batch.placedBy[i] ?? Number.NaN,
          measures: batch.measures.map((column) => column[i] ?? Number.NaN),
          attributes: batch.attributes[i] ?? [],
        });
      }
    },
  });
  return read.ok ? { accounts, rejected, repaired, summary: read.value } : read.problem;
}

/** As readFileOf, where nothing is expected to be wrong with the file. */
export async function readGoodFile(path: string, map = "", resolver = zipResolver()): Promise<ReadFile> {
  const read = await readFileOf(path, map, resolver);
  if ("kind" in read) throw new Error(`unexpected problem: ${read.kind}`);
  return read;
}

import Papa from "papaparse";
import type { Locator } from "playwright-core";
import { beforeAll, expect } from "vitest";
import { loadShippedLayer } from "../../core/intake/postal/shipped-layers.ts";
import { type SharedWindow, shareWindow } from "./shared-window.ts";
import { mapIsReady } from "./studio-under-test.ts";

export type Sums = { readonly accounts: number; readonly revenue: number; readonly potential: number };

/** Accounts of which a test knows every figure, and the file that they are imported from. */
export type KnownPlan = {
  readonly csv: string;
  /** By ZIP code; areas are the layer's own. */
  readonly units: ReadonlyMap<string, Sums & { readonly areaKm2: number; readonly rep: string }>;
  readonly reps: ReadonlyMap<string, Sums>;
  /** How far a territory's revenue is from its target, as a fraction. */
  readonly offOf: (sums: Sums) => number;
};

const NOTHING: Sums = { accounts: 0, revenue: 0, potential: 0 };
const EVERY = 4;

/** Accounts in every fourth ZIP area of the country, shared by reps who each have neighbouring ZIP codes. */
async function knownPlan(repCount: number): Promise<KnownPlan> {
  const { ids, areaKm2 } = await loadShippedLayer("us-zip");
  const prefixes = [...new Set(ids.map((id) => id.slice(0, 3)))].sort();
  const repOf = (id: string): string =>
    `Representative ${1 + Math.floor((prefixes.indexOf(id.slice(0, 3)) * repCount) / prefixes.length)}`;
  const units = new Map<string, Sums & { areaKm2: number; rep: string }>();
  const reps = new Map<string, Sums>();
  const rows: Record<string, string | number>[] = [];
  for (let unit = 0; unit < ids.length; unit += EVERY) {
    const id = ids[unit] ?? "";
    const rep = repOf(id);
    for (let account = 0; account <= unit % 3; account++) {
      const revenue = 1000 + ((unit * 7919 + account * 104_729) % 90_000);
      const potential = revenue + 500 + ((unit * 31_337 + account * 7) % 60_000);
      rows.push({
        "Account ID": `K-${rows.length}`,
        "Account Name": `Account ${rows.length}`,
        ZIP: id,
        "Annual Revenue": revenue,
        Potential: potential,
        Owner: rep,
      });
      const own = { accounts: 1, revenue, potential };
      units.set(id, { ...plus(units.get(id), own), areaKm2: areaKm2[unit] ?? 0, rep });
      reps.set(rep, plus(reps.get(rep), own));
    }
  }
  const target = [...reps.values()].reduce((sum, { revenue }) => sum + revenue, 0) / repCount;
  return { csv: Papa.unparse(rows), units, reps, offOf: ({ revenue }) => revenue / target - 1 };
}

const plus = (a: Sums = NOTHING, b: Sums = NOTHING): Sums => ({
  accounts: a.accounts + b.accounts,
  revenue: a.revenue + b.revenue,
  potential: a.potential + b.potential,
});

const MAGNITUDES: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 };

/** The first number of a text as it is meant: "$1.20 M" → 1,200,000; "under −4.5 %" → −4.5. */
export function numberIn(text: string): number {
  const found = /([−-]?)\$?(\d[\d,]*\.?\d*)\s?([KMB]\b)?/u.exec(text.replaceAll("\u00a0", " "));
  if (found === null) return Number.NaN;
  const [, sign, digits = "", magnitude = ""] = found;
  return (sign === "" ? 1 : -1) * Number(digits.replaceAll(",", "")) * (MAGNITUDES[magnitude] ?? 1);
}

/** What stands on the screen, with plain spaces. */
export const words = async (what: Locator): Promise<string> =>
  (await what.innerText()).replaceAll("\u00a0", " ").trim();

/** That a text says a number: three figures are written of most. */
export function isWritten(text: string, value: number): void {
  expect(Math.abs(numberIn(text) / value - 1), `${text} for ${value}`).toBeLessThanOrEqual(0.005);
}

/** A window with the known plan imported, opened and drawn, for all tests of a file. */
export function shareKnownPlan(
  repCount: number,
  keep: (shared: SharedWindow & { readonly known: KnownPlan }) => void,
): void {
  let shared: SharedWindow;
  shareWindow((opened) => {
    shared = opened;
  });
  beforeAll(async () => {
    const known = await knownPlan(repCount);
    const { page } = shared;
    page.setDefaultTimeout(15_000);
    await page.getByTestId("new-plan").click();
    const buffer = Buffer.from(known.csv);
    await page.setInputFiles("input[type=file]", { name: "known.csv", mimeType: "text/csv", buffer });
    await page.getByTestId("create-plan").click();
    await page.getByTestId("open-studio").click({ timeout: 60_000 });
    await mapIsReady(page);
    keep({ ...shared, known });
  });
}

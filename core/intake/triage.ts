import type { AccountRow, RejectedRow, RepairedRow } from "../domain/account.ts";

/**
 * Why a row is not in the plan, and how that is written in `rejected.csv`. The text of a kind never changes from row
 * to row, so that the list can be filtered and counted by it.
 */
export const REJECTIONS = {
  "empty-row": "the row has no value at all",
  "no-place": "no postal code and no coordinates",
  "foreign-code": "foreign address: not a ZIP code of the United States",
  "not-a-zip": "not a ZIP code",
  "unknown-zip": "unknown ZIP code",
  "bad-coordinates": "coordinates that are no place on Earth, and no postal code",
  "outside-layer": "outside of every unit of the layer",
} as const;
export type RejectionKind = keyof typeof REJECTIONS;

/** What was mended in a row that is in the plan, or what looks wrong in it. Texts end with the detail, if there is one. */
export const REPAIRS = {
  "leading-zeros": "leading zeros restored",
  "postal-code-trimmed": "stray characters cut off the ZIP code",
  "placed-by-coordinates": "ZIP code not usable, placed by the coordinates",
  "placed-by-country-guess": "country not recognised, ZIP code taken as one of the United States",
  "coordinates-swapped": "latitude and longitude were swapped",
  "coordinates-ignored": "coordinates not usable, ignored",
  "coordinates-conflict": "coordinates are far from the ZIP code, which was used",
  "value-missing": "filler instead of a number, counted as 0",
  "not-a-number": "not a number, counted as 0",
  "number-style": "decimal mark differs from the rest of the column",
  "number-scaled": "abbreviated number written out",
  "duplicate-id": "same id as an earlier row, both kept",
  "too-few-values": "fewer values than headings, the rest counts as blank",
  "too-many-values": "more values than headings, the rest was left out",
  "stray-quote": "stray quotation mark",
} as const;
export type RepairKind = keyof typeof REPAIRS;

/** Collects the rows of one batch that were rejected or repaired, and counts both by kind over the whole file. */
export type Triage = {
  readonly rejectedByKind: Map<RejectionKind, number>;
  readonly repairedByKind: Map<RepairKind, number>;
  reject(kind: RejectionKind, row: AccountRow, column: string, value: string): void;
  repair(kind: RepairKind, row: AccountRow, column: string, value: string, detail?: string): void;
  /** What was collected since the last call. */
  take(): { readonly rejected: RejectedRow[]; readonly repaired: RepairedRow[] };
};

export function triage(): Triage {
  const rejectedByKind = new Map<RejectionKind, number>();
  const repairedByKind = new Map<RepairKind, number>();
  let rejected: RejectedRow[] = [];
  let repaired: RepairedRow[] = [];
  return {
    rejectedByKind,
    repairedByKind,
    reject(kind, row, column, value) {
      rejectedByKind.set(kind, (rejectedByKind.get(kind) ?? 0) + 1);
      rejected.push({ row, column, value: detached(value), problem: REJECTIONS[kind] });
    },
    repair(kind, row, column, value, detail = "") {
      repairedByKind.set(kind, (repairedByKind.get(kind) ?? 0) + 1);
      const repair = detail === "" ? REPAIRS[kind] : `${REPAIRS[kind]}: ${detail}`;
      repaired.push({ row, column, value: detached(value), repair });
    },
    take() {
      const taken = { rejected, repaired };
      rejected = [];
      repaired = [];
      return taken;
    },
  };
}

/** Values in the lists stay readable. */
const LONGEST_VALUE = 500;
/** V8 copies substrings shorter than this; longer ones keep the text alive that they were cut from. */
const SHORTEST_SLICE = 13;

/** The same text in memory of its own, so that a kept value does not keep the whole chunk of the file it came from. */
function detached(text: string): string {
  if (text.length < SHORTEST_SLICE) return text;
  return Buffer.from(text.slice(0, LONGEST_VALUE), "utf16le").toString("utf16le");
}

import { PLACED_BY, type PlacedBy, type RejectedRow, type RepairedRow } from "../../domain/account.ts";

/** Accounts as columns: entry `i` of each belongs to the same account, 0 … count − 1. */
export type AccountBatch = {
  readonly count: number;
  /** Row of the file; row 1 is the header. */
  readonly rows: Uint32Array;
  /** The mapped id, or the row number as text. */
  readonly ids: readonly string[];
  /** "" where there is none. */
  readonly names: readonly string[];
  /** Five digits, or the unit's id as stated; "" where the account was placed by coordinates alone. */
  readonly postalCodes: readonly string[];
  /** "" where nobody owns the account. */
  readonly owners: readonly string[];
  readonly units: Int32Array;
  /** Degrees, never missing: the account's own coordinates, else the point of its ZIP code or unit. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Positions in PLACED_BY. */
  readonly placedBy: Uint8Array;
  /** One column per measure, in the summary's order. What is missing or no number is 0. */
  readonly measures: readonly Float64Array[];
  /** Per account: the values of the attributes, in the summary's order. */
  readonly attributes: readonly (readonly string[])[];
  /** Rows that the same stretch of the file held besides, or that were mended; ascending by row. */
  readonly rejected: readonly RejectedRow[];
  readonly repaired: readonly RepairedRow[];
};

export type AccountEntry = {
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly postalCode: string;
  readonly owner: string;
  readonly unit: number;
  readonly lng: number;
  readonly lat: number;
  readonly placedBy: PlacedBy;
  readonly attributes: readonly string[];
};

export type BatchBuilder = {
  /** Position of the account just added, for `setMeasure`. */
  add(entry: AccountEntry): number;
  setMeasure(measure: number, at: number, value: number): void;
  finish(rejected: readonly RejectedRow[], repaired: readonly RepairedRow[]): AccountBatch;
};

/** Gathers at most `capacity` accounts. */
export function batchBuilder(capacity: number, measureCount: number): BatchBuilder {
  const rows = new Uint32Array(capacity);
  const units = new Int32Array(capacity);
  const lng = new Float64Array(capacity);
  const lat = new Float64Array(capacity);
  const placedBy = new Uint8Array(capacity);
  const measures = Array.from({ length: measureCount }, () => new Float64Array(capacity));
  const ids: string[] = [];
  const names: string[] = [];
  const postalCodes: string[] = [];
  const owners: string[] = [];
  const attributes: (readonly string[])[] = [];
  return {
    add(entry) {
      const at = ids.length;
      rows[at] = entry.row;
      units[at] = entry.unit;
      lng[at] = entry.lng;
      lat[at] = entry.lat;
      placedBy[at] = PLACED_BY.indexOf(entry.placedBy);
      ids.push(entry.id);
      names.push(entry.name);
      postalCodes.push(entry.postalCode);
      owners.push(entry.owner);
      attributes.push(entry.attributes);
      return at;
    },
    setMeasure(measure, at, value) {
      (measures[measure] as Float64Array)[at] = value;
    },
    finish(rejected, repaired) {
      const count = ids.length;
      return {
        count,
        ids,
        names,
        postalCodes,
        owners,
        attributes,
        rejected,
        repaired,
        rows: rows.subarray(0, count),
        units: units.subarray(0, count),
        lng: lng.subarray(0, count),
        lat: lat.subarray(0, count),
        placedBy: placedBy.subarray(0, count),
        measures: measures.map((column) => column.subarray(0, count)),
      };
    },
  };
}

import { ACCOUNT_FIELDS, type AccountField } from "../../domain/account.ts";
import type { ColumnRole, FieldMapping } from "../../domain/intake.ts";
import { readCoordinates } from "../values/coordinates.ts";
import { readPostalCode } from "../values/postal-code.ts";
import type { ColumnFacts } from "./column-facts.ts";
import { fieldsNamed } from "./field-names.ts";
import { words } from "./heading-words.ts";
import { measureNamer } from "./measures.ts";
import { isOwnershipKind } from "./ownership-kinds.ts";
import { recogniseMeasure } from "./recognise-measure.ts";

/** Share of the values that must look like what the heading says. Codes abroad count as postal codes. */
const FITTING_SHARE = 0.3;
/** Share of the values that must look like a ZIP code, or a coordinate, when the heading does not say so. */
const TELLING_SHARE = 0.95;
const ENOUGH_VALUES = 5;
/** A name this much worse is not preferred because its column has more values. */
const BLANK_COLUMN_COST = 200;

/**
 * What each column means, by its heading and by its values: fields first, then measures; the rest become attributes,
 * and columns without any value are ignored. Each field goes to the column with the best name whose values fit it.
 *
 * @param facts One entry per heading.
 */
export function recogniseColumns(headings: readonly string[], facts: readonly ColumnFacts[]): FieldMapping {
  const fields = recogniseFields(headings, facts);
  const nextMeasure = measureNamer();
  return headings.map((heading, column) => {
    const field = fields.get(column);
    return { heading, role: field ? { kind: "field", field } : roleOf(heading, facts[column], nextMeasure) };
  });
}

function roleOf(
  heading: string,
  facts: ColumnFacts | undefined,
  nextMeasure: ReturnType<typeof measureNamer>,
): ColumnRole {
  if (facts === undefined || facts.samples.length === 0) return { kind: "ignored" };
  const kind = recogniseMeasure(heading, facts);
  return kind === null ? { kind: "attribute" } : { kind: "measure", measure: nextMeasure(heading, kind) };
}

function recogniseFields(headings: readonly string[], facts: readonly ColumnFacts[]): Map<number, AccountField> {
  const bids: { column: number; field: AccountField; cost: number }[] = [];
  headings.forEach((heading, column) => {
    const own = facts[column];
    if (own === undefined) return;
    for (const [field, rank] of fieldsNamed(heading)) {
      if (own.values.length > 0 && !fits(field, own)) continue;
      bids.push({ column, field, cost: rank + (own.values.length === 0 ? BLANK_COLUMN_COST : 0) });
    }
  });
  bids.sort((a, b) => a.cost - b.cost || a.column - b.column);

  const byColumn = new Map<number, AccountField>();
  const taken = new Set<AccountField>();
  for (const { column, field, cost } of bids) {
    if (taken.has(field) || byColumn.has(column) || cost >= BLANK_COLUMN_COST) continue;
    byColumn.set(column, field);
    taken.add(field);
  }
  dropLoneCoordinate(byColumn, taken);
  if (!taken.has("postalCode")) addPostalCodeByContent(headings, facts, byColumn, taken);
  if (!taken.has("latitude")) addCoordinatesByContent(facts, byColumn, taken);
  return byColumn;
}

function fits(field: AccountField, { values, numericShare }: ColumnFacts): boolean {
  switch (field) {
    case "postalCode":
      return share(values, (value) => readPostalCode(value).kind !== "malformed") >= FITTING_SHARE;
    case "latitude":
      return share(values, (value) => isDegrees(value, 90)) >= FITTING_SHARE;
    case "longitude":
      return share(values, (value) => isDegrees(value, 180)) >= FITTING_SHARE;
    case "name":
    case "city":
    case "country":
      return numericShare < 0.5;
    case "id":
    case "address":
    case "state":
    case "parent":
      return true;
    case "owner":
      return !isOwnershipKind(values);
  }
}

/** A latitude without a longitude says nothing. */
function dropLoneCoordinate(byColumn: Map<number, AccountField>, taken: Set<AccountField>): void {
  if (taken.has("latitude") === taken.has("longitude")) return;
  for (const [column, field] of byColumn) {
    if (field === "latitude" || field === "longitude") byColumn.delete(column);
  }
  taken.delete("latitude");
  taken.delete("longitude");
}

/** ZIP codes give themselves away by leading zeros or a ZIP+4 among five-digit numbers. */
function addPostalCodeByContent(
  headings: readonly string[],
  facts: readonly ColumnFacts[],
  byColumn: Map<number, AccountField>,
  taken: Set<AccountField>,
): void {
  const isCode = (heading: string): boolean => words(heading).some((word) => OTHER_CODES.has(word));
  const column = facts.findIndex(
    ({ values }, at) =>
      !byColumn.has(at) &&
      !isCode(headings[at] ?? "") &&
      values.length >= ENOUGH_VALUES &&
      share(values, (value) => /^\d{5}(?:-\d{4})?$/.test(value)) >= TELLING_SHARE &&
      values.some((value) => /^0\d{4}|^\d{5}-\d{4}$/.test(value)),
  );
  if (column === -1) return;
  byColumn.set(column, "postalCode");
  taken.add("postalCode");
}

const OTHER_CODES = new Set(["fips", "countyfips", "naics", "sic", "county", "id", "geoid", "phone", "fax"]);

/** Two neighbouring columns of decimals that are places in the United States, in either order. */
function addCoordinatesByContent(
  facts: readonly ColumnFacts[],
  byColumn: Map<number, AccountField>,
  taken: Set<AccountField>,
): void {
  const within = (column: number, low: number, high: number): boolean => {
    const own = facts[column];
    if (own === undefined || byColumn.has(column) || own.values.length < ENOUGH_VALUES) return false;
    const isPlace = (value: string): boolean =>
      /^-?\d{1,3}[.,]\d{3,}$/.test(value) &&
      Number(value.replace(",", ".")) >= low &&
      Number(value.replace(",", ".")) <= high;
    return share(own.values, isPlace) >= TELLING_SHARE;
  };
  for (let column = 0; column + 1 < facts.length; column++) {
    for (const [latitude, longitude] of [
      [column, column + 1],
      [column + 1, column],
    ] as const) {
      if (!within(latitude, 17, 72) || !within(longitude, -180, -64)) continue;
      byColumn.set(latitude, "latitude").set(longitude, "longitude");
      taken.add("latitude").add("longitude");
      return;
    }
  }
}

function isDegrees(value: string, limit: number): boolean {
  const reading = readCoordinates("1", value);
  return reading.kind === "place" && !reading.swapped && Math.abs(reading.lng) <= limit;
}

function share(values: readonly string[], matches: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(matches).length / values.length;
}

/** Fields that a mapping names, for messages and completeness checks. */
export function mappedFields(mapping: FieldMapping): ReadonlySet<AccountField> {
  const fields = mapping.flatMap(({ role }) => (role.kind === "field" ? [role.field] : []));
  return new Set(ACCOUNT_FIELDS.filter((field) => fields.includes(field)));
}

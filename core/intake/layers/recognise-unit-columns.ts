import { fail, ok, type Result } from "../../domain/result.ts";
import type { PolygonFeature } from "./polygon-features.ts";

export type ColumnProblem =
  | { readonly kind: "no-id-column"; readonly columns: readonly string[] }
  | { readonly kind: "unknown-id-column"; readonly column: string; readonly columns: readonly string[] }
  | { readonly kind: "missing-ids"; readonly column: string; readonly count: number };

/** Which columns hold the id and the name of a unit, and the ids and names themselves, per feature. */
export type UnitColumns = {
  /** Heading of the id column, or "id" for the features' own id. */
  readonly idColumn: string;
  readonly isZip: boolean;
  readonly ids: readonly string[];
  readonly names: readonly string[];
};

/** Headings that mean a postal area; one area may come in several features. */
const ZIP_HEADINGS = /^(zcta|zcta5|zcta5ce\d\d|zcta5_?code|zip|zip5|zip_?code|zip_?code5|postal_?code|post_?code)$/i;
/** Other headings that are made to be ids; the Census writes parts of one area as several features. */
const ID_HEADINGS = /^(geoid|geoid\d\d|geo_?id|fips|county_?fips|fips_?code|plz|uid|unit_?id|unit|code|key|id)$/i;
/** Row numbers: better than nothing. */
const NUMBER_HEADINGS = /^(gid|fid|oid|objectid|object_?id|ogc_fid)$/i;
const NAME_HEADINGS = [/^name(lsad)?\d*$/i, /^(label|title|po_name|city|place|namelsad)$/i];
const OWN_ID = "id";
const MAX_ID_LENGTH = 80;
/** Fewer distinct values than this share of the features: a class, not an id. */
const MIN_DISTINCT_SHARE = 0.5;

/**
 * Finds the id column: the one that is named, else a postal code, else another heading that means an id, else the
 * features' own id, else row numbers, else the first column that is filled and different everywhere. ZIP codes that
 * a spreadsheet shortened get their leading zeros back. O(features · columns).
 */
export function recogniseUnitColumns(
  features: readonly PolygonFeature[],
  unitIdColumn?: string,
): Result<UnitColumns, ColumnProblem> {
  const columns = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  if (unitIdColumn !== undefined) {
    const heading =
      columns.find((column) => column === unitIdColumn) ??
      columns.find((column) => column.toLowerCase() === unitIdColumn.trim().toLowerCase());
    if (heading === undefined) return fail({ kind: "unknown-id-column", column: unitIdColumn, columns });
    const ids = idsIn(features, heading);
    const missing = ids.filter((id) => id === "").length;
    return missing > 0
      ? fail({ kind: "missing-ids", column: heading, count: missing })
      : ok(withNames(features, columns, heading, ids));
  }

  const candidates: { readonly heading: string; readonly mayRepeat: boolean; readonly ids: readonly string[] }[] = [
    ...columns.filter((column) => ZIP_HEADINGS.test(column)).map((heading) => ({ heading, mayRepeat: true })),
    ...columns.filter((column) => ID_HEADINGS.test(column)).map((heading) => ({ heading, mayRepeat: true })),
  ].map(({ heading, mayRepeat }) => ({ heading, mayRepeat, ids: idsIn(features, heading) }));
  candidates.push({ heading: OWN_ID, mayRepeat: false, ids: features.map(({ ownId }) => ownId.trim()) });
  for (const heading of columns.filter((column) => NUMBER_HEADINGS.test(column))) {
    candidates.push({ heading, mayRepeat: false, ids: idsIn(features, heading) });
  }
  let chosen = candidates.find(({ mayRepeat, ids }) => canBeIds(ids, mayRepeat));
  for (const heading of columns) {
    if (chosen !== undefined) break;
    const ids = idsIn(features, heading);
    if (canBeIds(ids, false)) chosen = { heading, mayRepeat: false, ids };
  }
  return chosen === undefined
    ? fail({ kind: "no-id-column", columns })
    : ok(withNames(features, columns, chosen.heading, chosen.ids));
}

function canBeIds(ids: readonly string[], mayRepeat: boolean): boolean {
  if (ids.some((id) => id === "" || id.length > MAX_ID_LENGTH)) return false;
  const distinct = new Set(ids).size;
  return mayRepeat ? distinct > MIN_DISTINCT_SHARE * ids.length : distinct === ids.length;
}

function idsIn(features: readonly PolygonFeature[], heading: string): string[] {
  const isZip = ZIP_HEADINGS.test(heading);
  return features.map(({ properties }) => {
    const id = plainText(properties[heading]);
    return isZip && /^\d{3,4}$/.test(id) ? id.padStart(5, "0") : id;
  });
}

function withNames(
  features: readonly PolygonFeature[],
  columns: readonly string[],
  idColumn: string,
  ids: readonly string[],
): UnitColumns {
  const nameColumn = NAME_HEADINGS.map((pattern) => columns.find((column) => pattern.test(column))).find(
    (column) => column !== undefined && column !== idColumn,
  );
  return {
    idColumn,
    isZip: ZIP_HEADINGS.test(idColumn),
    ids,
    names: features.map(({ properties }, i) => {
      const name = nameColumn === undefined ? "" : plainText(properties[nameColumn]);
      return name === "" ? (ids[i] as string) : name;
    }),
  };
}

function plainText(value: unknown): string {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" && Number.isFinite(value) ? String(value) : "";
}

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { ACCOUNT_FIELDS, type AccountField } from "../../domain/account.ts";
import type { ColumnRole, FieldMapping, Inspection } from "../../domain/intake.ts";
import { ACCOUNTS, type Measure, type MeasureKind } from "../../domain/measure.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { MappingProblem } from "../problems.ts";
import { isFiller, readNumber } from "../values/number.ts";
import { squash } from "./heading-words.ts";
import { kindNamed } from "./recognise-measure.ts";

/** Names and the headings they were given: `revenue` → `AnnualRevenue`. An empty heading takes a field away. */
export type StatedMapping = ReadonlyMap<string, string>;

/**
 * Parses what stands after `--map`: `revenue=AnnualRevenue,postalCode=BillingPostalCode`, or `@file.json` with the same
 * as an object. A heading may hold commas, as long as no `name=` follows them.
 */
export async function parseMapping(text: string): Promise<Result<StatedMapping, MappingProblem>> {
  if (text.startsWith("@")) return readMappingFile(text.slice(1));
  const stated = new Map<string, string>();
  for (const part of text.split(/,(?=\s*[A-Za-z_]\w*\s*=)/)) {
    const match = /^\s*([A-Za-z_]\w{0,63})\s*=(.*)$/s.exec(part);
    if (match === null) return fail({ kind: "map-syntax", text: part });
    const key = match[1] ?? "";
    if (stated.has(key)) return fail({ kind: "map-repeated", key });
    stated.set(key, (match[2] ?? "").trim());
  }
  return ok(stated);
}

async function readMappingFile(path: string): Promise<Result<StatedMapping, MappingProblem>> {
  const problem = (detail: string) => fail({ kind: "map-file", file: basename(path), detail } as const);
  let parsed: unknown;
  try {
    parsed = JSON.parse((await readFile(path, "utf8")).replace(/^\uFEFF/, ""));
  } catch (error) {
    if (error instanceof SyntaxError) return problem("it is not JSON");
    return problem(error instanceof Error && "code" in error ? String(error.code) : String(error));
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return problem("it is not an object");
  const stated = new Map<string, string>();
  for (const [key, heading] of Object.entries(parsed)) {
    if (!/^[A-Za-z_]\w{0,63}$/.test(key)) return problem(`“${key}” is no name of letters, digits and _`);
    if (typeof heading !== "string") return problem(`the heading of “${key}” is not text`);
    stated.set(key, heading.trim());
  }
  return ok(stated);
}

/**
 * The mapping proposed for a file with what the user said put over it. The columns not spoken of keep what they were
 * recognised as, save that a field, or a measure's key, moves away from the column that had it.
 *
 * A name that is no field makes its column a measure when most values looked at are numbers, else an attribute.
 */
export function applyMapping(inspection: Inspection, stated: StatedMapping): Result<FieldMapping, MappingProblem> {
  const headings = inspection.columns.map(({ heading }) => heading);
  const keyOfColumn = new Map<number, string>();
  for (const [key, heading] of stated) {
    if (heading === "" && isField(key)) continue;
    const column = findHeading(headings, heading);
    if (column === -1) return fail({ kind: "unknown-heading", key, heading, headings });
    const earlier = keyOfColumn.get(column);
    if (earlier !== undefined) {
      return fail({ kind: "mapped-twice", heading: headings[column] ?? heading, keys: [earlier, key] });
    }
    keyOfColumn.set(column, key);
    const values = inspection.previewRows.map((row) => row[column] ?? "");
    const isMeasure = inspection.columns[column]?.role.kind === "measure";
    // A name such as `revenue` means a number; what is none would be lost without a word.
    if (!isField(key) && kindNamed(key) !== null && !isMeasure && !areNumbers(values)) {
      const sample = values.find((value) => value.trim() !== "" && readNumber(value, "point").kind !== "number") ?? "";
      return fail({ kind: "not-numbers", key, heading: headings[column] ?? heading, sample });
    }
  }
  return ok(
    inspection.columns.map(({ heading, role }, column) => {
      const key = keyOfColumn.get(column);
      if (key === undefined) return { heading, role: withoutTaken(role, stated) };
      const values = inspection.previewRows.map((row) => row[column] ?? "");
      return { heading, role: statedRole(key, heading, role, values) };
    }),
  );
}

const isField = (key: string): key is AccountField => ACCOUNT_FIELDS.some((field) => field === key);

/** Position of a heading: as written, else without regard to capitals, spaces and marks when only one fits; −1. */
function findHeading(headings: readonly string[], wanted: string): number {
  const exact = headings.indexOf(wanted);
  if (exact !== -1) return exact;
  const squashed = squash(wanted);
  const close = headings.flatMap((heading, column) => (squash(heading) === squashed ? [column] : []));
  return squashed !== "" && close.length === 1 ? (close[0] ?? -1) : -1;
}

function withoutTaken(role: ColumnRole, stated: StatedMapping): ColumnRole {
  const isTaken =
    (role.kind === "field" && stated.has(role.field)) || (role.kind === "measure" && stated.has(role.measure.key));
  return isTaken ? { kind: "attribute" } : role;
}

function statedRole(key: string, heading: string, recognised: ColumnRole, values: readonly string[]): ColumnRole {
  if (isField(key)) return { kind: "field", field: key };
  if (!areNumbers(values) && recognised.kind !== "measure") return { kind: "attribute" };
  return { kind: "measure", measure: statedMeasure(key, heading, recognised) };
}

/** The name decides the kind where it says one (`revenue`), else the heading, else the column's values. */
function statedMeasure(key: string, heading: string, recognised: ColumnRole): Measure {
  const kind: MeasureKind =
    kindNamed(key) ?? kindNamed(heading) ?? (recognised.kind === "measure" ? recognised.measure.kind : "number");
  return { key: key === ACCOUNTS.key ? `${key}2` : key, label: heading.slice(0, 200), kind };
}

/** Most values that there are; a column that is blank as far as was looked has a name that means to be a number. */
function areNumbers(values: readonly string[]): boolean {
  const present = values.filter((value) => value.trim() !== "" && !isFiller(value.trim()));
  const numbers = present.filter((value) => readNumber(value, "point").kind === "number");
  return numbers.length * 2 >= present.length;
}

import type { ColumnRole, FieldMapping, Inspection } from "../../core/domain/intake.ts";
import { ACCOUNTS, type Measure } from "../../core/domain/measure.ts";

/**
 * Roles after one column got another meaning. A field belongs to one column only, so its earlier holder is kept as an
 * attribute; measures keep keys that are unique.
 */
export function withRole(roles: readonly ColumnRole[], at: number, role: ColumnRole): readonly ColumnRole[] {
  return roles.map((present, i) => {
    if (i === at) return role.kind === "measure" ? { ...role, measure: uniqueMeasure(roles, at, role.measure) } : role;
    const isTaken = role.kind === "field" && present.kind === "field" && present.field === role.field;
    return isTaken ? { kind: "attribute" } : present;
  });
}

/** A key that the contract takes ("annual_revenue_2") and no other measure has. */
export function measureFor(heading: string, kind: Measure["kind"]): Measure {
  const plain = heading
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 60);
  return { key: /^[A-Za-z_]/.test(plain) ? plain : `m_${plain}`, label: heading.slice(0, 200), kind };
}

function uniqueMeasure(roles: readonly ColumnRole[], at: number, measure: Measure): Measure {
  const taken = new Set<string>([ACCOUNTS.key]);
  roles.forEach((role, i) => {
    if (i !== at && role.kind === "measure") taken.add(role.measure.key);
  });
  let key = measure.key;
  for (let number = 2; taken.has(key); number++) key = `${measure.key}_${number}`;
  return { ...measure, key };
}

/** What a plan from these columns can be balanced on: accounts first. */
export const measuresIn = (roles: readonly ColumnRole[]): readonly Measure[] => [
  ACCOUNTS,
  ...roles.flatMap((role) => (role.kind === "measure" ? [role.measure] : [])),
];

/** Whether these columns say where an account is. */
export function saysWhere(roles: readonly ColumnRole[]): boolean {
  const fields = new Set(roles.flatMap((role) => (role.kind === "field" ? [role.field] : [])));
  return fields.has("postalCode") || (fields.has("latitude") && fields.has("longitude"));
}

export const mappingOf = (inspection: Inspection, roles: readonly ColumnRole[]): FieldMapping =>
  inspection.columns.map(({ heading }, i) => ({ heading, role: roles[i] ?? { kind: "attribute" } }));

/** "q3_accounts-final.csv.gz" → "q3 accounts final". */
export function planNameOf(fileName: string): string {
  const bare = fileName
    .replace(/\.gz$/i, "")
    .replace(/\.[a-z]{1,5}$/i, "")
    .replaceAll(/[_-]+/g, " ")
    .trim();
  const name = bare === "" ? fileName : bare;
  return (name[0] ?? "").toUpperCase() + name.slice(1, 200);
}

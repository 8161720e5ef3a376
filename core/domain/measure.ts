/** What a measure counts, which decides how it is written: money with the plan's currency, hours with "h". */
export type MeasureKind = "money" | "count" | "hours" | "number";

/** Stored key of a measure, as on the command line: `revenue`. Letters, digits and underscores. */
export type MeasureKey = string;

/** A number per account (or per unit) that sums. */
export type Measure = {
  readonly key: MeasureKey;
  readonly label: string;
  readonly kind: MeasureKind;
};

/** The measure every plan has: each account counts one. */
export const ACCOUNTS: Measure = { key: "accounts", label: "Accounts", kind: "count" };

/** A measure summed per unit: `perUnit[unit]`, in the measure's own unit. */
export type MeasureColumn = { readonly measure: Measure; readonly perUnit: Float64Array };

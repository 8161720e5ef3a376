import type { AccountField } from "./account.ts";
import type { Measure } from "./measure.ts";

/** What one column of an accounts file is taken for. */
export type ColumnRole =
  | { readonly kind: "field"; readonly field: AccountField }
  | { readonly kind: "measure"; readonly measure: Measure }
  | { readonly kind: "attribute" }
  | { readonly kind: "ignored" };

/** One column of an accounts file, as found on inspection. */
export type InspectedColumn = {
  readonly heading: string;
  /** First few values that are not blank, as written. */
  readonly samples: readonly string[];
  /** Share of the inspected rows that have a value. */
  readonly filled: number;
  readonly role: ColumnRole;
};

/** What is known of an accounts file before it is read in full. */
export type Inspection = {
  readonly fileName: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly separator: "," | ";" | "\t" | "|";
  readonly compressed: boolean;
  readonly columns: readonly InspectedColumn[];
  /** The first rows as written, without the header. */
  readonly previewRows: readonly (readonly string[])[];
  /** Estimated from the file's size; exact when the whole file was inspected. */
  readonly rowEstimate: number;
};

/** The role of every column, in the order of the header. Each field is mapped at most once. */
export type FieldMapping = readonly { readonly heading: string; readonly role: ColumnRole }[];

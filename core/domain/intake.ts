import type { AccountField } from "./account.ts";
import type { Measure } from "./measure.ts";

/** How the bytes of an accounts file spell characters. Latin-1 is read as its superset Windows-1252. */
export type TextEncoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

/** What stands between two fields. */
export const SEPARATORS = [",", ";", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

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

/** How far the reading of an accounts file has come. Bytes are those on the disk, compressed or not. */
export type IntakeProgress = { readonly bytesRead: number; readonly fileBytes: number; readonly rows: number };

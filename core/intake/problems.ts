/**
 * Why an accounts file, or what was said about its columns, cannot be used. `file` is the name without folders; rows
 * count as in the rejected list (row 1 is the header).
 */
export type IntakeProblem =
  | { readonly kind: "missing-file"; readonly file: string }
  | { readonly kind: "directory"; readonly file: string }
  | { readonly kind: "not-a-file"; readonly file: string }
  | { readonly kind: "unreadable"; readonly file: string; readonly detail: string }
  | { readonly kind: "empty-file"; readonly file: string }
  | { readonly kind: "archive"; readonly file: string }
  | { readonly kind: "not-text"; readonly file: string }
  | { readonly kind: "truncated-gzip"; readonly file: string }
  | { readonly kind: "damaged-gzip"; readonly file: string; readonly detail: string }
  | { readonly kind: "gzip-bomb"; readonly file: string; readonly megabytes: number }
  | { readonly kind: "too-many-columns"; readonly file: string; readonly count: number; readonly limit: number }
  | {
      readonly kind: "field-too-long";
      readonly file: string;
      readonly row: number;
      readonly column: string;
      readonly limit: number;
    }
  | { readonly kind: "open-quote"; readonly file: string; readonly row: number }
  | { readonly kind: "no-header"; readonly file: string; readonly firstValue: string }
  | { readonly kind: "no-rows"; readonly file: string }
  | { readonly kind: "no-place-column"; readonly file: string; readonly headings: readonly string[] }
  | { readonly kind: "changed-file"; readonly file: string }
  | MappingProblem;

/** Why the text after `--map`, or a mapping made on screen, does not fit the file. */
export type MappingProblem =
  | { readonly kind: "map-syntax"; readonly text: string }
  | { readonly kind: "map-file"; readonly file: string; readonly detail: string }
  | {
      readonly kind: "unknown-heading";
      readonly key: string;
      readonly heading: string;
      readonly headings: readonly string[];
    }
  | { readonly kind: "map-repeated"; readonly key: string }
  | { readonly kind: "not-numbers"; readonly key: string; readonly heading: string; readonly sample: string }
  | { readonly kind: "mapped-twice"; readonly heading: string; readonly keys: readonly [string, string] };

/** Carries a problem out of streaming code, where a Result per chunk would have to be unpacked at every step. */
export class IntakeFailure extends Error {
  override readonly name = "IntakeFailure";
  readonly problem: IntakeProblem;
  constructor(problem: IntakeProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** One sentence for the user: which file, where in it, what is wrong, and what to do. */
export function intakeSentence(problem: IntakeProblem): string {
  switch (problem.kind) {
    case "missing-file":
      return `There is no file ${quoted(problem.file)}: check the name and the folder.`;
    case "directory":
      return `${quoted(problem.file)} is a folder: choose the CSV file in it.`;
    case "not-a-file":
      return `${quoted(problem.file)} is not an ordinary file: save the accounts as a CSV file first.`;
    case "unreadable":
      return `${quoted(problem.file)} cannot be read (${problem.detail}): check that you may open it and that the disk is there.`;
    case "empty-file":
      return `${quoted(problem.file)} is empty: export the accounts again.`;
    case "archive":
      return `${quoted(problem.file)} is an Excel workbook or a ZIP archive: save or unpack it as CSV and choose that file.`;
    case "not-text":
      return `${quoted(problem.file)} is not a text file: export the accounts as CSV and choose that file.`;
    case "truncated-gzip":
      return `${quoted(problem.file)} is cut short (the compressed data ends early): copy or download it again.`;
    case "damaged-gzip":
      return `${quoted(problem.file)} is damaged (${problem.detail}): copy or download it again.`;
    case "gzip-bomb":
      return `${quoted(problem.file)} unpacks to more than ${problem.megabytes} MB, out of all proportion to its size: unpack it yourself and look at it first.`;
    case "too-many-columns":
      return `${quoted(problem.file)} has ${problem.count} columns in its first row, more than the ${problem.limit} that can be read: export only the columns you need.`;
    case "field-too-long":
      return `Row ${problem.row}${inColumn(problem.column)} of ${quoted(problem.file)} holds a value longer than ${problem.limit} characters: look there for a missing quotation mark, or shorten the value.`;
    case "open-quote":
      return `Row ${problem.row} of ${quoted(problem.file)} opens a quotation mark that is never closed: close it and try again.`;
    case "no-header":
      return `${quoted(problem.file)} has no row of headings (its first row holds ${quoted(problem.firstValue)}): add one that names the columns.`;
    case "no-rows":
      return `${quoted(problem.file)} has headings but no accounts under them: export the accounts again.`;
    case "no-place-column":
      return `${quoted(problem.file)} has no column that says where an account is: map a postal code, or latitude and longitude. Its columns are ${listed(problem.headings)}.`;
    case "changed-file":
      return `The columns of ${quoted(problem.file)} are no longer those that were mapped: look at the file again.`;
    case "map-syntax":
      return `${quoted(problem.text)} is no mapping: write name=Heading, several with commas between, or @file.json.`;
    case "map-file":
      return `The mapping ${quoted(problem.file)} cannot be used (${problem.detail}): it must be a JSON object of names and headings.`;
    case "unknown-heading":
      return `There is no column ${quoted(problem.heading)} to map ${problem.key} to. The columns are ${listed(problem.headings)}.`;
    case "map-repeated":
      return `${quoted(problem.key)} is mapped twice: choose one column for it.`;
    case "not-numbers":
      return `The column ${quoted(problem.heading)} cannot be ${problem.key}, since most of its values are no numbers (${quoted(problem.sample)}): map another column, or give it a name that is no amount.`;
    case "mapped-twice":
      return `The column ${quoted(problem.heading)} is mapped to both ${problem.keys[0]} and ${problem.keys[1]}: choose one.`;
  }
}

const LISTED_HEADINGS = 40;
const QUOTED_LENGTH = 80;

function quoted(text: string): string {
  return `“${text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}…` : text}”`;
}

function inColumn(column: string): string {
  return column === "" ? "" : `, column ${quoted(column)},`;
}

function listed(headings: readonly string[]): string {
  const shown = headings.slice(0, LISTED_HEADINGS).join(", ");
  return headings.length > LISTED_HEADINGS ? `${shown} and ${headings.length - LISTED_HEADINGS} more` : shown;
}

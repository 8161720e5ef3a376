/** Number of an account within its plan: the row it came from in the imported file; row 1 is the header. */
export type AccountRow = number;

/** What an imported column can mean; any other mapped name is a measure or an attribute. */
export const ACCOUNT_FIELDS = [
  "id",
  "name",
  "postalCode",
  "latitude",
  "longitude",
  "address",
  "city",
  "state",
  "country",
  "owner",
  "parent",
] as const;
export type AccountField = (typeof ACCOUNT_FIELDS)[number];

/** How an account came to its unit. */
export const PLACED_BY = ["unit-id", "postal-code", "coordinates"] as const;
export type PlacedBy = (typeof PLACED_BY)[number];

/** Why a row is not in the plan. The words for each stand in core/intake/triage.ts. */
export type RejectedRow = {
  readonly row: AccountRow;
  /** Heading of the column at fault, or "" for the row as a whole. */
  readonly column: string;
  readonly value: string;
  readonly problem: string;
};

/** A row that is in the plan, but was mended or looks wrong. */
export type RepairedRow = {
  readonly row: AccountRow;
  readonly column: string;
  readonly value: string;
  readonly repair: string;
};

/** What the palette finds; in this order where two fit equally well. */
export const ITEM_KINDS = [
  "command",
  "territory",
  "owner",
  "place",
  "unit",
  "scenario",
  "bookmark",
  "checkpoint",
  "account",
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export type PaletteItem = {
  readonly kind: ItemKind;
  /** Unique within its kind. */
  readonly id: string;
  readonly title: string;
  /** What is said beside the title: a key, an owner, a number of units. Not searched. */
  readonly hint: string;
  readonly color?: string;
  readonly run: () => unknown;
};

/** Things of one kind: their titles to search in, and how to make an item of the one at a position. */
export type ItemSource = {
  readonly kind: ItemKind;
  readonly titles: readonly string[];
  /** How many of this kind are worth showing at once. */
  readonly most: number;
  readonly itemAt: (index: number) => PaletteItem;
};

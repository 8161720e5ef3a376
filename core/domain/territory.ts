/**
 * Number of a territory within its scenario: 0, 1, 2 … and never given to another one, also after a deletion, so
 * that typed arrays and the journal can hold it. Files and people see `Territory.id` and `Territory.name`.
 */
export type TerritoryIndex = number;

/** In a column of territory indices: this unit or account belongs to no territory. */
export const UNASSIGNED = -1;

/** A named, coloured set of units and accounts with one owner. Which units it has is the scenario's assignment. */
export type Territory = {
  readonly index: TerritoryIndex;
  /** Stable, unique in the scenario, safe in files: "T01", or the owner it was read from. */
  readonly id: string;
  readonly name: string;
  /** "#rrggbb". */
  readonly color: string;
  /** Who owns it, as the accounts' owner column writes it; null when nobody does yet. */
  readonly owner: string | null;
  /** Share of the whole that this territory should carry, relative to the others: capacity in reps, 1 = one rep. */
  readonly capacity: number;
  readonly note: string;
};

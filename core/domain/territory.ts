import type { GroupIndex } from "./group.ts";
import type { MeasureKey } from "./measure.ts";

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
  /** Targets that were set by hand, in the unit of their measure; a measure that is not here is shared out by capacity. */
  readonly targets: Readonly<Record<MeasureKey, number>>;
  /** The group (district, region …) it belongs to; null for the top level. */
  readonly group: GroupIndex | null;
  /** Whether it keeps exactly the units and accounts that it has: see locks.ts. */
  readonly locked: boolean;
  readonly note: string;
};

/** A territory about which only what must differ was said. */
export const makeTerritory = (
  fields: Pick<Territory, "index" | "id" | "name" | "color"> & Partial<Territory>,
): Territory => ({ owner: null, capacity: 1, targets: {}, group: null, locked: false, note: "", ...fields });

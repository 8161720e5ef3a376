/** Number of a group within its scenario: 0, 1, 2 …, never given twice, as TerritoryIndex is not. */
export type GroupIndex = number;

/**
 * What holds territories and other groups: a district, a region, an area. Groups nest to any depth. A group has no units
 * of its own; its figures are the sums of what it holds.
 */
export type Group = {
  readonly index: GroupIndex;
  /** Stable, unique among the scenario's groups, safe in files: "G01". */
  readonly id: string;
  readonly name: string;
  /** The group that holds this one; null for the top level. */
  readonly parent: GroupIndex | null;
  /** "#rrggbb", for maps that are coloured by group. */
  readonly color: string;
  /** Who answers for it: a manager. */
  readonly owner: string | null;
  readonly note: string;
};

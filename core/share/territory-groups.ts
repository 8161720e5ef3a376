import { pathToTop } from "../domain/hierarchy.ts";
import type { ShareInput } from "./share-input.ts";

/** Where a territory stands in the tree of groups. */
export type TerritoryGroup = {
  /** Of the group that holds it directly. */
  readonly id: string;
  /** From the top level down: "West / Mountain". */
  readonly path: string;
};

/**
 * The groups of the territories by the territory's id; territories of the top level have none. Empty for a scenario without
 * groups, whose files then say nothing of them. O(territories × depth).
 */
export function territoryGroups({
  groups,
  territories,
}: Pick<ShareInput, "groups" | "territories">): ReadonlyMap<string, TerritoryGroup> {
  const byIndex = new Map(groups.map((group) => [group.index, group]));
  return new Map(
    territories.flatMap(({ id, group }): [string, TerritoryGroup][] => {
      const path = pathToTop(byIndex, group);
      const [holder] = path;
      if (holder === undefined) return [];
      const names = path.map(({ name }) => name).reverse();
      return [[id, { id: holder.id, path: names.join(" / ") }]];
    }),
  );
}

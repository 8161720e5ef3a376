import { pathToTop } from "../../core/domain/hierarchy.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import type { ScenarioState } from "../stores/scenario-store.ts";
import type { TreeState } from "../stores/tree-store.ts";

/**
 * The colour that each territory's units are filled with: its own, or that of its outermost or innermost group; `groupless`
 * for a territory in no group then.
 */
export function territoryFills(
  { territories, groups }: Pick<ScenarioState, "territories" | "groups">,
  colorBy: TreeState["colorBy"],
  groupless: string,
): Map<TerritoryIndex, string> {
  return new Map(
    [...territories].map(([index, { color, group }]) => {
      if (colorBy === "territory") return [index, color];
      const path = pathToTop(groups, group);
      const shown = colorBy === "group" ? path[0] : path.at(-1);
      return [index, shown?.color ?? groupless];
    }),
  );
}

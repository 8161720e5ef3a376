import { createStore } from "zustand/vanilla";
import type { GroupIndex } from "../../core/domain/group.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";

export const COLORINGS = ["territory", "top-group", "group"] as const;

/** How the tree of territories stands. Which territory or group the inspector shows is in the selection store. */
export type TreeState = {
  readonly collapsed: ReadonlySet<GroupIndex>;
  /** Territories picked to be merged, moved or locked together. */
  readonly picked: ReadonlySet<TerritoryIndex>;
  /** Whether the map fills units with the colour of their territory, or with that of the outermost or innermost group. */
  readonly colorBy: (typeof COLORINGS)[number];
};

export const FIRST_TREE: TreeState = { collapsed: new Set(), picked: new Set(), colorBy: "territory" };

export const treeStore = createStore<TreeState>(() => FIRST_TREE);

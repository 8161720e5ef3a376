import type { Group, GroupIndex } from "../../../core/domain/group.ts";
import { pathToTop } from "../../../core/domain/hierarchy.ts";
import type { Territory, TerritoryIndex } from "../../../core/domain/territory.ts";
import { matches } from "../../components/territory-menu-items.tsx";

/** One row of the tree. `position` of `siblings`, counted from 1, is told to those who do not see it. */
export type TreeRow = (
  | { readonly kind: "group"; readonly group: Group; readonly isOpen: boolean; readonly territories: number }
  | { readonly kind: "territory"; readonly territory: Territory }
) & { readonly depth: number; readonly position: number; readonly siblings: number };

export type TreeInput = {
  readonly groups: ReadonlyMap<GroupIndex, Group>;
  readonly territories: ReadonlyMap<TerritoryIndex, Territory>;
  readonly collapsed: ReadonlySet<GroupIndex>;
  readonly search: string;
};

/**
 * The rows of the tree from top to bottom: in each group first its groups, then its territories. While something is
 * searched for, only what matches, what lies in a group that does, and the way to it; nothing is folded then.
 * O(groups + territories × depth).
 */
export function treeRows({ groups, territories, collapsed, search }: TreeInput): TreeRow[] {
  const isSearching = search.trim() !== "";
  const shown = isSearching ? matching(groups, territories, search) : null;
  const groupsIn = byParent([...groups.values()], ({ parent }) => parent);
  const territoriesIn = byParent([...territories.values()], ({ group }) => group);
  const rows: TreeRow[] = [];

  const countIn = (group: GroupIndex): number =>
    (territoriesIn.get(group)?.length ?? 0) +
    (groupsIn.get(group) ?? []).reduce((sum, { index }) => sum + countIn(index), 0);

  const add = (parent: GroupIndex | null, depth: number): void => {
    const innerGroups = (groupsIn.get(parent) ?? []).filter(({ index }) => shown?.groups.has(index) ?? true);
    const inner = (territoriesIn.get(parent) ?? []).filter(({ index }) => shown?.territories.has(index) ?? true);
    const siblings = innerGroups.length + inner.length;
    innerGroups.forEach((group, i) => {
      const isOpen = isSearching || !collapsed.has(group.index);
      rows.push({ kind: "group", group, isOpen, territories: countIn(group.index), depth, position: i + 1, siblings });
      if (isOpen) add(group.index, depth + 1);
    });
    inner.forEach((territory, i) => {
      rows.push({ kind: "territory", territory, depth, position: innerGroups.length + i + 1, siblings });
    });
  };
  add(null, 0);
  return rows;
}

/** "g3" or "t12": what a row is known by. */
export const rowKey = (row: TreeRow): string =>
  row.kind === "group" ? `g${row.group.index}` : `t${row.territory.index}`;

function byParent<Item>(items: readonly Item[], parentOf: (item: Item) => number | null): Map<number | null, Item[]> {
  const byKey = new Map<number | null, Item[]>();
  for (const item of items) {
    const list = byKey.get(parentOf(item));
    if (list === undefined) byKey.set(parentOf(item), [item]);
    else list.push(item);
  }
  return byKey;
}

function matching(groups: TreeInput["groups"], territories: TreeInput["territories"], search: string) {
  const found = { groups: new Set<GroupIndex>(), territories: new Set<TerritoryIndex>() };
  const named = new Set([...groups.values()].filter((group) => matches(group, search)).map(({ index }) => index));
  for (const group of groups.values()) {
    const path = pathToTop(groups, group.index);
    if (path.some(({ index }) => named.has(index))) for (const { index } of path) found.groups.add(index);
  }
  for (const territory of territories.values()) {
    const path = pathToTop(groups, territory.group);
    if (!matches(territory, search) && !path.some(({ index }) => named.has(index))) continue;
    found.territories.add(territory.index);
    for (const { index } of path) found.groups.add(index);
  }
  return found;
}

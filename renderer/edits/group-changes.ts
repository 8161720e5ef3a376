import type { Change } from "../../core/domain/edit.ts";
import type { Group, GroupIndex } from "../../core/domain/group.ts";
import { liesWithin } from "../../core/domain/hierarchy.ts";
import { nextColor } from "../../core/domain/palette.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";

type Groups = ReadonlyMap<GroupIndex, Group>;
type Territories = ReadonlyMap<TerritoryIndex, Territory>;

/** What is moved in the tree. */
export type TreeItems = { readonly groups: readonly GroupIndex[]; readonly territories: readonly TerritoryIndex[] };

/** A group that no other one can be mistaken for. */
export function newGroup(
  present: Groups,
  index: GroupIndex,
  parent: GroupIndex | null,
  nameOf: (number: number) => string,
): Group {
  const all = [...present.values()];
  let number = index + 1;
  while (all.some(({ id, name }) => id === idOf(number) || name === nameOf(number))) number++;
  const color = nextColor(all.map((group) => group.color));
  return { index, id: idOf(number), name: nameOf(number), parent, color, owner: null, note: "" };
}

const idOf = (number: number): string => `G${String(number).padStart(2, "0")}`;

/**
 * The changes that bring items into a group, or to the top level (null).
 *
 * @returns Empty when all of them are there already; null when a group would come to lie within itself.
 */
export function moveInTree(
  groups: Groups,
  territories: Territories,
  items: TreeItems,
  target: GroupIndex | null,
): Change[] | null {
  const changes: Change[] = [];
  for (const index of items.groups) {
    const from = groups.get(index);
    if (from === undefined || from.parent === target) continue;
    if (liesWithin(groups, target, index)) return null;
    changes.push({ kind: "group", index, from, to: { ...from, parent: target } });
  }
  for (const index of items.territories) {
    const from = territories.get(index);
    if (from === undefined || from.group === target) continue;
    changes.push({ kind: "territory", index, from, to: { ...from, group: target } });
  }
  return changes;
}

/** The changes that remove a group: what it holds moves up to where the group was. */
export function removeGroupChanges(groups: Groups, territories: Territories, group: Group): Change[] {
  const items = {
    groups: [...groups.values()].filter(({ parent }) => parent === group.index).map(({ index }) => index),
    territories: [...territories.values()].filter((each) => each.group === group.index).map(({ index }) => index),
  };
  return [
    ...(moveInTree(groups, territories, items, group.parent) ?? []),
    { kind: "group", index: group.index, from: group, to: null },
  ];
}

/** Every territory that lies in the group or in a group of it, ascending. */
export const territoriesWithin = (groups: Groups, territories: Territories, group: GroupIndex): Territory[] =>
  [...territories.values()].filter((territory) => liesWithin(groups, territory.group, group));

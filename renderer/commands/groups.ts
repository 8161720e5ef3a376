import type { Change } from "../../core/domain/edit.ts";
import type { Group, GroupIndex } from "../../core/domain/group.ts";
import { moveInTree, newGroup, removeGroupChanges, type TreeItems } from "../edits/group-changes.ts";
import { notice } from "../shell/notice.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { treeStore } from "../stores/tree-store.ts";
import { en } from "../text/en.ts";
import { commitEdit } from "./commit-edit.ts";

/**
 * Makes a group of the picked territories, or an empty one in the group that is looked at, and shows it. Picked territories
 * that share a group get theirs within it.
 */
export async function createGroup(): Promise<void> {
  const { id, groups, territories, nextGroup } = scenarioStore.getState();
  if (id === null) return;
  const picked = [...treeStore.getState().picked].flatMap((index) => territories.get(index) ?? []);
  const homes = new Set(picked.map(({ group }) => group));
  const [home = null] = homes.size === 1 ? homes : [];
  const parent = picked.length > 0 ? home : selectionStore.getState().group;
  const group = newGroup(groups, nextGroup, parent, en.tree.newGroupName);
  const changes: Change[] = [
    { kind: "group", index: group.index, from: null, to: group },
    ...picked.map(
      (from): Change => ({
        kind: "territory",
        index: from.index,
        from,
        to: { ...from, group: group.index },
      }),
    ),
  ];
  const written = commitEdit({ label: en.groupEdit.created(group.name), changes });
  treeStore.setState({ picked: new Set() });
  focusGroup(group.index);
  await written;
}

/** Shows a group in the inspector; null for none. */
export function focusGroup(group: GroupIndex | null): void {
  selectionStore.setState({ group, territory: null });
}

export type GroupChanges = Partial<Pick<Group, "name" | "color" | "owner" | "note">>;

export async function changeGroup(index: GroupIndex, changes: GroupChanges): Promise<void> {
  const from = scenarioStore.getState().groups.get(index);
  if (from === undefined) return;
  const to: Group = { ...from, ...changes };
  const differs = (Object.keys(changes) as (keyof GroupChanges)[]).some((key) => from[key] !== to[key]);
  if (!differs || to.name.trim() === "") return;
  const label = from.name === to.name ? en.groupEdit.changed(to.name) : en.groupEdit.renamed(from.name, to.name);
  await commitEdit({ label, changes: [{ kind: "group", index, from, to }] });
}

/** Removes a group; what it holds moves one level up. */
export async function removeGroup(index: GroupIndex): Promise<void> {
  const { groups, territories } = scenarioStore.getState();
  const group = groups.get(index);
  if (group === undefined) return;
  const changes = removeGroupChanges(groups, territories, group);
  await commitEdit({ label: en.groupEdit.removed(group.name), changes });
}

/** Brings territories and groups into a group, or to the top level (null), as one undoable edit. */
export async function moveToGroup(items: TreeItems, target: GroupIndex | null): Promise<void> {
  const { groups, territories } = scenarioStore.getState();
  const changes = moveInTree(groups, territories, items, target);
  if (changes === null) return notice.info(en.tree.intoItself);
  if (changes.length === 0) return;
  const what = nameOf(items);
  const into = target === null ? null : (groups.get(target)?.name ?? "");
  if (target !== null) unfold(target);
  const label = into === null ? en.groupEdit.movedOut(what) : en.groupEdit.moved(what, into);
  await commitEdit({ label, changes });
}

function nameOf({ groups: groupIndices, territories: territoryIndices }: TreeItems): string {
  const { groups, territories } = scenarioStore.getState();
  const [group] = groupIndices;
  const [territory] = territoryIndices;
  if (groupIndices.length === 1 && territoryIndices.length === 0) return groups.get(group as number)?.name ?? "";
  if (groupIndices.length === 0 && territoryIndices.length === 1)
    return territories.get(territory as number)?.name ?? "";
  return en.tree.members(groupIndices.length, territoryIndices.length);
}

/** Folds or unfolds a group in the tree. */
export function toggleGroup(index: GroupIndex): void {
  const collapsed = new Set(treeStore.getState().collapsed);
  if (!collapsed.delete(index)) collapsed.add(index);
  treeStore.setState({ collapsed });
}

function unfold(index: GroupIndex): void {
  const collapsed = new Set(treeStore.getState().collapsed);
  if (collapsed.delete(index)) treeStore.setState({ collapsed });
}

export const foldAll = (): void => treeStore.setState({ collapsed: new Set(scenarioStore.getState().groups.keys()) });

export const unfoldAll = (): void => treeStore.setState({ collapsed: new Set() });

import { Menu, ScrollArea } from "@mantine/core";
import { IconFolder } from "@tabler/icons-react";
import { useStore } from "zustand";
import type { Group } from "../../../core/domain/group.ts";
import { liesWithin, pathToTop } from "../../../core/domain/hierarchy.ts";
import { moveToGroup } from "../../commands/groups.ts";
import { Swatch } from "../../components/swatch.tsx";
import type { TreeItems } from "../../edits/group-changes.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";

const INDENT_PX = 12;

/** Brings items of the tree somewhere else, from a menu of them. */
export function MoveToItem({ items }: { readonly items: TreeItems }) {
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconFolder size={15} />}>{en.tree.moveTo}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <GroupMenuItems items={items} />
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

/** Where items of the tree can be moved: the top level, and every group that does not lie within them. */
export function GroupMenuItems({ items }: { readonly items: TreeItems }) {
  const groups = useStore(scenarioStore, (state) => state.groups);
  const possible = [...groups.values()].filter(
    ({ index }) => !items.groups.some((moved) => liesWithin(groups, index, moved)),
  );
  const pathOf = (group: Group): string =>
    pathToTop(groups, group.index)
      .reverse()
      .map(({ name }) => name)
      .join("\u0001");
  return (
    <ScrollArea.Autosize mah={320} type="auto">
      <Menu.Item onClick={() => void moveToGroup(items, null)}>{en.tree.topLevel}</Menu.Item>
      {possible
        .sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))
        .map((group) => (
          <Menu.Item
            key={group.index}
            leftSection={<Swatch color={group.color} />}
            pl={12 + INDENT_PX * (pathToTop(groups, group.index).length - 1)}
            onClick={() => void moveToGroup(items, group.index)}
          >
            {group.name}
          </Menu.Item>
        ))}
    </ScrollArea.Autosize>
  );
}

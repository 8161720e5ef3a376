import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowsMaximize,
  IconDots,
  IconFolderPlus,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconPointer,
  IconTrash,
} from "@tabler/icons-react";
import type { Group } from "../../../core/domain/group.ts";
import { changeGroup, createGroup, focusGroup, removeGroup } from "../../commands/groups.ts";
import { lockTerritories } from "../../commands/lock.ts";
import { selectGroupUnits } from "../../commands/select-units.ts";
import { zoomToUnits } from "../../commands/zoom.ts";
import { askName, askToDelete } from "../../components/ask-name.tsx";
import { territoriesWithin } from "../../edits/group-changes.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import { GroupMenuItems } from "./group-menu-items.tsx";

/** Everything that can be done to one group. */
export function GroupMenu({ group, className }: { readonly group: Group; readonly className: string }) {
  const { index, name } = group;
  const members = () => {
    const { groups, territories } = scenarioStore.getState();
    return territoriesWithin(groups, territories, index).map((territory) => territory.index);
  };
  const lock = (isLocked: boolean) => void lockTerritories(members(), isLocked);
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon
          className={className}
          aria-label={en.tree.menu(name)}
          size={26}
          mr={4}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        <Menu.Item
          leftSection={<IconArrowsMaximize size={15} />}
          onClick={() => {
            const inside = new Set(members());
            const { assignment } = scenarioStore.getState();
            zoomToUnits([...assignment.keys()].filter((unit) => inside.has(assignment[unit] as number)));
          }}
        >
          {en.territory.zoom}
        </Menu.Item>
        <Menu.Item leftSection={<IconPointer size={15} />} onClick={() => selectGroupUnits(members())}>
          {en.territory.selectUnits}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFolderPlus size={15} />}
          onClick={() => {
            focusGroup(index);
            void createGroup();
          }}
        >
          {en.tree.newGroup}
        </Menu.Item>
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item>{en.tree.moveTo}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            <GroupMenuItems items={{ groups: [index], territories: [] }} />
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLock size={15} />} onClick={() => lock(true)}>
          {en.lock.lock}
        </Menu.Item>
        <Menu.Item leftSection={<IconLockOpen size={15} />} onClick={() => lock(false)}>
          {en.lock.unlock}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconPencil size={15} />}
          onClick={() =>
            askName({
              title: en.rename,
              label: en.territory.name,
              value: name,
              action: en.rename,
              onAnswer: (next) => void changeGroup(index, { name: next }),
            })
          }
        >
          {en.rename}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} />}
          onClick={() =>
            askToDelete({
              title: en.tree.removeTitle(name),
              text: en.tree.removeText,
              onConfirm: () => void removeGroup(index),
            })
          }
        >
          {en.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

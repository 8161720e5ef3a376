import { Menu } from "@mantine/core";
import { IconArrowsMaximize, IconFolderPlus, IconLock, IconLockOpen, IconPointer } from "@tabler/icons-react";
import type { Group } from "../../../core/domain/group.ts";
import { changeGroup, createGroup, focusGroup, removeGroup } from "../../commands/groups.ts";
import { lockTerritories } from "../../commands/lock.ts";
import { selectUnitsOf } from "../../commands/select-units.ts";
import { zoomToTerritories } from "../../commands/zoom.ts";
import { DeleteItem, RenameItem } from "../../components/menu-items.tsx";
import { MoreMenu } from "../../components/more-menu.tsx";
import { territoriesWithin } from "../../edits/group-changes.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import { MoveToItem } from "./group-menu-items.tsx";

type Props = { readonly group: Group; readonly className?: string | undefined };

/** Everything that can be done to one group. */
export function GroupMenu({ group: { index, name }, className }: Props) {
  const members = () => {
    const { groups, territories } = scenarioStore.getState();
    return territoriesWithin(groups, territories, index).map((territory) => territory.index);
  };
  return (
    <MoreMenu label={en.tree.menu(name)} className={className}>
      <Menu.Item leftSection={<IconArrowsMaximize size={15} />} onClick={() => zoomToTerritories(members())}>
        {en.territory.zoom}
      </Menu.Item>
      <Menu.Item leftSection={<IconPointer size={15} />} onClick={() => selectUnitsOf(members())}>
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
      <MoveToItem items={{ groups: [index], territories: [] }} />
      <Menu.Divider />
      <Menu.Item leftSection={<IconLock size={15} />} onClick={() => void lockTerritories(members(), true)}>
        {en.lock.lock}
      </Menu.Item>
      <Menu.Item leftSection={<IconLockOpen size={15} />} onClick={() => void lockTerritories(members(), false)}>
        {en.lock.unlock}
      </Menu.Item>
      <Menu.Divider />
      <RenameItem name={name} label={en.territory.name} onRename={(next) => void changeGroup(index, { name: next })} />
      <DeleteItem
        question={() => ({ title: en.tree.removeTitle(name), text: en.tree.removeText })}
        onDelete={() => void removeGroup(index)}
      />
    </MoreMenu>
  );
}

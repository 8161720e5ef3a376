import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowMerge,
  IconArrowsMaximize,
  IconArrowsSplit2,
  IconBuildingStore,
  IconCopy,
  IconDots,
  IconFolder,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconPointer,
  IconSpiral,
  IconTarget,
  IconTrash,
} from "@tabler/icons-react";
import type { Territory } from "../../core/domain/territory.ts";
import { assignSelection } from "../commands/assign-units.ts";
import { changeTerritory } from "../commands/change-territory.ts";
import { chooseActiveTerritory } from "../commands/choose-active-territory.ts";
import { deleteTerritory } from "../commands/delete-territory.ts";
import { duplicateTerritory } from "../commands/duplicate-territory.ts";
import { lockTerritories } from "../commands/lock.ts";
import { narrowAccounts } from "../commands/narrow-accounts.ts";
import { selectTerritoryUnits } from "../commands/select-units.ts";
import { zoomToTerritory } from "../commands/zoom.ts";
import { askToDissolve } from "../dialogs/territories/dissolve-form.tsx";
import { askToMerge } from "../dialogs/territories/merge-form.tsx";
import { askToSplit } from "../dialogs/territories/split-form.tsx";
import { unitsOf } from "../edits/assign-units-edit.ts";
import { GroupMenuItems } from "../panels/territories/group-menu-items.tsx";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { en } from "../text/en.ts";
import { askName, askToDelete } from "./ask-name.tsx";

/** Everything that can be done to one territory. */
export function TerritoryMenu({ territory, className }: { readonly territory: Territory; readonly className: string }) {
  const { index, name } = territory;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon
          className={className}
          aria-label={en.territory.menu(name)}
          size={26}
          mr={4}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        <Menu.Item leftSection={<IconArrowsMaximize size={15} />} onClick={() => zoomToTerritory(index)}>
          {en.territory.zoom}
        </Menu.Item>
        <Menu.Item leftSection={<IconTarget size={15} />} onClick={() => chooseActiveTerritory(index)}>
          {en.territory.makeActive}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPointer size={15} />}
          disabled={selectionStore.getState().units.size === 0}
          onClick={() => void assignSelection(index)}
        >
          {en.territory.assignHere}
        </Menu.Item>
        <Menu.Item onClick={() => selectTerritoryUnits(index)} leftSection={<IconPointer size={15} />}>
          {en.territory.selectUnits}
        </Menu.Item>
        <Menu.Item leftSection={<IconBuildingStore size={15} />} onClick={() => narrowAccounts({ territory: index })}>
          {en.territory.showAccounts}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={territory.locked ? <IconLockOpen size={15} /> : <IconLock size={15} />}
          onClick={() => void lockTerritories([index], !territory.locked)}
        >
          {territory.locked ? en.lock.unlock : en.lock.lock}
        </Menu.Item>
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconFolder size={15} />}>{en.tree.moveTo}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            <GroupMenuItems items={{ groups: [], territories: [index] }} />
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Item leftSection={<IconArrowMerge size={15} />} onClick={() => askToMerge([index])}>
          {en.whole.mergeWith}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowsSplit2 size={15} />} onClick={() => askToSplit(territory)}>
          {en.whole.split}
        </Menu.Item>
        <Menu.Item leftSection={<IconSpiral size={15} />} onClick={() => askToDissolve(territory)}>
          {en.whole.dissolve}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={15} />}
          title={en.whole.duplicateHint}
          onClick={() => void duplicateTerritory(index)}
        >
          {en.whole.duplicate}
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
              onAnswer: (next) => void changeTerritory(index, { name: next }),
            })
          }
        >
          {en.rename}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => askToRemove(territory)}>
          {en.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function askToRemove({ index, name }: Territory): void {
  const count = unitsOf(scenarioStore.getState().assignment, index).length;
  const meta = planStore.getState().layer?.meta;
  const noun = count === 1 ? meta?.unitNoun : meta?.unitNounPlural;
  askToDelete({
    title: en.territory.removeTitle(name),
    text: en.territory.removeText(`${count.toLocaleString("en-US")} ${noun ?? ""}`),
    onConfirm: () => void deleteTerritory(index),
  });
}

import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowsMaximize,
  IconBuildingStore,
  IconDots,
  IconPencil,
  IconPointer,
  IconTarget,
  IconTrash,
} from "@tabler/icons-react";
import type { Territory } from "../../core/domain/territory.ts";
import { assignSelection } from "../commands/assign-units.ts";
import { changeTerritory } from "../commands/change-territory.ts";
import { chooseActiveTerritory } from "../commands/choose-active-territory.ts";
import { deleteTerritory } from "../commands/delete-territory.ts";
import { narrowAccounts } from "../commands/narrow-accounts.ts";
import { selectTerritoryUnits } from "../commands/select-units.ts";
import { zoomToTerritory } from "../commands/zoom.ts";
import { unitsOf } from "../edits/assign-units-edit.ts";
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
        <ActionIcon className={className} aria-label={en.territory.menu(name)} size={26} mr={4}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
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

import { Menu } from "@mantine/core";
import {
  IconArrowMerge,
  IconArrowsMaximize,
  IconArrowsSplit2,
  IconBuildingStore,
  IconCopy,
  IconLock,
  IconLockOpen,
  IconPointer,
  IconSpiral,
  IconTarget,
} from "@tabler/icons-react";
import type { Territory } from "../../../core/domain/territory.ts";
import { assignSelection } from "../../commands/assign-units.ts";
import { changeTerritory } from "../../commands/change-territory.ts";
import { chooseActiveTerritory } from "../../commands/choose-active-territory.ts";
import { deleteTerritory } from "../../commands/delete-territory.ts";
import { duplicateTerritory } from "../../commands/duplicate-territory.ts";
import { lockTerritories } from "../../commands/lock.ts";
import { narrowAccounts } from "../../commands/narrow-accounts.ts";
import { selectUnitsOf } from "../../commands/select-units.ts";
import { zoomToTerritory } from "../../commands/zoom.ts";
import { DeleteItem, RenameItem } from "../../components/menu-items.tsx";
import { MoreMenu } from "../../components/more-menu.tsx";
import { askToDissolve } from "../../dialogs/territories/dissolve-form.tsx";
import { askToMerge } from "../../dialogs/territories/merge-form.tsx";
import { askToSplit } from "../../dialogs/territories/split-form.tsx";
import { unitsOf } from "../../edits/assign-units-edit.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { en } from "../../text/en.ts";
import { MoveToItem } from "./group-menu-items.tsx";

type Props = { readonly territory: Territory; readonly className?: string | undefined };

/** Everything that can be done to one territory. */
export function TerritoryMenu({ territory, className }: Props) {
  return (
    <MoreMenu label={en.territory.menu(territory.name)} className={className}>
      <TerritoryItems territory={territory} />
    </MoreMenu>
  );
}

function TerritoryItems({ territory }: { readonly territory: Territory }) {
  const { index, name, locked } = territory;
  return (
    <>
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
      <Menu.Item leftSection={<IconPointer size={15} />} onClick={() => selectUnitsOf([index])}>
        {en.territory.selectUnits}
      </Menu.Item>
      <Menu.Item leftSection={<IconBuildingStore size={15} />} onClick={() => narrowAccounts({ territory: index })}>
        {en.territory.showAccounts}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={locked ? <IconLockOpen size={15} /> : <IconLock size={15} />}
        onClick={() => void lockTerritories([index], !locked)}
      >
        {locked ? en.lock.unlock : en.lock.lock}
      </Menu.Item>
      <MoveToItem items={{ groups: [], territories: [index] }} />
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
      <RenameItem
        name={name}
        label={en.territory.name}
        onRename={(next) => void changeTerritory(index, { name: next })}
      />
      <DeleteItem
        question={() => ({ title: en.territory.removeTitle(name), text: en.territory.removeText(unitsIn(index)) })}
        onDelete={() => void deleteTerritory(index)}
      />
    </>
  );
}

/** "1,204 ZIP areas". */
function unitsIn(index: number): string {
  const count = unitsOf(scenarioStore.getState().assignment, index).length;
  const meta = planStore.getState().layer?.meta;
  const noun = count === 1 ? meta?.unitNoun : meta?.unitNounPlural;
  return `${count.toLocaleString("en-US")} ${noun ?? ""}`;
}

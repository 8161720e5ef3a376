import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { IconBoxMultiple, IconChevronDown } from "@tabler/icons-react";
import { useStore } from "zustand";
import { selectSameParent } from "../../commands/change-selection.ts";
import type { CommandId } from "../../commands/registry/commands.ts";
import { CommandItem } from "../../components/command-item.tsx";
import { planStore } from "../../stores/plan-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { toolStore } from "../../stores/tool-store.ts";
import { en } from "../../text/en.ts";
import classes from "./top-bar.module.css";

const WHOLE: readonly CommandId[] = ["byAttribute", "selectUnassigned", "selectEverything"];
const CHANGED: readonly CommandId[] = ["grow", "shrink", "invert"];

/** Ways to select that need no pointer. */
export function SelectionMenu() {
  const layer = useStore(planStore, (state) => state.layer);
  const hasStart = useStore(selectionStore, (state) => state.units.size > 0);
  const hasCursor = useStore(toolStore, (state) => state.cursor !== null);
  return (
    <Menu position="bottom-start" width={268}>
      <Tooltip label={en.tools.selectMenu}>
        <div>
          <Menu.Target>
            <UnstyledButton
              className={classes.menuButton}
              aria-label={en.tools.selectMenu}
              data-testid="selection-menu"
            >
              <IconBoxMultiple size={17} stroke={1.7} aria-hidden="true" />
              <IconChevronDown size={12} aria-hidden="true" />
            </UnstyledButton>
          </Menu.Target>
        </div>
      </Tooltip>
      <Menu.Dropdown>
        {WHOLE.map((id) => (
          <CommandItem key={id} id={id} />
        ))}
        <Menu.Divider />
        {CHANGED.map((id) => (
          <CommandItem key={id} id={id} />
        ))}
        <Menu.Divider />
        <CommandItem id="sameTerritory" />
        {layer?.parents.map((parent, i) => (
          <Menu.Item key={parent.layer} disabled={!hasStart && !hasCursor} onClick={() => selectSameParent(i)}>
            {en.tools.sameParent(en.tools.parentLayer[parent.layer] ?? en.tools.parentOther)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <CommandItem id="escape" />
      </Menu.Dropdown>
    </Menu>
  );
}

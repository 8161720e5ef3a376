import { Button, Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useStore } from "zustand";
import { assignToActive } from "../../commands/assign-units.ts";
import { chooseActiveTerritory, showActiveMenu } from "../../commands/choose-active-territory.ts";
import { Swatch } from "../../components/swatch.tsx";
import { TerritoryMenuItems } from "../../components/territory-menu-items.tsx";
import { shortcutText } from "../../keyboard/shortcuts.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import classes from "./top-bar.module.css";

/** Where selected units go. */
export function ActiveTerritory() {
  const index = useStore(viewStore, (state) => state.activeTerritory);
  const isOpen = useStore(viewStore, (state) => state.activeMenuOpen);
  const territory = useStore(scenarioStore, (state) => (index === null ? undefined : state.territories.get(index)));
  const selected = useStore(selectionStore, (state) => state.units.size);
  return (
    <div className={classes.active}>
      <Menu position="bottom-start" opened={isOpen} onChange={showActiveMenu}>
        <Tooltip label={`${en.topbar.activeHint}  ·  ${shortcutText("chooseActive")}`} disabled={isOpen}>
          <div>
            <Menu.Target>
              <UnstyledButton
                className={classes.activeButton}
                aria-label={`${en.topbar.activeTerritory}: ${territory?.name ?? en.none}`}
                data-testid="active-territory"
              >
                {territory !== undefined && <Swatch color={territory.color} />}
                <span className={classes.activeName}>{territory?.name ?? en.topbar.chooseTerritory}</span>
                <IconChevronDown size={14} aria-hidden="true" />
              </UnstyledButton>
            </Menu.Target>
          </div>
        </Tooltip>
        <Menu.Dropdown>
          <TerritoryMenuItems onChoose={chooseActiveTerritory} />
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={`${en.shortcut.words.assign}  ·  A`}>
        <Button
          variant="light"
          className={classes.assign ?? ""}
          data-testid="assign"
          disabled={territory === undefined || selected === 0}
          onClick={() => void assignToActive()}
        >
          {en.topbar.assign}
        </Button>
      </Tooltip>
    </div>
  );
}

import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useStore } from "zustand";
import { chosenTerritory } from "../../commands/chosen-territory.ts";
import { proposeSwap } from "../../commands/propose-swap.ts";
import { showAssignMenu } from "../../commands/show-assign-menu.ts";
import { CommandItem } from "../../components/command-item.tsx";
import { Swatch } from "../../components/swatch.tsx";
import { neighbouringTerritories } from "../../edits/neighbouring-territories.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import classes from "./top-bar.module.css";

/** Ways to assign that are computed first: shown on the map with their scores, done after a yes. */
export function AssignMenu() {
  const isOpen = useStore(viewStore, (state) => state.assignMenuOpen);
  return (
    <Menu position="bottom-end" width={304} opened={isOpen} onChange={showAssignMenu}>
      <Tooltip label={en.tools.assignMenu} disabled={isOpen}>
        <div>
          <Menu.Target>
            <UnstyledButton className={classes.menuButton} aria-label={en.tools.assignMenu} data-testid="assign-menu">
              <IconChevronDown size={14} aria-hidden="true" />
            </UnstyledButton>
          </Menu.Target>
        </div>
      </Tooltip>
      <Menu.Dropdown>
        <CommandItem id="fillHoles" />
        <CommandItem id="swallow" />
        <CommandItem id="assignNearest" />
        <CommandItem id="exchange" />
        <Menu.Divider />
        <SwapItems />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The neighbours of the chosen territory, for a swap of border units. */
function SwapItems() {
  const layer = useStore(planStore, (state) => state.layer);
  const { assignment, territories } = useStore(scenarioStore);
  // Both say which territory is meant.
  useStore(viewStore, (state) => state.activeTerritory);
  useStore(selectionStore, (state) => state.territory);
  const chosen = chosenTerritory();
  const neighbours =
    layer === null || chosen === null ? [] : neighbouringTerritories(layer.adjacency, assignment, chosen.index);
  return (
    <>
      <Menu.Label>
        {chosen === null ? en.tools.swapChoose : en.tools.swapOf(chosen.name)}
        <span className={classes.menuHint}>
          {chosen !== null && neighbours.length === 0 ? en.tools.noNeighbours : en.tools.swapHint}
        </span>
      </Menu.Label>
      {neighbours.map((index) => (
        <Menu.Item
          key={index}
          leftSection={<Swatch color={territories.get(index)?.color ?? null} />}
          onClick={() => proposeSwap(index)}
          title={territories.get(index)?.name}
          data-testid="swap-with"
        >
          {territories.get(index)?.name}
        </Menu.Item>
      ))}
    </>
  );
}

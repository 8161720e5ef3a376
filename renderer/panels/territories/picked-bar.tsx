import { Button, Menu } from "@mantine/core";
import { useStore } from "zustand";
import { createGroup } from "../../commands/groups.ts";
import { lockTerritories } from "../../commands/lock.ts";
import { askToMerge } from "../../dialogs/territories/merge-form.tsx";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { treeStore } from "../../stores/tree-store.ts";
import { en } from "../../text/en.ts";
import { GroupMenuItems } from "./group-menu-items.tsx";
import classes from "./tree.module.css";

/** What can be done to several territories at once; shown while two or more are picked. */
export function PickedBar() {
  const picked = useStore(treeStore, (state) => state.picked);
  const territories = useStore(scenarioStore, (state) => state.territories);
  if (picked.size < 2) return null;
  const indices = [...picked];
  const areLocked = indices.every((index) => territories.get(index)?.locked === true);
  return (
    <div className={classes.picked} role="group" aria-label={en.tree.picked(picked.size)} data-testid="picked-bar">
      <div className={classes.pickedHead}>
        <span>{en.tree.picked(picked.size)}</span>
        <Button variant="subtle" size="compact-xs" onClick={() => treeStore.setState({ picked: new Set() })}>
          {en.tree.clearPicked}
        </Button>
      </div>
      <div className={classes.pickedTools}>
        <Button variant="default" size="compact-xs" onClick={() => askToMerge(indices)}>
          {en.whole.merge}…
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => void createGroup()}>
          {en.tree.group}
        </Button>
        <Menu position="bottom-start" width={208}>
          <Menu.Target>
            <Button variant="default" size="compact-xs">
              {en.tree.moveTo}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <GroupMenuItems items={{ groups: [], territories: indices }} />
          </Menu.Dropdown>
        </Menu>
        <Button variant="default" size="compact-xs" onClick={() => void lockTerritories(indices, !areLocked)}>
          {areLocked ? en.lock.unlock : en.lock.lock}
        </Button>
      </div>
    </div>
  );
}

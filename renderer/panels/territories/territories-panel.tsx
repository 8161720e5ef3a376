import { Button, TextInput } from "@mantine/core";
import { IconFolderPlus, IconLock, IconLockOpen, IconPlus, IconSearch, IconWand } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { createTerritory } from "../../commands/create-territory.ts";
import { createGroup } from "../../commands/groups.ts";
import { toggleAllLocked } from "../../commands/lock.ts";
import { showDialog } from "../../commands/show-dialog.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { shortcutText } from "../../keyboard/shortcuts.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { treeStore } from "../../stores/tree-store.ts";
import { en } from "../../text/en.ts";
import panelClasses from "../side-panel.module.css";
import { PickedBar } from "./picked-bar.tsx";
import classes from "./tree.module.css";
import { TreeOptions } from "./tree-options.tsx";
import { treeRows } from "./tree-rows.ts";
import { TreeView } from "./tree-view.tsx";

/** The territories of the scenario in their groups, with how full each one is. */
export function TerritoriesPanel() {
  const territories = useStore(scenarioStore, (state) => state.territories);
  const groups = useStore(scenarioStore, (state) => state.groups);
  const allLocked = useStore(scenarioStore, (state) => state.allLocked);
  const collapsed = useStore(treeStore, (state) => state.collapsed);
  const [search, setSearch] = useState("");
  const rows = useMemo(
    () => treeRows({ groups, territories, collapsed, search }),
    [groups, territories, collapsed, search],
  );
  const isEmpty = territories.size === 0 && groups.size === 0;
  return (
    <>
      <div className={panelClasses.head}>
        <h2>
          {en.territory.title}
          <span className={`${panelClasses.count} num`}>{territories.size}</span>
        </h2>
        <div className={classes.tools}>
          {!isEmpty && (
            <>
              <IconButton
                name={allLocked ? en.lock.unlockEverything : en.lock.lockEverything}
                pressed={allLocked}
                onClick={() => void toggleAllLocked()}
                testId="lock-all"
              >
                {allLocked ? <IconLock size={16} stroke={1.7} /> : <IconLockOpen size={16} stroke={1.7} />}
              </IconButton>
              <TreeOptions />
            </>
          )}
          <IconButton name={en.tree.newGroup} onClick={() => void createGroup()} testId="new-group">
            <IconFolderPlus size={17} stroke={1.7} />
          </IconButton>
          <IconButton
            name={en.territory.create}
            shortcut={shortcutText("create")}
            onClick={() => void createTerritory()}
            testId="new-territory"
          >
            <IconPlus size={17} stroke={1.7} />
          </IconButton>
        </div>
      </div>
      {!isEmpty && (
        <div className={panelClasses.search}>
          <TextInput
            aria-label={en.territory.search}
            placeholder={en.territory.search}
            leftSection={<IconSearch size={14} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
      )}
      {allLocked && (
        <p className={classes.lockedNote}>
          <IconLock size={13} /> {en.lock.everythingLocked}
        </p>
      )}
      <PickedBar />
      {isEmpty ? <NoTerritories /> : <TreeView rows={rows} />}
    </>
  );
}

function NoTerritories() {
  return (
    <div className={panelClasses.emptyState}>
      <strong>{en.territory.empty}</strong>
      <span>{en.territory.emptyHint}</span>
      <Button mt={8} leftSection={<IconWand size={15} />} onClick={() => showDialog({ kind: "build" })}>
        {en.topbar.build}
      </Button>
    </div>
  );
}

import { Button, Kbd, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconKeyboard,
  IconSearch,
  IconShare2,
  IconWand,
} from "@tabler/icons-react";
import { useStore } from "zustand";
import { showDialog } from "../../commands/show-dialog.ts";
import { toggleTheme } from "../../commands/toggle-theme.ts";
import { redo, undo } from "../../commands/undo.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { ThemeIcon } from "../../components/theme-icon.tsx";
import { shortcutText } from "../../keyboard/shortcuts.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import { ActiveTerritory } from "./active-territory.tsx";
import { AssignMenu } from "./assign-menu.tsx";
import { PlanTitle } from "./plan-title.tsx";
import { SelectionMenu } from "./selection-menu.tsx";
import { ToolSwitch } from "./tool-switch.tsx";
import classes from "./top-bar.module.css";

export function TopBar() {
  return (
    <header className={classes.bar} data-pane>
      <PlanTitle />
      <div className={classes.middle} role="toolbar" aria-label={en.topbar.tools}>
        <ToolSwitch />
        <SelectionMenu />
        <span className={classes.gap} />
        <ActiveTerritory />
        <AssignMenu />
        <span className={classes.gap} />
        <UndoRedo />
      </div>
      <div className={classes.end}>
        <IconButton
          name={en.palette.open}
          shortcut={shortcutText("palette")}
          onClick={() => showDialog({ kind: "palette" })}
          testId="find"
        >
          <IconSearch size={17} stroke={1.7} />
        </IconButton>
        <IconButton name={en.topbar.shortcuts} shortcut="?" onClick={() => showDialog({ kind: "shortcuts" })}>
          <IconKeyboard size={17} stroke={1.7} />
        </IconButton>
        <IconButton name={en.topbar.theme} onClick={toggleTheme} testId="theme">
          <ThemeIcon />
        </IconButton>
        <Button
          variant="default"
          leftSection={<IconShare2 size={15} stroke={1.8} />}
          onClick={() => showDialog({ kind: "share" })}
          data-testid="share"
        >
          {en.topbar.share}
        </Button>
        <Tooltip
          label={
            <>
              {en.topbar.buildHint} <Kbd size="xs">{shortcutText("build")}</Kbd>
            </>
          }
        >
          <Button
            leftSection={<IconWand size={15} stroke={1.8} />}
            onClick={() => showDialog({ kind: "build" })}
            data-testid="build"
          >
            {en.topbar.build}
          </Button>
        </Tooltip>
      </div>
    </header>
  );
}

function UndoRedo() {
  const canUndo = useStore(scenarioStore, (state) => state.undoLabel !== null);
  const canRedo = useStore(scenarioStore, (state) => state.redoLabel !== null);
  return (
    <>
      <IconButton
        name={en.topbar.undoName}
        hint={<UndoHint />}
        shortcut={shortcutText("undo")}
        disabled={!canUndo}
        onClick={() => void undo()}
        testId="undo"
      >
        <IconArrowBackUp size={18} stroke={1.7} />
      </IconButton>
      <IconButton
        name={en.topbar.redoName}
        hint={<RedoHint />}
        shortcut={shortcutText("redo")}
        disabled={!canRedo}
        onClick={() => void redo()}
        testId="redo"
      >
        <IconArrowForwardUp size={18} stroke={1.7} />
      </IconButton>
    </>
  );
}

// Both change with every edit, and are read only while they are shown.
const UndoHint = () => en.topbar.undo(useStore(scenarioStore, (state) => state.undoLabel));
const RedoHint = () => en.topbar.redo(useStore(scenarioStore, (state) => state.redoLabel));

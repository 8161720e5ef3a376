import type { MenuCommand } from "../../core/studio/contract/shell.ts";
import { type CommandId, runCommand } from "./registry/commands.ts";

const BY_MENU: Record<MenuCommand, CommandId> = {
  "new-plan": "newPlan",
  "open-plan": "openPlan",
  "open-sample": "openSample",
  "save-copy": "saveCopy",
  share: "share",
  "close-plan": "closePlan",
  undo: "undo",
  redo: "redo",
  "select-none": "escape",
  build: "build",
  compare: "compare",
  fit: "fit",
  "zoom-in": "zoomIn",
  "zoom-out": "zoomOut",
  "toggle-theme": "theme",
};

/** Does what a menu entry asks for, by the command that button and shortcut use. */
export const obeyMenu = (command: MenuCommand): void => runCommand(BY_MENU[command]);

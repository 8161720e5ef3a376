import type { MenuItemConstructorOptions } from "electron";
import type { MenuCommand } from "../core/studio/contract/shell.ts";

export type MenuOptions = {
  readonly platform: NodeJS.Platform;
  /** Reload and developer tools, for those who run it from source. */
  readonly withDeveloperTools: boolean;
  readonly send: (command: MenuCommand) => void;
};

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: "separator" };

/** The application menu. Every entry of the studio's own goes to the page, which does it as its button would. */
export function menuTemplate({ platform, withDeveloperTools, send }: MenuOptions): Item[] {
  const isMac = platform === "darwin";
  const command = (label: string, name: MenuCommand, accelerator?: string): Item => ({
    id: name,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => send(name),
  });

  const file: Item[] = [
    command("New plan from accounts…", "new-plan", "CmdOrCtrl+N"),
    command("Open plan…", "open-plan", "CmdOrCtrl+O"),
    command("Open sample plan", "open-sample"),
    SEPARATOR,
    command("Save a copy…", "save-copy", "CmdOrCtrl+Shift+S"),
    command("Share…", "share", "CmdOrCtrl+E"),
    SEPARATOR,
    command("Close plan", "close-plan", "CmdOrCtrl+W"),
    ...(isMac ? [] : [SEPARATOR, { role: "quit" } satisfies Item]),
  ];
  const edit: Item[] = [
    command("Undo", "undo", "CmdOrCtrl+Z"),
    command("Redo", "redo", isMac ? "Cmd+Shift+Z" : "Ctrl+Y"),
    SEPARATOR,
    { role: "cut" },
    { role: "copy" },
    { role: "paste" },
    { role: "selectAll" },
    SEPARATOR,
    command("Select nothing", "select-none", "CmdOrCtrl+Shift+A"),
  ];
  const plan: Item[] = [
    command("Build territories…", "build", "CmdOrCtrl+B"),
    command("Compare scenarios…", "compare", "CmdOrCtrl+Shift+C"),
  ];
  const view: Item[] = [
    command("Whole plan", "fit", "CmdOrCtrl+0"),
    command("Zoom in", "zoom-in", "CmdOrCtrl+="),
    command("Zoom out", "zoom-out", "CmdOrCtrl+-"),
    SEPARATOR,
    command("Light or dark", "toggle-theme", "CmdOrCtrl+Shift+L"),
    { role: "togglefullscreen" },
    ...(withDeveloperTools
      ? [SEPARATOR, { role: "reload" } satisfies Item, { role: "toggleDevTools" } satisfies Item]
      : []),
  ];

  return [
    ...(isMac ? [{ role: "appMenu" } satisfies Item] : []),
    { label: "&File", submenu: file },
    { label: "&Edit", submenu: edit },
    { label: "&Plan", submenu: plan },
    { label: "&View", submenu: view },
    { role: "windowMenu" },
  ];
}

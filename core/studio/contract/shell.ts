/**
 * What the desktop shell offers the screen as `window.bailiwick`, and nothing else. In a browser window there is no
 * such object: the screen then talks to `/rpc` of its own origin and leaves files to the browser.
 */
export type Shell = {
  readonly platform: "linux" | "darwin" | "win32";
  /** A port to the service that owns the document; oRPC frames go over it untouched. Each call gives a new port. */
  readonly connect: () => Promise<MessagePort>;
  /** The system's own dialog; null when it was dismissed. */
  readonly pickPlan: () => Promise<string | null>;
  readonly pickFolder: () => Promise<string | null>;
  readonly showInFolder: (path: string) => Promise<void>;
  /** A plan file was opened from the desktop: double click, drop on the icon, argument. Answers with its removal. */
  readonly onOpenPlan: (callback: (path: string) => void) => () => void;
  /** A menu entry was chosen. Answers with its removal. */
  readonly onMenu: (callback: (command: MenuCommand) => void) => () => void;
};

/** Everything that the menu can ask of the screen; the screen does it by the same command as button and shortcut. */
export const MENU_COMMANDS = [
  "new-plan",
  "open-plan",
  "open-sample",
  "save-copy",
  "share",
  "close-plan",
  "undo",
  "redo",
  "select-none",
  "build",
  "compare",
  "fit",
  "zoom-in",
  "zoom-out",
  "toggle-theme",
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

import { StubBrowserWindow } from "./browser-window.ts";
import { desktop } from "./desktop.ts";
import { StubChannel } from "./ports.ts";
import { StubUtilityProcess } from "./utility-process.ts";

/**
 * The `electron` module for tests where its binary cannot be had: windows are pages of a real Chromium, the utility
 * process is a real process, ports and IPC carry copies. It proves wiring and denials. It does not prove process
 * isolation, the sandbox, `app:` privileges, native menus and dialogs, or that a native library loads.
 */

/** What the app did, and what the machine shall answer. */
export const seen = {
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  menu: [] as MenuEntry[],
  shownInFolder: [] as string[],
  services: [] as StubUtilityProcess[],
  permissionRequest: null as
    | ((contents: unknown, permission: string, answer: (isGranted: boolean) => void) => void)
    | null,
  permissionCheck: null as (() => boolean) | null,
  openDialogAnswers: [] as { canceled: boolean; filePaths: string[] }[],
  messageBoxAnswers: [] as { response: number }[],
  messages: [] as string[],
  hasLock: true,
  hasQuit: false,
};

type MenuEntry = {
  id?: string;
  label?: string;
  role?: string;
  accelerator?: string;
  submenu?: MenuEntry[];
  click?: () => void;
};

export const menuEntries = (entries: readonly MenuEntry[] = seen.menu): MenuEntry[] =>
  entries.flatMap((entry) => [entry, ...menuEntries(entry.submenu ?? [])]);

export const app = {
  on: (name: string, listener: (...args: never[]) => void) => desktop().app.on(name, listener as never),
  emit: (name: string, ...args: unknown[]) => desktop().app.emit(name, ...args),
  requestSingleInstanceLock: () => seen.hasLock,
  whenReady: () => Promise.resolve(),
  isReady: () => true,
  isPackaged: false,
  getVersion: () => "0.0.0-test",
  getPath: () => desktop().userData,
  commandLine: { appendSwitch: () => undefined },
  quit: () => {
    let isPrevented = false;
    desktop().app.emit("before-quit", { preventDefault: () => (isPrevented = true) });
    seen.hasQuit ||= !isPrevented;
  },
};

export const ipcMain = {
  on: (channel: string, listener: (...args: never[]) => void) => desktop().ipcMain.on(channel, listener as never),
  handle: (channel: string, handler: (...args: never[]) => unknown) =>
    desktop().ipcMain.handlers.set(channel, handler as never),
};

export const protocol = {
  registerSchemesAsPrivileged: (schemes: typeof seen.schemes) => seen.schemes.push(...schemes),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
    desktop().protocolHandlers.set(scheme, handler),
};

export const Menu = {
  buildFromTemplate: (template: MenuEntry[]) => template,
  setApplicationMenu: (menu: MenuEntry[]) => {
    seen.menu = menu;
  },
};

export const dialog = {
  showOpenDialog: async () => seen.openDialogAnswers.shift() ?? { canceled: true, filePaths: [] },
  showMessageBox: async ({ message }: { message: string }) => {
    seen.messages.push(message);
    return seen.messageBoxAnswers.shift() ?? { response: 1 };
  },
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof seen.permissionRequest) => {
      seen.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler: typeof seen.permissionCheck) => {
      seen.permissionCheck = handler;
    },
    setDevicePermissionHandler: () => undefined,
  },
};

export const shell = { showItemInFolder: (path: string) => void seen.shownInFolder.push(path) };
export const nativeTheme = { shouldUseDarkColors: false };

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };

export const utilityProcess = {
  fork: (entry: string, args: string[]) => {
    const service = new StubUtilityProcess(entry, args);
    seen.services.push(service);
    return service;
  },
};

export { StubBrowserWindow as BrowserWindow, StubChannel as MessageChannelMain };

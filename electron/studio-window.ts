import { BrowserWindow, nativeTheme, screen } from "electron";
import { APP_ORIGIN } from "./channels.ts";
import { PAGE_PREFERENCES } from "./guards.ts";
import { readWindowState, visibleBounds, writeWindowState } from "./window-state.ts";

/** Opens the studio's window where it stood last time, and remembers where it is left. */
export function openStudioWindow(preload: string, stateFile: string): BrowserWindow {
  const saved = readWindowState(stateFile);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const window = new BrowserWindow({
    ...visibleBounds(
      saved?.bounds ?? null,
      [primary, ...others].map(({ workArea }) => workArea),
    ),
    minWidth: 720,
    minHeight: 480,
    title: "Bailiwick",
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#1a1b1e" : "#ffffff",
    webPreferences: { ...PAGE_PREFERENCES, preload },
  });
  if (saved?.isMaximized === true) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

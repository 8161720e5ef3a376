import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type AppWindow = {
  /** The browser's exit code, once its window is closed. */
  readonly closed: Promise<number>;
  readonly close: () => void;
};

/**
 * Opens a browser window without tabs or address bar.
 *
 * The profile is new and goes away with the window: an existing one would hand the address to a browser that is
 * already running, and the end of the window could not be noticed.
 */
export function openAppWindow(browser: string, url: string): AppWindow {
  const profile = mkdtempSync(join(tmpdir(), "bailiwick-window-"));
  const child = spawn(browser, appWindowFlags(url, profile, process.getuid?.() === 0), { stdio: "ignore" });
  const closed = new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  }).finally(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return { closed, close: () => void child.kill() };
}

export const appWindowFlags = (url: string, profile: string, isRoot: boolean): string[] => [
  `--app=${url}`,
  `--user-data-dir=${profile}`,
  "--window-size=1440,900",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--password-store=basic",
  // Without a graphics card a window on a screen gets no WebGL otherwise, and the map stays empty.
  "--enable-unsafe-swiftshader",
  // Chromium refuses to start for root with its sandbox.
  ...(isRoot ? ["--no-sandbox"] : []),
];

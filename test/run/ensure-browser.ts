import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { findBrowser } from "../../electron/launch/find-browser.ts";

export type BrowserMachine = {
  readonly find: () => string | null;
  /** The text of /etc/os-release, empty where there is none. */
  readonly osRelease: string;
  readonly isRoot: boolean;
  /** Installs Debian's packages; answers whether that went well. */
  readonly aptInstall: (packages: readonly string[]) => boolean;
};

export const NEEDS_BROWSER =
  "The tests drive a browser: install Google Chrome, Chromium or Microsoft Edge (on Debian: sudo apt-get install chromium), or name one in BAILIWICK_BROWSER.";

/** A browser to test with: an installed one, or Debian's Chromium where it may be installed; null when there is none. */
export function ensureBrowser(machine: BrowserMachine = thisMachine()): string | null {
  const installed = machine.find();
  if (installed !== null) return installed;
  const isDebianLike = /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(machine.osRelease);
  if (!isDebianLike || !machine.isRoot || !machine.aptInstall(["chromium", "fonts-liberation"])) return null;
  return machine.find();
}

const thisMachine = (): BrowserMachine => ({
  find: () => findBrowser(),
  osRelease: readText("/etc/os-release"),
  isRoot: process.getuid?.() === 0,
  aptInstall: (packages) => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args: string[]): boolean => spawnSync("apt-get", args, { env, stdio: "inherit" }).status === 0;
    return apt("update", "-q") && apt("install", "-y", "-q", "--no-install-recommends", ...packages);
  },
});

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { appWindowFlags } from "../../../electron/launch/app-window.ts";
import { decideLaunch, hasDisplay } from "../../../electron/launch/decide-launch.ts";
import { findBrowser } from "../../../electron/launch/find-browser.ts";
import { findElectron } from "../../../electron/launch/find-electron.ts";

describe("how the studio is opened", () => {
  const electron = "/e/electron";
  const browser = "/usr/bin/chromium";
  it.each([
    [
      { electron, browser, hasDisplay: true },
      { kind: "electron", program: electron },
    ],
    [
      { electron: null, browser, hasDisplay: true },
      { kind: "window", browser },
    ],
    [{ electron: null, browser: null, hasDisplay: true }, { kind: "address" }],
    [{ electron, browser, hasDisplay: false }, { kind: "address" }],
  ])("%j", (found, launch) => {
    expect(decideLaunch(found)).toMatchObject(launch);
  });

  it.each([
    ["linux", {}, false],
    ["linux", { DISPLAY: "" }, false],
    ["linux", { DISPLAY: ":0" }, true],
    ["linux", { WAYLAND_DISPLAY: "wayland-0" }, true],
    ["darwin", {}, true],
    ["win32", {}, true],
  ] as const)("on %s with %j a display is there: %s", (platform, env, isThere) => {
    expect(hasDisplay(platform, env)).toBe(isThere);
  });
});

describe("the browser that is found", () => {
  const find = (platform: NodeJS.Platform, env: Record<string, string>, present: string[]) =>
    findBrowser({ platform, env, isExecutable: (path) => present.includes(path) });

  it("is the first known one on the path of Linux", () => {
    const env = { PATH: "/opt/bin:/usr/bin" };
    expect(find("linux", env, ["/usr/bin/chromium", "/usr/bin/microsoft-edge"])).toBe("/usr/bin/chromium");
    expect(find("linux", env, ["/usr/bin/chromium", "/usr/bin/google-chrome"])).toBe("/usr/bin/google-chrome");
    expect(find("linux", env, ["/usr/local/bin/chromium"])).toBeNull();
  });

  it("is found in the applications of macOS and the program folders of Windows", () => {
    const chrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(find("darwin", {}, [chrome])).toBe(chrome);
    const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
    expect(find("win32", { "PROGRAMFILES(X86)": "C:\\Program Files (x86)" }, [edge])).toBe(edge);
  });

  it("is the one that the user names, or none when that one is missing", () => {
    const env = { PATH: "/usr/bin", BAILIWICK_BROWSER: "/opt/mine" };
    expect(find("linux", env, ["/opt/mine", "/usr/bin/chromium"])).toBe("/opt/mine");
    expect(find("linux", env, ["/usr/bin/chromium"])).toBeNull();
  });
});

describe("the Electron that is found", () => {
  it("is the installed program, or the one that is named, or none", () => {
    const folder = mkdtempSync(join(tmpdir(), "find-electron-"));
    const find = (env: Record<string, string> = {}) => findElectron({ packageFolder: folder, env, platform: "linux" });
    expect(find()).toBeNull();
    mkdirSync(join(folder, "dist"));
    writeFileSync(join(folder, "path.txt"), "electron");
    expect(find()).toBeNull();
    writeFileSync(join(folder, "dist", "electron"), "");
    expect(find()).toBe(join(folder, "dist", "electron"));
    expect(find({ ELECTRON_OVERRIDE_DIST_PATH: "/nowhere" })).toBeNull();
    mkdirSync(join(folder, "other"));
    writeFileSync(join(folder, "other", "electron"), "");
    expect(find({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, "other") })).toBe(join(folder, "other", "electron"));
    rmSync(folder, { recursive: true });
  });
});

it("never ships a debugging port, and gives up the sandbox only where Chromium demands it", () => {
  const flags = appWindowFlags("http://127.0.0.1:1/", "/p", false);
  expect(flags.join(" ")).not.toMatch(/remote-debugging|disable-web-security|test-type/);
  expect(flags).not.toContain("--no-sandbox");
  expect(appWindowFlags("http://127.0.0.1:1/", "/p", true)).toContain("--no-sandbox");
});

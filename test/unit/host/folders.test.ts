import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { defaultFolders } from "../../../core/studio/host/folders.ts";

it("keeps plans among the documents and settings where each system keeps them", () => {
  const home = mkdtempSync(join(tmpdir(), "home-"));
  const on = (platform: NodeJS.Platform, env: Record<string, string> = {}) => defaultFolders({ platform, env, home });

  expect(on("linux").plansFolder).toBe(join(home, "Bailiwick"));
  mkdirSync(join(home, "Documents"));
  expect(on("linux").plansFolder).toBe(join(home, "Documents", "Bailiwick"));

  expect(on("linux").settingsFolder).toBe(join(home, ".config", "Bailiwick"));
  expect(on("linux", { XDG_CONFIG_HOME: "/c" }).settingsFolder).toBe("/c/Bailiwick");
  expect(on("darwin").settingsFolder).toBe(join(home, "Library", "Application Support", "Bailiwick"));
  expect(on("win32", { APPDATA: "/a" }).settingsFolder).toBe(join("/a", "Bailiwick"));
  expect(on("linux", { BAILIWICK_PLANS: "/p", BAILIWICK_SETTINGS: "/s" })).toEqual({
    plansFolder: "/p",
    settingsFolder: "/s",
  });
  rmSync(home, { recursive: true });
});

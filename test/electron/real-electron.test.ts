import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildIfStale } from "../../electron/launch/build-if-stale.ts";
import { electronBuild, ROOT, rendererBuild } from "../../electron/launch/builds.ts";
import { findElectron } from "../../electron/launch/find-electron.ts";

/** The studio under the true Electron, wherever its program is found. */
const program = findElectron({
  packageFolder: join(ROOT, "node_modules", "electron"),
  env: process.env,
  platform: process.platform,
});
const isRequired = process.env["REQUIRE_ELECTRON"] === "1";
if (program === null && !isRequired) {
  process.stdout.write("SKIPPED 3 tests under the true Electron: no Electron binary (REQUIRE_ELECTRON=1 demands it)\n");
}

describe.skipIf(program === null && !isRequired)("under the true Electron", () => {
  let app: ElectronApplication;
  const userData = mkdtempSync(join(tmpdir(), "real-electron-"));

  beforeAll(async () => {
    if (program === null) throw new Error("REQUIRE_ELECTRON=1, but there is no Electron binary");
    await buildIfStale(rendererBuild);
    await buildIfStale(electronBuild);
    const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    app = await _electron.launch({ executablePath: program, args: [...sandbox, `--user-data-dir=${userData}`, ROOT] });
  });
  afterAll(async () => {
    await app?.close();
    rmSync(userData, { recursive: true, force: true });
  });

  it("opens the studio from app://, isolated from Node", async () => {
    const page = await app.firstWindow();
    expect(page.url()).toBe("app://bailiwick/");
    expect(await page.evaluate(() => [typeof require, typeof process])).toEqual(["undefined", "undefined"]);
  });

  it("reaches the service by port and by relative URL", async () => {
    const page = await app.firstWindow();
    expect(await page.evaluate(async () => (await window.bailiwick.connect()) instanceof MessagePort)).toBe(true);
    expect(await page.evaluate(async () => (await fetch("/layers/us-state.pack")).status)).toBe(200);
  });

  it("does not leave its page", async () => {
    const page = await app.firstWindow();
    await page.evaluate(() => {
      window.location.href = "https://elsewhere.example/";
    });
    await page.waitForTimeout(300);
    expect(page.url()).toBe("app://bailiwick/");
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { buildIfStale } from "../../electron/launch/build-if-stale.ts";
import { electronBuild, rendererBuild } from "../../electron/launch/builds.ts";
import { findBrowser } from "../../electron/launch/find-browser.ts";
import { StubBrowserWindow } from "./stub/browser-window.ts";
import { plugIn } from "./stub/desktop.ts";
import { app, menuEntries, seen } from "./stub/electron.ts";

vi.mock("electron", () => import("./stub/electron.ts"));

/** The studio itself in the desktop shell: real renderer, real service, real documents; only `electron` is stood in for. */
let userData: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await buildIfStale(rendererBuild);
  await buildIfStale(electronBuild);
  userData = await mkdtemp(join(tmpdir(), "studio-"));
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("needs Chrome, Chromium or Edge");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--enable-unsafe-swiftshader"] });
  plugIn(await browser.newContext({ viewport: { width: 1440, height: 900 } }), userData);
  process.argv = [process.execPath, "."];
  await import(/* @vite-ignore */ join(electronBuild.outFolder, "main.js"));
  await vi.waitUntil(() => StubBrowserWindow.all[0]?.webContents.page?.url().startsWith("https:"), { timeout: 30_000 });
  page = StubBrowserWindow.all[0]?.webContents.page as Page;
});
afterAll(async () => {
  for (const service of seen.services) service.kill();
  await browser?.close();
  await rm(userData, { recursive: true, force: true });
});

it("opens on the welcome screen, and the menu opens the sample plan on a drawn map", async () => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page
    .getByRole("button", { name: /sample/i })
    .first()
    .waitFor();
  menuEntries()
    .find(({ id }) => id === "open-sample")
    ?.click?.();
  await page.locator("canvas.maplibregl-canvas").waitFor({ timeout: 60_000 });
  await page.getByText("Scenarios").first().waitFor();
  expect(complaints).toEqual([]);
});

it("opens a plan that is handed over by the desktop, or says why not", async () => {
  app.emit("second-instance", {}, ["bailiwick", join(userData, "nowhere.bailiwick")], userData);
  await page.getByText("nowhere.bailiwick").first().waitFor({ timeout: 10_000 });
});

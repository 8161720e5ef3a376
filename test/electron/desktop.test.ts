import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildElectron } from "../../electron/build.ts";
import { findBrowser } from "../../electron/launch/find-browser.ts";
import { StubBrowserWindow } from "./stub/browser-window.ts";
import { desktop, plugIn } from "./stub/desktop.ts";
import { app, menuEntries, seen } from "./stub/electron.ts";

vi.mock("electron", () => import("./stub/electron.ts"));

/** The bundles that ship, in a folder of the same shape, around a small page and a small studio. */
const dist = join(import.meta.dirname, "..", "..", "dist", `.test-desktop-${process.pid}`);
let userData: string;
let browser: Browser;
let page: Page;

const firstWindow = (): StubBrowserWindow => {
  const [window] = StubBrowserWindow.all;
  if (window === undefined) throw new Error("no window is open");
  return window;
};

beforeAll(async () => {
  userData = await mkdtemp(join(tmpdir(), "desktop-"));
  await buildElectron(join(dist, "electron"), join(import.meta.dirname, "echo-service.ts"));
  await build({
    root: join(import.meta.dirname, "page"),
    logLevel: "warn",
    build: { outDir: join(dist, "renderer"), modulePreload: false, emptyOutDir: true },
  });
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("needs Chrome, Chromium or Edge");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  plugIn(await browser.newContext(), userData);
  process.argv = [process.execPath, ".", "early.bailiwick"];
  await import(/* @vite-ignore */ join(dist, "electron", "main.js"));
  await vi.waitUntil(() => StubBrowserWindow.all[0]?.webContents.page?.url().startsWith("https:"), { timeout: 30_000 });
  page = StubBrowserWindow.all[0]?.webContents.page as Page;
  await page.waitForFunction(() => typeof window.call === "function");
}, 120_000);

afterAll(async () => {
  for (const service of seen.services) service.kill();
  await browser?.close();
  await rm(dist, { recursive: true, force: true });
  await rm(userData, { recursive: true, force: true });
});

describe("the window", () => {
  it("shows the renderer from app://, with the security headers", async () => {
    expect(await page.title()).toBe("A small page");
    expect(seen.schemes).toEqual([
      { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
    ]);
    const policy = await page.evaluate(async () => (await fetch("/")).headers.get("content-security-policy"));
    expect(policy).toContain("default-src 'none'; script-src 'self'");
  });

  it("gives the page the typed shell and nothing of Node or Electron", async () => {
    const offered = await page.evaluate(() => Object.keys(window.bailiwick).toSorted());
    expect(offered).toEqual(["connect", "onMenu", "onOpenPlan", "pickFolder", "pickPlan", "platform", "showInFolder"]);
    expect(await page.evaluate(() => [typeof require, typeof process, typeof module])).toEqual(
      Array(3).fill("undefined"),
    );
    expect(await page.evaluate(() => window.bailiwick.platform)).toBe("linux");
  });

  it("refuses to exist with insecure preferences", () => {
    const secure = firstWindow().options["webPreferences"] as { preload: string };
    for (const insecure of [
      { nodeIntegration: true },
      { contextIsolation: false },
      { sandbox: false },
      { webviewTag: true },
    ]) {
      expect(() => new StubBrowserWindow({ webPreferences: { ...secure, ...insecure } })).toThrow(
        "insecure webPreferences",
      );
    }
  });

  it("stays on its page: navigation elsewhere is prevented", async () => {
    await page.evaluate(() => {
      window.location.href = "https://elsewhere.example/";
    });
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => document.title)).toBe("A small page");
    expect(await page.evaluate(() => typeof window.call)).toBe("function");
  });

  it("opens no other window", async () => {
    await page.evaluate(() => void window.open("https://elsewhere.example/"));
    await expect.poll(() => desktop().context.pages().length).toBe(1);
    expect(firstWindow().webContents.openHandler({ url: "app://bailiwick/" })).toEqual({ action: "deny" });
  });

  it("is granted no permission", () => {
    const answers: boolean[] = [];
    seen.permissionRequest?.({}, "geolocation", (isGranted) => answers.push(isGranted));
    expect(answers).toEqual([false]);
    expect(seen.permissionCheck?.()).toBe(false);
  });
});

describe("the service", () => {
  it("answers calls and streams from another process, over a port of its own for each connection", async () => {
    expect(await page.evaluate(() => window.call("hello"))).toBe("hello 1,2,3");
    const both = await page.evaluate(() => Promise.all([window.call("one"), window.call("two")]));
    expect(both).toEqual(["one 1,2,3", "two 1,2,3"]);
    const pid = await page.evaluate(async () => (await fetch("/pid")).text());
    expect(Number(pid)).toBe(seen.services[0]?.pid);
    expect(Number(pid)).not.toBe(process.pid);
  });

  it("answers relative URLs, with bodies both ways", async () => {
    const sent = "x".repeat(300_000);
    const echo = await page.evaluate(async (body) => (await fetch("/echo", { method: "POST", body })).text(), sent);
    expect(echo).toBe(sent);
    expect(await page.evaluate(async () => (await fetch("/large")).arrayBuffer().then((all) => all.byteLength))).toBe(
      6 * 2 ** 20,
    );
    expect(await page.evaluate(async () => (await fetch("/nowhere")).status)).toBe(404);
  });
});

describe("the desktop's wishes", () => {
  const opened = () => page.evaluate(() => window.opened);

  it("hold the plan named at the start until the page listens", async () => {
    await expect.poll(opened).toEqual([join(process.cwd(), "early.bailiwick")]);
  });

  it("hand over a double click on macOS, and a second start elsewhere", async () => {
    let isPrevented = false;
    app.emit("open-file", { preventDefault: () => (isPrevented = true) }, "/plans/mac.bailiwick");
    await expect.poll(opened).toContain("/plans/mac.bailiwick");
    expect(isPrevented).toBe(true);
    app.emit("second-instance", {}, ["bailiwick", "--flag", "west.bailiwick"], "/plans");
    await expect.poll(opened).toContain("/plans/west.bailiwick");
    expect(firstWindow().shown.at(-1)).toBe("focus");
  });

  it("bring a menu choice to the page", async () => {
    menuEntries()
      .find(({ id }) => id === "build")
      ?.click?.();
    menuEntries()
      .find(({ id }) => id === "undo")
      ?.click?.();
    await expect.poll(() => page.evaluate(() => window.commands)).toEqual(["build", "undo"]);
  });

  it("answer the dialogs, and only to the studio's own page", async () => {
    seen.openDialogAnswers.push({ canceled: false, filePaths: ["/plans/picked.bailiwick"] });
    expect(await page.evaluate(() => window.bailiwick.pickPlan())).toBe("/plans/picked.bailiwick");
    expect(await page.evaluate(() => window.bailiwick.pickFolder())).toBeNull();
    await page.evaluate(() => window.bailiwick.showInFolder("/plans/picked.bailiwick"));
    await page.evaluate(() => window.bailiwick.showInFolder("relative/path"));
    expect(seen.shownInFolder).toEqual(["/plans/picked.bailiwick"]);

    const stranger = { sender: firstWindow().webContents, senderFrame: { url: "https://elsewhere.example/" } };
    expect(() => desktop().ipcMain.handlers.get("dialog:pick-plan")?.(stranger)).toThrow("unknown sender");
  });
});

describe("the end", () => {
  it("offers a fresh start when the service stops by itself, and serves again", async () => {
    seen.messageBoxAnswers.push({ response: 0 });
    // The window loads anew in between: what is asked of the old page has no answer.
    const asked = <T>(question: () => T | Promise<T>) => page.evaluate(question).catch(() => undefined);
    await asked(() => fetch("/crash").then(() => undefined));
    await expect.poll(() => seen.services.length).toBe(2);
    expect(seen.messages).toHaveLength(1);
    await expect.poll(() => asked(() => typeof window.call === "function" && window.opened.length === 0)).toBe(true);
    expect(await page.evaluate(() => window.call("again"))).toBe("again 1,2,3");
  });

  it("remembers where the window stood, lets the service close the plan, and quits", async () => {
    await firstWindow().close();
    const state: unknown = JSON.parse(await readFile(join(userData, "window.json"), "utf8"));
    expect(state).toEqual({ bounds: { x: 11, y: 22, width: 1200, height: 800 }, isMaximized: false });
    await expect.poll(() => seen.hasQuit).toBe(true);
    expect(seen.messages).toHaveLength(1);
  });
});

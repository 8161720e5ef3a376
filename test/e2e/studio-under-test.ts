import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { serveLoopback } from "../../core/studio/host/loopback.ts";
import { createStudio } from "../../core/studio/studio.ts";
import { findBrowser } from "../../electron/launch/find-browser.ts";

/** A running studio with folders of its own, as `npm start` has it without Electron. */
export type ServedStudio = { readonly url: string; readonly plansFolder: string; readonly close: () => Promise<void> };

const ROOT = resolve(import.meta.dirname, "../..");

export async function serveStudio(
  options: { port?: number; secret?: string; rendererFolder?: string } = {},
): Promise<ServedStudio> {
  const { rendererFolder = join(ROOT, "dist/renderer"), ...hosting } = options;
  if (!existsSync(join(rendererFolder, "index.html"))) {
    throw new Error(`no built renderer in ${rendererFolder}: run "npx vite build -c renderer/vite.config.ts" first`);
  }
  const folder = await mkdtemp(join(tmpdir(), "bailiwick-studio-"));
  const plansFolder = join(folder, "plans");
  const studio = createStudio({
    resourcesFolder: join(ROOT, "resources"),
    plansFolder,
    settingsFolder: join(folder, "settings"),
    shell: "browser",
    version: "0.0.0-test",
  });
  const host = await serveLoopback(studio, { rendererFolder, ...hosting });
  return {
    url: host.url,
    plansFolder,
    close: async () => {
      await host.close();
      await studio.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** WebGL by software: the machine that tests has no graphics card. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("no browser of the Chromium family on this machine");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--enable-unsafe-swiftshader"] });
}

export type Window = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page: thrown, logged, refused by the content policy, and requests that left the machine. */
  readonly complaints: string[];
};

export async function openWindow(
  browser: Browser,
  url: string,
  look: { width?: number; height?: number; scheme?: "light" | "dark" } = {},
): Promise<Window> {
  const { width = 1440, height = 900, scheme = "light" } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: "en-US",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`logged: ${message.text()}`);
  });
  const origin = new URL(url).origin;
  page.on("request", (request) => {
    const target = request.url();
    if (!target.startsWith(origin) && !/^(data|blob):/.test(target)) complaints.push(`left the machine: ${target}`);
  });
  await page.goto(url);
  return { page, context, complaints };
}

/** Waits until the map of the open plan has everything it was given. */
export async function mapIsReady(page: Page): Promise<void> {
  await page.locator("[data-testid=map] [data-ready=true]").waitFor({ timeout: 60_000 });
}

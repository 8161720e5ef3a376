/**
 * A million accounts on the national ZIP layer, in headless Chromium: from opening the plan to pins on the screen, the
 * longest tasks of the main thread while the map is moved, and the memory of the page. Needs `dist/renderer`.
 *
 *     node test/bench/pins-bench.ts [--rows 1000000] [--plan FILE]
 */
import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, mapIsReady } from "../e2e/studio-under-test.ts";
import { spread, traced } from "./main-thread.ts";
import { makePlan } from "./million-plan.ts";
import { addressOf } from "./service-address.ts";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    plan: { type: "string" },
    runs: { type: "string", default: "3" },
  },
});
const LONG_MS = 50;
const CLI = resolve(import.meta.dirname, "../../core/cli/bailiwick.ts");

const folder = mkdtempSync(join(tmpdir(), "bailiwick-pins-"));
const env = { ...process.env, BAILIWICK_PLANS: folder, BAILIWICK_SETTINGS: folder };
const plan = join(folder, "million.bailiwick");
copyFileSync(values.plan ?? (await makePlan(folder, Number(values.rows))), plan);
const browser = await launchBrowser();
try {
  await inStudio(async (page) => {
    await mapIsReady(page);
    await page.getByTestId("rail-layers").click();
    await page.getByTestId("layer-accounts").click();
    await accountsAreDrawn(page);
    // The view is saved, and the file keeps its accounts as they are seen from afar.
    await page.waitForTimeout(4000);
  });
  const readyMs: number[] = [];
  const serviceMs: number[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    await inStudio(async (page, serviceId) => {
      readyMs.push(await accountsAreDrawn(page));
      serviceMs.push(cpuMs(serviceId));
      if (run > 0 || process.env["QUICK"]) return;
      await measureMoves(page);
      const session = await page.context().newCDPSession(page);
      await session.send("HeapProfiler.collectGarbage");
      const heap = (await session.send("Runtime.getHeapUsage")).usedSize / 1e6;
      console.log(
        `heap of the page ${heap.toFixed(0)} MB, resident memory of its process ${await residentMb(browser)} MB`,
      );
    });
  }
  const openedMs: number[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    await inStudio(async (page) => {
      await page.getByText("Million").first().waitFor();
      await page.waitForTimeout(1500);
      const clickedMs = await page.evaluate(() => performance.now());
      await page.getByText("Million").first().click();
      openedMs.push((await accountsAreDrawn(page)) - clickedMs);
    }, null);
  }
  console.log(`opened by a fresh window: ${seconds(readyMs)}; from the welcome screen: ${seconds(openedMs)}`);
  console.log(`CPU time of the service up to a second after: ${seconds(serviceMs)}`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** A service of its own and a fresh profile, so that nothing is known from before. */
async function inStudio(
  look: (page: Page, serviceId: number) => Promise<void>,
  opened: string | null = plan,
): Promise<void> {
  const service = spawn(process.execPath, [CLI, "serve", ...(opened === null ? [] : [opened])], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  try {
    const page = await context.newPage();
    await page.goto(await addressOf(service), { waitUntil: "commit" });
    await look(page, service.pid ?? 0);
  } finally {
    await context.close();
    service.kill("SIGINT");
    await new Promise((done) => service.once("exit", done));
  }
}

/** When the last tile of accounts in sight had its colours, from the start of navigation. */
async function accountsAreDrawn(page: Page): Promise<number> {
  const last = () => page.evaluate(() => performance.getEntriesByName("paint-accounts").at(-1));
  for (let before = await last(); ; ) {
    await page.waitForTimeout(1000);
    const now = await last();
    if (now !== undefined && now.startTime === before?.startTime) return now.startTime + now.duration;
    before = now;
  }
}

/** Of a process and its threads so far, which the system counts in hundredths of a second. */
function cpuMs(processId: number): number {
  const fields = readFileSync(`/proc/${processId}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

function seconds(list: readonly number[]): string {
  return `${list.map((ms) => (ms / 1000).toFixed(2)).join(", ")} s`;
}

async function measureMoves(page: Page): Promise<void> {
  const box = await page.getByTestId("map").boundingBox();
  if (box === null) throw new Error("no map");
  const trace = await traced(browser, async () => {
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.5 * box.height);
    for (let step = 0; step < 12; step++) {
      await page.mouse.wheel(0, step < 6 ? -300 : 300);
      await page.waitForTimeout(500);
      await page.mouse.down();
      const side = step % 2 === 0 ? 0.15 : -0.15;
      await page.mouse.move(box.x + (0.6 + side) * box.width, box.y + 0.55 * box.height, { steps: 8 });
      await page.mouse.up();
      await page.waitForTimeout(500);
    }
  });
  const tasks = trace.tasks.map(({ cpuMs }) => cpuMs).filter((ms) => ms > 1);
  const long = tasks.filter((ms) => ms > LONG_MS).length;
  console.log(`moving the map: ${long} tasks over ${LONG_MS} ms of CPU; tasks over 1 ms: ${spread(tasks)}`);
}

/** Of the process that holds the largest page. */
async function residentMb(of: Browser): Promise<string> {
  const session = await of.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) / 1000);
  return Math.max(...sizes).toFixed(0);
}

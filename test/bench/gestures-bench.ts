/**
 * Main-thread time of the gestures that shape territories by hand, on the national ZIP layer with 500 territories and three
 * measures: from letting the button go to the frame that shows the scorecard and the map as they are then, and the share
 * of each moment that a brush stroke takes. CPU time of the page's main thread, from the browser's own trace: neither
 * what else runs on the machine nor software WebGL is in it. Writing the trace is, though: how much of it shows where the
 * same gestures are made without one, by the thread's own count of its time. Needs `dist/renderer`.
 *
 *     node test/bench/gestures-bench.ts [--runs 12] [--plan FILE]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { launchBrowser, mapIsReady, openWindow, serveStudio } from "../e2e/studio-under-test.ts";
import { cpuBetween, type MainThread, spread, threadCpu, traced } from "./main-thread.ts";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "12" }, plan: { type: "string" } },
});
const RUNS = Number(values.runs);
const ROOT = resolve(import.meta.dirname, "../..");
/** Sides of the rectangles that are given away, in pixels of a map of the whole country. */
const SIDES_PX = [5, 12, 30, 58];

const folder = mkdtempSync(join(tmpdir(), "bailiwick-gestures-"));
const studio = await serveStudio();
const browser = await launchBrowser();
try {
  const { page } = await openWindow(browser, studio.url);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByTestId("open-plan").click()]);
  await chooser.setFiles(values.plan ?? planOf500());
  await mapIsReady(page);
  await page.waitForTimeout(2000);
  await page.keyboard.press("r");
  await page.getByTestId("tool-action").getByText("Assign").click();
  await activate(page, 0);
  await release(page, 0.45, 20);
  await page.getByTestId("take-always").check();
  await page.getByTestId("take-all").click();
  for (const side of SIDES_PX) await measureReleases(page, side);
  await measureStrokes(page);
  for (const name of ["find-problems", "paint-units"]) {
    const lasted = await page.evaluate((each) => performance.getEntriesByName(each).map((e) => e.duration), name);
    console.log(`${name}, wall time, ${lasted.length} times: ${spread(lasted)}`);
  }
} finally {
  await browser.close();
  await studio.close();
  rmSync(folder, { recursive: true, force: true });
}

function planOf500(): string {
  const out = join(folder, "plan");
  const accounts = join(ROOT, "resources/sample/accounts.csv.gz");
  const cli = join(ROOT, "core/cli/bailiwick.ts");
  const options = ["--layer", "us-zip", "--territories", "500", "--extent", "all", "--out", out];
  const built = spawnSync(process.execPath, [cli, "build", "--accounts", accounts, ...options], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr);
  return join(out, "plan.bailiwick");
}

/** Makes the territory at a place of the list the one that tools give to. */
async function activate(page: Page, position: number): Promise<void> {
  await page.getByTestId("active-territory").click();
  await page.getByRole("menuitem").nth(position).click();
  await page.getByRole("menuitem").first().waitFor({ state: "detached" });
}

/** Draws a square in the middle of the country and lets go; how many units the card counted. */
async function release(page: Page, share: number, sidePx: number): Promise<number> {
  const box = await page.getByTestId("map").boundingBox();
  if (box === null) throw new Error("no map");
  const [x, y] = [box.x + share * box.width, box.y + 0.5 * box.height];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + sidePx, y + sidePx, { steps: 3 });
  await page.waitForTimeout(250);
  const card = page.getByTestId("live-card");
  const words = (await card.isVisible()) ? await card.innerText() : "";
  await page.mouse.up();
  return Number(/^([\d,]+) /.exec(words)?.[1]?.replaceAll(",", "") ?? 0);
}

async function measureReleases(page: Page, sidePx: number): Promise<void> {
  const inFrame: number[] = [];
  const longest: number[] = [];
  const counts: number[] = [];
  const whole = { traced: [] as number[], untraced: [] as number[] };
  const thread = await threadCpu(page);
  for (let run = 0; run < 2 * RUNS; run++) {
    await activate(page, run % 2);
    const gesture = async (): Promise<void> => {
      const beforeMs = await thread.ms();
      counts.push(await release(page, 0.55 + 0.01 * (run >> 2), sidePx));
      await page.waitForTimeout(700);
      whole[isTraced ? "traced" : "untraced"].push((await thread.ms()) - beforeMs);
    };
    // Both ways in turn, each over the same ground.
    const isTraced = (run >> 1) % 2 === 0;
    if (!isTraced) {
      await gesture();
      continue;
    }
    const trace = await traced(browser, gesture);
    const letGoMs = trace.eventsMs("pointerup").at(-1) ?? Number.NaN;
    const shownMs = trace.framesMs.find((ms) => ms > letGoMs) ?? Number.NaN;
    inFrame.push(cpuBetween(trace, letGoMs, shownMs));
    const after = trace.tasks.filter(({ startMs }) => startMs > shownMs).map(({ cpuMs }) => cpuMs);
    longest.push(Math.max(0, ...after));
  }
  await thread.close();
  const share = median(whole.untraced) / median(whole.traced);
  console.log(
    `release of ${Math.min(...counts)}–${Math.max(...counts)} units: ${spread(inFrame)} to the frame, ${(share * median(inFrame)).toFixed(1)} ms without the trace (whole gestures take ${(100 * share).toFixed(0)} %); longest task after it: ${spread(longest)}`,
  );
}

function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
}

/** A stroke over the country at the speed of a hand: CPU time per second of it, and the longest task. */
async function measureStrokes(page: Page): Promise<void> {
  await page.keyboard.press("p");
  const shares: number[] = [];
  const longest: number[] = [];
  for (let run = 0; run < 3; run++) {
    const trace: MainThread = await traced(browser, async () => {
      const box = await page.getByTestId("map").boundingBox();
      if (box === null) throw new Error("no map");
      const y = box.y + (0.4 + 0.1 * run) * box.height;
      await page.mouse.move(box.x + 0.3 * box.width, y);
      await page.mouse.down();
      for (let step = 0; step <= 100; step++) {
        await page.mouse.move(box.x + (0.3 + 0.004 * step) * box.width, y);
        await page.waitForTimeout(10);
      }
    });
    const moves = trace.eventsMs("pointermove");
    const [from, to] = [moves[1] ?? 0, moves.at(-1) ?? 0];
    shares.push(cpuBetween(trace, from, to) / (to - from));
    longest.push(...trace.tasks.filter(({ startMs }) => startMs > from && startMs < to).map(({ cpuMs }) => cpuMs));
    await page.keyboard.press("Escape");
    await page.mouse.up();
  }
  console.log(
    `brush strokes: the main thread is busy for ${shares.map((share) => `${(100 * share).toFixed(0)} %`).join(", ")}; tasks: ${spread(longest.filter((ms) => ms > 1))}`,
  );
}

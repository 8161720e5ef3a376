/**
 * When the parts of the studio are first seen, for a plan on the national ZIP layer (the sample, the whole nation, 50
 * territories): a fresh service and a fresh browser profile per run, software WebGL, times from the start of navigation.
 * Frames of the screencast are compared with the last one. Needs `dist/renderer`.
 *
 *     node test/bench/first-paint.ts [--runs 5] [--plan FILE] [--frames FOLDER]
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { launchBrowser, mapIsReady } from "../e2e/studio-under-test.ts";
import { compareFrames, type Frame, type Likeness, type Part } from "./read-frames.ts";
import { addressOf } from "./service-address.ts";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "5" }, plan: { type: "string" }, frames: { type: "string" } },
});
const ROOT = resolve(import.meta.dirname, "../..");
const CLI = join(ROOT, "core/cli/bailiwick.ts");
const WIDTH = 1440;
const HEIGHT = 900;
const SETTLE_MS = 1500;

/** A picture that is not complete yet differs from the last one in more than this share of its pixels. */
const REST = 0.004;
const STEPS = {
  "shell visible": ({ alike }: Likeness) => (alike["rail"] ?? 0) > 0.97,
  tables: ({ alike }: Likeness) => (alike["dock"] ?? 0) > 0.97,
  "first coloured map": ({ hue }: Likeness) => (hue["map"] ?? 0) > 0.8,
  "all drawn": ({ alike }: Likeness) => (alike["window"] ?? 0) > 1 - REST,
} as const;
type Step = keyof typeof STEPS;

const folder = mkdtempSync(join(tmpdir(), "bailiwick-bench-"));
const env = { ...process.env, BAILIWICK_PLANS: folder, BAILIWICK_SETTINGS: folder };
const plan = values.plan ?? nationalPlan();
const browser = await launchBrowser();
const runs: { times: Record<Step, number>; idleMs: number; cpuMs: Record<string, number> }[] = [];
try {
  for (let run = 0; run < Number(values.runs); run++) runs.push(await openOnce(browser, run));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

const sorted = (list: readonly number[]): number[] => list.toSorted((a, b) => a - b);
const row = (name: string, list: number[]): string =>
  `${name.padEnd(22)} median ${(sorted(list)[list.length >> 1] ?? Number.NaN).toFixed(0).padStart(5)} ms   least ${Math.min(
    ...list,
  )
    .toFixed(0)
    .padStart(5)}   most ${Math.max(...list)
    .toFixed(0)
    .padStart(5)}`;
for (const step of Object.keys(STEPS) as Step[]) {
  console.log(
    row(
      step,
      runs.map(({ times }) => times[step]),
    ),
  );
}
console.log(
  row(
    "map idle (event)",
    runs.map(({ idleMs }) => idleMs),
  ),
);
for (const type of ["renderer", "GPU", "browser"]) {
  console.log(
    row(
      `CPU of ${type}`,
      runs.map(({ cpuMs }) => cpuMs[type] ?? 0),
    ),
  );
}

function nationalPlan(): string {
  const out = join(folder, "plan");
  const accounts = join(ROOT, "resources/sample/accounts.csv.gz");
  const built = spawnSync(
    process.execPath,
    [CLI, "build", "--accounts", accounts, "--layer", "us-zip", "--territories", "50", "--extent", "all", "--out", out],
    { env, encoding: "utf8" },
  );
  if (built.status !== 0) throw new Error(built.stderr);
  return join(out, "plan.bailiwick");
}

async function openOnce(inBrowser: Browser, run: number) {
  const service = spawn(process.execPath, [CLI, "serve", plan], { env, stdio: ["ignore", "pipe", "inherit"] });
  const url = await addressOf(service);
  const context = await inBrowser.newContext({ viewport: { width: WIDTH, height: HEIGHT }, locale: "en-US" });
  const page = await context.newPage();
  // A new window of Chromium is busy with itself at first; that is not ours to be measured.
  await page.waitForTimeout(SETTLE_MS);
  const system = await inBrowser.newBrowserCDPSession();
  const before = await cpuByType(system);
  const cast = await context.newCDPSession(page);
  const frames: Frame[] = [];
  cast.on("Page.screencastFrame", ({ data, sessionId, metadata }) => {
    frames.push({ atMs: (metadata.timestamp ?? Number.NaN) * 1000, jpeg: data });
    void cast.send("Page.screencastFrameAck", { sessionId });
  });
  await cast.send("Page.startScreencast", { format: "jpeg", quality: 70, maxWidth: 720, maxHeight: 450 });
  const startMs = Date.now();
  await page.goto(url, { waitUntil: "commit" });
  await mapIsReady(page);
  const idleMs = Date.now() - startMs;
  await page.waitForTimeout(1200);
  const after = await cpuByType(system);
  await cast.send("Page.stopScreencast");
  const parts = {
    window: { x: 0, y: 0, width: WIDTH, height: HEIGHT },
    rail: await boxOf('[data-testid="rail-layers"]'),
    dock: await boxOf("#dock"),
    map: await boxOf('[data-testid="map"]'),
  };
  async function boxOf(selector: string): Promise<Part> {
    const box = await page.locator(selector).first().boundingBox();
    if (box === null) throw new Error(`${selector} is not on screen`);
    return box;
  }
  const blank = await inBrowser.newPage();
  const likeness = await compareFrames(blank, frames, parts, WIDTH);
  await blank.close();
  await context.close();
  await system.detach();
  service.kill("SIGINT");
  await new Promise((done) => service.once("exit", done));
  if (values.frames !== undefined) keepFrames(values.frames, run, frames, startMs);
  const times = Object.fromEntries(
    Object.entries(STEPS).map(([step, isReached]) => [step, firstFor(likeness, isReached) - startMs]),
  ) as Record<Step, number>;
  const cpuMs = Object.fromEntries(
    Object.entries(after).map(([type, seconds]) => [type, 1000 * (seconds - (before[type] ?? 0))]),
  );
  return { times, idleMs, cpuMs };
}

/** The first frame from which on a step stays reached. */
function firstFor(likeness: readonly Likeness[], isReached: (frame: Likeness) => boolean): number {
  const last = likeness.findLastIndex((frame) => !isReached(frame));
  return likeness[last + 1]?.atMs ?? Number.NaN;
}

function keepFrames(target: string, run: number, frames: readonly Frame[], startMs: number): void {
  mkdirSync(target, { recursive: true });
  for (const { atMs, jpeg } of frames) {
    const name = `${run}-${String(Math.max(0, Math.round(atMs - startMs))).padStart(5, "0")}.jpg`;
    writeFileSync(join(target, name), Buffer.from(jpeg, "base64"));
  }
}

type System = Awaited<ReturnType<Browser["newBrowserCDPSession"]>>;
async function cpuByType(system: System): Promise<Record<string, number>> {
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  const seconds: Record<string, number> = {};
  for (const { type, cpuTime } of processInfo) seconds[type] = (seconds[type] ?? 0) + cpuTime;
  return seconds;
}

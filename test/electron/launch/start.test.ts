import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { buildIfStale } from "../../../electron/launch/build-if-stale.ts";
import { electronBuild, ROOT, rendererBuild } from "../../../electron/launch/builds.ts";

let folder: string;
let child: ChildProcess | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "start-"));
  await buildIfStale(rendererBuild);
  await buildIfStale(electronBuild);
});
afterAll(() => {
  child?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** `npm start -- …`, as package.json says it. */
function start(env: NodeJS.ProcessEnv, ...args: string[]) {
  const own = { BAILIWICK_PLANS: join(folder, "plans"), BAILIWICK_SETTINGS: join(folder, "settings") };
  const started = spawn(process.execPath, [join(ROOT, "electron", "start.ts"), ...args], {
    cwd: folder,
    env: { ...process.env, ...own, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  let output = "";
  started.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => started.on("exit", resolve));
  return { started, ended, output: () => output };
}

it("serves the studio at the printed address where there is no display, and says why a plan does not open", async () => {
  const run = start({ DISPLAY: "", WAYLAND_DISPLAY: "" }, "nowhere.bailiwick");
  await vi.waitUntil(() => run.output().includes("/?secret="), { timeout: 30_000 });
  expect(run.output()).toContain("nowhere.bailiwick");
  const url = /http:\/\/127\.0\.0\.1:\d+\/\?secret=\S+/.exec(run.output())?.[0] ?? "";
  const cookie = (await fetch(url, { redirect: "manual" })).headers.get("set-cookie")?.split(";")[0] ?? "";
  const { origin } = new URL(url);
  expect(await (await fetch(origin, { headers: { cookie } })).text()).toContain("<title>");
  expect((await fetch(`${origin}/layers/us-state.pack`, { headers: { cookie } })).status).toBe(200);
  run.started.kill("SIGTERM");
  expect(await run.ended).toBe(0);
});

it.skipIf(process.platform !== "linux")(
  "hands over to Electron where its program is, and ends as it ends",
  async () => {
    const program = join(folder, "electron");
    writeFileSync(program, '#!/bin/sh\nfor argument in "$@"; do echo "got $argument"; done\nexit 3\n');
    chmodSync(program, 0o755);
    const run = start({ DISPLAY: ":0", ELECTRON_OVERRIDE_DIST_PATH: folder }, "west.bailiwick");
    expect(await run.ended).toBe(3);
    expect(run.output()).toContain(`got ${ROOT}\n`);
    expect(run.output()).toContain(`got ${join(folder, "west.bailiwick")}\n`);
  },
);

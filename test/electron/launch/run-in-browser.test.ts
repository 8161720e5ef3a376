import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const hasXvfb = process.platform === "linux" && spawnSync("Xvfb", ["-help"]).error === undefined;
if (!hasXvfb) process.stdout.write("SKIPPED 2 tests of the studio's window on a screen: Xvfb is not installed\n");

let renderer: string;
const started: ChildProcess[] = [];

beforeAll(() => {
  renderer = mkdtempSync(join(tmpdir(), "launch-"));
  writeFileSync(join(renderer, "index.html"), '<!doctype html><title>T</title><script src="page.js"></script>');
  writeFileSync(
    join(renderer, "page.js"),
    `const facts = { standalone: matchMedia("(display-mode: standalone)").matches,
       webgl2: document.createElement("canvas").getContext("webgl2") !== null,
       secretIsHidden: !location.href.includes("secret") };
     const socket = new WebSocket("/rpc");
     socket.onopen = () => fetch("/report", { method: "POST", body: JSON.stringify(facts) }).then(() => window.close());`,
  );
});
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(renderer, { recursive: true });
});

function start(command: string, args: string[], env: NodeJS.ProcessEnv = process.env) {
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "inherit", "pipe"] });
  started.push(child);
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { child, ended, output: () => output };
}

/** Xvfb picks a free display and writes its number to the descriptor that it is told. */
async function startDisplay(): Promise<string> {
  const { child } = start("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]);
  const number = await new Promise<string>((resolve) => {
    child.stdio[3]?.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  return `:${number}`;
}

const launch = (env: NodeJS.ProcessEnv) =>
  start(process.execPath, [join(import.meta.dirname, "tiny-launch.ts"), renderer], { ...process.env, ...env });

describe.skipIf(!hasXvfb)("on a screen", () => {
  it("opens an app window that draws WebGL, and ends when it is closed", async () => {
    const run = launch({ DISPLAY: await startDisplay() });
    expect(await run.ended).toBe(0);
    expect(run.output()).toContain('page: {"standalone":true,"webgl2":true,"secretIsHidden":true}');
  });

  it("prints the address when the browser cannot reach the screen it was promised", async () => {
    const run = launch({ DISPLAY: ":9999", WAYLAND_DISPLAY: "" });
    await vi.waitUntil(() => run.output().includes("/?secret="), { timeout: 20_000 });
    expect(run.output()).toContain("could not open a window");
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
  });
});

describe("without a screen", () => {
  it("prints the address, serves it, and ends when told to", async () => {
    const run = launch({ DISPLAY: "", WAYLAND_DISPLAY: "" });
    await vi.waitUntil(() => run.output().includes("/?secret="), { timeout: 20_000 });
    const url = /http:\/\/127\.0\.0\.1:\d+\/\?secret=\S+/.exec(run.output())?.[0] ?? "";
    expect(run.output()).toContain("There is no display here.");
    expect((await fetch(url, { redirect: "manual" })).status).toBe(303);
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
  });
});

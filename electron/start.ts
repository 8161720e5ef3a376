import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createRouterClient, safe } from "@orpc/server";
import { defaultFolders } from "../core/studio/host/folders.ts";
import { createStudio } from "../core/studio/studio.ts";
import packageJson from "../package.json" with { type: "json" };
import { buildIfStale } from "./launch/build-if-stale.ts";
import { electronBuild, RENDERER_FOLDER, ROOT, rendererBuild } from "./launch/builds.ts";
import { decideLaunch, hasDisplay, type Launch } from "./launch/decide-launch.ts";
import { findBrowser } from "./launch/find-browser.ts";
import { findElectron } from "./launch/find-electron.ts";
import { runInBrowser } from "./launch/run-in-browser.ts";
import { planInArguments } from "./plan-requests.ts";

/** `npm start`: builds what is stale, then opens the studio the best way this machine can. */

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const launch = decideLaunch({
  electron: findElectron({
    packageFolder: join(ROOT, "node_modules", "electron"),
    env: process.env,
    platform: process.platform,
  }),
  browser: findBrowser(),
  hasDisplay: hasDisplay(process.platform, process.env),
});
const plan = planInArguments(process.argv.slice(1), process.cwd());

if (await buildIfStale(rendererBuild)) say("Built the screen.");
if (launch.kind === "electron") await runElectron(launch.program);
else await runBrowser(launch);

async function runElectron(program: string): Promise<void> {
  if (await buildIfStale(electronBuild)) say("Built the desktop shell.");
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  // Electron, like Chromium, refuses to start for root with its sandbox.
  const flags = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(program, [...flags, ROOT, ...(plan === null ? [] : [plan])], { stdio: "inherit", env });
  const [code] = await once(child, "exit");
  process.exitCode = typeof code === "number" ? code : 1;
}

async function runBrowser(launch: Exclude<Launch, { kind: "electron" }>): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());
  const studio = createStudio({
    resourcesFolder: join(ROOT, "resources"),
    ...defaultFolders(),
    shell: "browser",
    version: packageJson.version,
  });
  try {
    if (plan !== null) {
      const { error, isDefined } = await safe(createRouterClient(studio.router).plan.open({ path: plan }));
      if (isDefined) say(error.data.sentence);
      else if (error !== null) throw error;
    }
    await runInBrowser({ studio, rendererFolder: RENDERER_FOLDER, launch, say, stop: stop.signal });
  } finally {
    await studio.close();
  }
}

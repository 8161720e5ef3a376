import { spawnSync } from "node:child_process";
import { chmodSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { contract } from "../../core/studio/contract/contract.ts";
import { buildIfStale } from "../../electron/launch/build-if-stale.ts";
import { electronBuild, ROOT, rendererBuild } from "../../electron/launch/builds.ts";
import type { ServiceSettings } from "../../electron/service-messages.ts";
import { StubChannel } from "../electron/stub/ports.ts";
import { StubUtilityProcess } from "../electron/stub/utility-process.ts";

/**
 * Packages the real builds around a stand-in for Electron's own files, which proves configuration and contents. That
 * the result starts under Electron is proven only where its binary is (test/electron/real-electron.test.ts).
 */
const isLinux = process.platform === "linux";
if (!isLinux) process.stdout.write("SKIPPED the packaging tests: the stand-in for Electron is one for Linux\n");

const bin = (name: string): string => join(ROOT, "node_modules", ".bin", name);
let folder: string;
let app: string;

/** Electron's program carries its fuses behind this marker: version, count, and one digit for each. */
const FUSES = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009";

function standInForElectron(): string {
  const dist = join(folder, "electron");
  for (const inner of ["resources", "locales"]) mkdirSync(join(dist, inner), { recursive: true });
  writeFileSync(join(dist, "electron"), `#!/bin/sh\nexit 0\n# ${FUSES}101100011\n`);
  chmodSync(join(dist, "electron"), 0o755);
  writeFileSync(join(dist, "version"), "45.4.1");
  for (const name of ["LICENSE", "LICENSES.chromium.html", "chrome-sandbox"]) writeFileSync(join(dist, name), "");
  return dist;
}

const pack = (...settings: string[]) =>
  spawnSync(bin("electron-builder"), ["--linux", "--dir", ...settings], {
    cwd: ROOT,
    encoding: "utf8",
    // Anything that would be fetched fails at once.
    env: { ...process.env, HTTPS_PROXY: "http://127.0.0.1:9", ELECTRON_MIRROR: "http://127.0.0.1:9/" },
  });

describe.skipIf(!isLinux)("the packed studio", () => {
  beforeAll(async () => {
    await buildIfStale(rendererBuild);
    await buildIfStale(electronBuild);
    folder = mkdtempSync(join(tmpdir(), "packaging-"));
    const { status, stdout, stderr } = pack(
      `-c.electronDist=${standInForElectron()}`,
      `-c.directories.output=${join(folder, "out")}`,
    );
    if (status !== 0) throw new Error(`${stdout}${stderr}`);
    app = join(folder, "out", "linux-unpacked");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const packedFiles = (): string[] => {
    const { stdout } = spawnSync(bin("asar"), ["list", join(app, "resources", "app.asar")], { encoding: "utf8" });
    const entries = stdout.trim().split("\n");
    const isFolder = (entry: string): boolean => entries.some((other) => other.startsWith(`${entry}/`));
    return entries.filter((entry) => !isFolder(entry)).map((entry) => entry.slice(1));
  };

  it("holds the builds, the native library for this platform, and nothing else", () => {
    const expected = [
      ...globSync(["dist/electron/**/*.*", "dist/renderer/**/*.*"], { cwd: ROOT }).filter(
        (path) => !path.endsWith(".map"),
      ),
      ...globSync("node_modules/better-sqlite3/lib/**/*.js", { cwd: ROOT }),
      `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
      "node_modules/better-sqlite3/package.json",
      "node_modules/better-sqlite3/LICENSE",
      ...globSync("{package.json,LICENSE,NOTICE.md}", { cwd: ROOT }),
    ];
    expect(packedFiles().toSorted()).toEqual(expected.toSorted());
  });

  it("brings the resources along, but not their builder", () => {
    const resources = join(app, "resources", "resources");
    expect(globSync("layers/*.gz", { cwd: resources }).length).toBeGreaterThan(0);
    expect(globSync("build/**", { cwd: resources })).toEqual([]);
  });

  it("has its fuses blown: no Node mode, no inspector, only the archive is loaded", () => {
    const program = readFileSync(join(app, "bailiwick"), "latin1");
    const fuses = program.slice(program.indexOf(FUSES) + FUSES.length).slice(0, 8);
    expect(fuses).toBe("01001100");
  });

  it("has a service that starts from its unpacked files and answers", async () => {
    const settings: ServiceSettings = {
      resourcesFolder: join(app, "resources", "resources"),
      plansFolder: join(folder, "plans"),
      settingsFolder: join(folder, "settings"),
      version: "9.9.9",
    };
    const entry = join(app, "resources", "app.asar.unpacked", "dist", "electron", "service.js");
    const service = new StubUtilityProcess(entry, [JSON.stringify(settings)]);
    const { port1, port2 } = new StubChannel();
    await new Promise<void>((resolve, reject) => {
      service.once("message", () => resolve());
      service.once("exit", (code) => reject(new Error(`the service ended with ${String(code)}`)));
    });
    service.postMessage({ kind: "calls" }, [port1]);
    const client: ContractRouterClient<typeof contract> = createORPCClient(new RPCLink({ port: port2 }));
    port2.start();
    const info = await client.app.info();
    expect(info).toMatchObject({ version: "9.9.9", shell: "electron" });
    expect(info.layers.length).toBeGreaterThan(0);
    service.kill();
  });
});

it.skipIf(!isLinux)("is configured by what electron-builder knows: a misspelt word is refused", () => {
  const { status, stdout, stderr } = pack("-c.asarr=true");
  expect(status).not.toBe(0);
  expect(stdout + stderr).toContain("asarr");
});

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "vite";
import { expect, it } from "vitest";

/**
 * The preload in a world of its own: what it runs in the page's world arrives there as text, as in Electron, so a
 * reference to anything outside of that text fails here.
 */
it("offers the page a shell that needs nothing from the preload's world", async () => {
  const folder = mkdtempSync(join(tmpdir(), "preload-"));
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      ssr: join(import.meta.dirname, "..", "..", "electron", "preload.ts"),
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { external: ["electron"], output: { format: "cjs", entryFileNames: "preload.cjs" } },
    },
  });
  const source = readFileSync(join(folder, "preload.cjs"), "utf8");
  rmSync(folder, { recursive: true });

  const sent: unknown[][] = [];
  const listeners = new Map<string, (event: unknown, ...args: unknown[]) => void>();
  const pageListeners = new Set<(event: unknown) => void>();
  const page = createContext({});
  runInContext("globalThis.window = globalThis", page);
  Object.assign(page, {
    addEventListener: (_: string, listener: (event: unknown) => void) => pageListeners.add(listener),
    removeEventListener: (_: string, listener: (event: unknown) => void) => pageListeners.delete(listener),
  });
  const electron = {
    ipcRenderer: {
      on: (channel: string, listener: () => void) => listeners.set(channel, listener),
      send: (...message: unknown[]) => sent.push(message),
    },
    contextBridge: {
      executeInMainWorld: ({ func, args }: { func: () => void; args: unknown[] }) => {
        const there = runInContext(`(${String(func)})`, page) as (...values: unknown[]) => void;
        there(...args);
      },
    },
  };
  const pageWindow: unknown = runInContext("window", page);
  const preloadWindow = {
    postMessage: (data: unknown, _: string, ports: unknown[]) => {
      for (const listener of pageListeners) listener({ source: pageWindow, data, ports });
    },
  };
  const world = createContext({ require: () => electron, process: { platform: "linux" }, window: preloadWindow });
  runInContext(source, world);

  const first = runInContext("window.bailiwick.connect()", page) as Promise<unknown>;
  const second = runInContext("window.bailiwick.connect()", page) as Promise<unknown>;
  expect(sent).toEqual([
    ["port:request", 1],
    ["port:request", 2],
  ]);
  listeners.get("port:ready")?.({ ports: ["port two"] }, 2);
  listeners.get("port:ready")?.({ ports: ["port one"] }, 1);
  expect(await Promise.all([first, second])).toEqual(["port one", "port two"]);
  expect(pageListeners.size).toBe(0);
  expect(runInContext("Object.isFrozen(window.bailiwick) && !('requestPort' in window.bailiwick)", page)).toBe(true);
});

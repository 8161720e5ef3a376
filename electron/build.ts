import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type InlineConfig } from "vite";

const ROOT = join(import.meta.dirname, "..");

/** Stay in node_modules: Electron's own module, the native library, and the one package that reads files beside itself. */
const EXTERNAL = ["electron", "better-sqlite3", "pdfkit"];

/**
 * Bundles the desktop shell: `main.js` and `service.js` with the workers of core beside it, and `preload.cjs`, which
 * must be one CommonJS file because it runs in the sandbox.
 */
export async function buildElectron(outFolder: string, service = join(ROOT, "electron", "service.ts")): Promise<void> {
  const workers = globSync("core/**/*.worker.ts", { cwd: ROOT }).map((path) => [
    basename(path, ".ts"),
    join(ROOT, path),
  ]);
  const main = join(ROOT, "electron", "main.ts");
  await build(bundle(outFolder, { main, service, ...Object.fromEntries(workers) }, true));
  await build(bundle(outFolder, { preload: join(ROOT, "electron", "preload.ts") }, false));
}

const bundle = (outDir: string, input: Record<string, string>, isModule: boolean): InlineConfig => ({
  root: ROOT,
  configFile: false,
  logLevel: "warn",
  ssr: { noExternal: true, external: EXTERNAL },
  build: {
    ssr: true,
    outDir,
    // The preload is built second, into the same folder.
    emptyOutDir: isModule,
    target: "node24",
    minify: false,
    rolldownOptions: {
      input,
      external: EXTERNAL,
      output: isModule
        ? { format: "es", entryFileNames: "[name].js", chunkFileNames: "shared-[hash].js" }
        : { format: "cjs", entryFileNames: "[name].cjs" },
    },
  },
});

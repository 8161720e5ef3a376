import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type InlineConfig } from "vite";

const ROOT = join(import.meta.dirname, "..");

/** Stay in node_modules: what Electron itself provides, and the native library. */
const EXTERNAL = ["electron", "better-sqlite3"];

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
  plugins: [{ name: "pdfkit-standard-fonts", transform: importStandardFonts }],
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

/** pdfkit requires its standard fonts by a name that only its own package resolves; imported, they come along. */
function importStandardFonts(code: string, id: string): string | null {
  if (!id.endsWith("pdfkit.node.mjs")) return null;
  const imports: string[] = [];
  const body = code.replace(/require\$1\('#standard-fonts\/(\w+)'\)/g, (_, name: string) => {
    imports.push(`import Font${name} from "pdfkit/standard-fonts/${name}";`);
    return `Font${name}`;
  });
  if (imports.length === 0) throw new Error("pdfkit loads its standard fonts in a new way");
  return `${imports.join("\n")}\n${body}`;
}

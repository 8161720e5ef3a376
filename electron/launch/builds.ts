import { join } from "node:path";
import { build } from "vite";
import { buildElectron } from "../build.ts";
import type { Buildable } from "./build-if-stale.ts";

export const ROOT = join(import.meta.dirname, "..", "..");
export const RENDERER_FOLDER = join(ROOT, "dist", "renderer");

const SHARED = ["core/**/*.ts", "package-lock.json"];

export const rendererBuild: Buildable = {
  root: ROOT,
  outFolder: RENDERER_FOLDER,
  sources: [...SHARED, "renderer/**/*.{ts,tsx,css,html,svg,png}", "resources/{icons,fonts}/**/*.*"],
  build: async () => {
    await build({ configFile: join(ROOT, "renderer", "vite.config.ts"), logLevel: "warn" });
  },
};

export const electronBuild: Buildable = {
  root: ROOT,
  outFolder: join(ROOT, "dist", "electron"),
  sources: [...SHARED, "electron/**/*.ts"],
  build: () => buildElectron(join(ROOT, "dist", "electron")),
};

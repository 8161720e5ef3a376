import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The studio as static files for both shells: relative paths, one worker file, nothing inlined, nothing fetched. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
    modulePreload: { polyfill: false },
  },
});

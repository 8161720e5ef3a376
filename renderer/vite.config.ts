import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The studio as static files for both shells: relative paths, one worker file, nothing inlined, nothing fetched. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react(), mapBesideProgram()],
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

/** Has the browser fetch and parse the map's program beside the main one: whoever opens a plan needs both. */
function mapBesideProgram(): Plugin {
  return {
    name: "map-beside-program",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {} }) => {
        const chunk = Object.values(bundle).find((output) => output.type === "chunk" && output.name === "map-canvas");
        if (chunk === undefined) throw new Error("no chunk of the map to fetch ahead");
        return [{ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `./${chunk.fileName}` } }];
      },
    },
  };
}

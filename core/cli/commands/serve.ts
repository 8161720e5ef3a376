import { existsSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import packageJson from "../../../package.json" with { type: "json" };
import { defaultResourcesFolder } from "../../intake/postal/shipped-layers.ts";
import { defaultFolders } from "../../studio/host/folders.ts";
import { serveLoopback } from "../../studio/host/loopback.ts";
import { createStudio } from "../../studio/studio.ts";
import { refuse } from "../../studio/studio-failure.ts";
import type { Terminal } from "../terminal.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");

export type ServeOptions = { readonly port?: number };

/** Serves the studio to a browser on this machine until it is interrupted. Prints the address, which lets one in. */
export async function serve(plan: string | undefined, { port }: ServeOptions, terminal: Terminal): Promise<void> {
  const rendererFolder = join(ROOT, "dist", "renderer");
  if (!existsSync(join(rendererFolder, "index.html"))) {
    refuse("file-unreadable", "The screen has not been built yet: run npm start once.");
  }
  const studio = createStudio({
    resourcesFolder: defaultResourcesFolder(),
    ...defaultFolders(),
    shell: "browser",
    version: packageJson.version,
  });
  try {
    if (plan !== undefined) await createRouterClient(studio.router).plan.open({ path: plan });
    const host = await listen(studio, rendererFolder, port);
    terminal.out(`Bailiwick is at ${host.url}\n`);
    await interrupted();
    await host.close();
  } finally {
    await studio.close();
  }
}

async function listen(studio: ReturnType<typeof createStudio>, rendererFolder: string, port: number | undefined) {
  try {
    return await serveLoopback(studio, { rendererFolder, port: port ?? 0 });
  } catch (error) {
    const isTaken =
      error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES");
    if (!isTaken) throw error;
    return refuse("folder-unwritable", `Port ${port} is taken or not allowed: choose another one.`);
  }
}

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });

#!/usr/bin/env node
// Plain JavaScript, so that any Node can start it: where that Node cannot run TypeScript, the project's own one does.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

if (process.features.typescript) {
  await import("./bailiwick.ts");
} else {
  const packageFile = createRequire(import.meta.url).resolve("node/package.json");
  const ownNode = join(dirname(packageFile), "bin", process.platform === "win32" ? "node.exe" : "node");
  const { status, signal, error } = spawnSync(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  if (error) throw error;
  if (signal) process.kill(process.pid, signal);
  process.exitCode = status ?? 1;
}

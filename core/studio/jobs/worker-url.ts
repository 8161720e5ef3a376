export type WorkerName = "import" | "solve" | "tiles" | "accounts" | "handout";

/** Address of a worker beside this module: TypeScript in the source tree, JavaScript in a bundle. */
export function workerUrl(name: WorkerName): URL {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  return new URL(`./${name}.worker.${extension}`, import.meta.url);
}

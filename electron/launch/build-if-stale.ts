import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Buildable = {
  /** The folder that is built, and whose `.stamp` beside it remembers from what. */
  readonly outFolder: string;
  readonly root: string;
  /** Patterns of the files that it is built from. */
  readonly sources: readonly string[];
  readonly build: () => Promise<void>;
};

/** Builds unless what is there was built from the same files; answers whether it did. */
export async function buildIfStale({ outFolder, root, sources, build }: Buildable): Promise<boolean> {
  const stamp = `${outFolder}.stamp`;
  const now = fingerprint(root, sources);
  if (existsSync(outFolder) && existsSync(stamp) && readFileSync(stamp, "utf8") === now) return false;
  await build();
  writeFileSync(stamp, now);
  return true;
}

/** By name, size and time of change: reading every file would take longer than some builds. */
function fingerprint(root: string, sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of globSync([...sources], { cwd: root }).toSorted()) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it that are missing. Answers with the topmost one made, or null when all were there.
 *
 * In Node 24, mkdir with `recursive` never returns for a path like /proc/none/out, whose parents cannot be made.
 *
 * @throws Error when one of them cannot be made; none is then left.
 */
export function makeFolder(folder: string): string | null {
  if (existsSync(folder)) return null;
  const parent = dirname(folder);
  const firstMade = parent === folder ? null : makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (firstMade !== null) rmSync(firstMade, { recursive: true, force: true });
    throw error;
  }
  return firstMade ?? folder;
}

import { rmSync } from "node:fs";

/** Removes what is left of failed work. That it cannot be removed must not hide why the work failed. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // `force` forgives a missing file, but not a missing folder.
  }
}

import { renameSync, rmSync } from "node:fs";

/** What SQLite leaves beside a file whose process was killed. */
const COMPANIONS = ["-wal", "-shm", "-journal"];

/**
 * Moves a finished plan file to where it belongs, over what is there. A log that a killed process left beside the old
 * file goes with it: SQLite would write it into the new one.
 *
 * @throws Error when the disk refuses.
 */
export function placePlanFile(from: string, to: string): void {
  for (const companion of COMPANIONS) rmSync(to + companion, { force: true });
  renameSync(from, to);
}

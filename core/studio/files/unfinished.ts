import { createHash, randomUUID } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { removeQuietly } from "./remove-quietly.ts";

/** This machine in a file name: a folder may be shared between machines, whose process numbers say nothing here. */
const MACHINE = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** Whoever is still at work on a file writes to it more often than this. */
const ABANDONED_AFTER_MS = 24 * 3600 * 1000;

/** Ours, with what SQLite keeps beside its files. */
const UNFINISHED =
  /^\..+\.([0-9a-f]{8})-(\d+)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part(?:-journal|-wal|-shm)?$/;

/** A hidden name for something that is not complete yet: nobody else's, and it says whose it is. */
export const unfinishedName = (name: string): string => `.${name}.${MACHINE}-${process.pid}-${randomUUID()}.part`;

/**
 * Removes what processes left unfinished in a folder that were killed: of this machine's when the process is gone, of
 * any when nobody has touched it for a day. Never fails; a folder that is not there has nothing.
 */
export function removeAbandoned(folder: string, nowMs: number): void {
  for (const name of namesIn(folder)) {
    const match = UNFINISHED.exec(name);
    if (match === null) continue;
    const path = join(folder, name);
    const isGone = match[1] === MACHINE && !isRunning(Number(match[2]));
    if (isGone || isOlder(path, nowMs - ABANDONED_AFTER_MS)) removeQuietly(path);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one that we may not signal.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function isOlder(path: string, thanMs: number): boolean {
  try {
    return statSync(path).mtimeMs < thanMs;
  } catch {
    return false;
  }
}

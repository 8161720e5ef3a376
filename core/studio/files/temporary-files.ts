import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Folders for uploads and downloads, each under a token that cannot be guessed. */
export type TemporaryFiles = {
  /** A new, empty folder and its token. */
  readonly create: () => { readonly token: string; readonly folder: string };
  readonly folderOf: (token: string) => string;
  readonly remove: (token: string) => void;
  /** Removes everything. */
  readonly close: () => void;
};

const TOKEN = /^[0-9a-f-]{36}$/;

/** Lives in the system's folder for temporary files from first use to `close`. */
export function createTemporaryFiles(): TemporaryFiles {
  let root: string | null = null;
  const folderOf = (token: string): string => {
    if (!TOKEN.test(token)) throw new Error(`no token: ${token}`);
    root ??= mkdtempSync(join(tmpdir(), "bailiwick-"));
    return join(root, token);
  };
  return {
    create: () => {
      const token = randomUUID();
      const folder = folderOf(token);
      mkdirSync(folder, { mode: 0o700 });
      return { token, folder };
    },
    folderOf,
    remove: (token) => rmSync(folderOf(token), { recursive: true, force: true }),
    close: () => {
      if (root !== null) rmSync(root, { recursive: true, force: true });
      root = null;
    },
  };
}

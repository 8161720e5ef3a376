import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TemporaryFiles } from "./temporary-files.ts";

/** Files that were written to be fetched once or more by `/files/<token>/<name>`. */
export type Downloads = {
  readonly create: () => { readonly token: string; readonly folder: string };
  readonly urlOf: (token: string, name: string) => string;
  /** Path of a file that is there; null for anything else. */
  readonly find: (token: string, name: string) => string | null;
  readonly remove: (token: string) => void;
};

export function createDownloads(files: TemporaryFiles): Downloads {
  const tokens = new Set<string>();
  return {
    create: () => {
      const made = files.create();
      tokens.add(made.token);
      return made;
    },
    urlOf: (token, name) => `/files/${token}/${encodeURIComponent(name)}`,
    find: (token, name) => {
      if (!tokens.has(token) || name === "" || /[/\\]|^\.{1,2}$/.test(name)) return null;
      const path = join(files.folderOf(token), name);
      return existsSync(path) ? path : null;
    },
    remove: (token) => {
      tokens.delete(token);
      files.remove(token);
    },
  };
}

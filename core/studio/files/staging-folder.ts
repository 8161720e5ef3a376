import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { placePlanFile } from "../../store/place-plan-file.ts";
import { PLAN_EXTENSION } from "../plan/plan-name.ts";
import { refuse } from "../studio-failure.ts";
import { makeFolder } from "./make-folder.ts";
import { removeQuietly } from "./remove-quietly.ts";
import { removeAbandoned, unfinishedName } from "./unfinished.ts";

/** A folder that files are written into before they are seen where they belong. */
export type StagingFolder = {
  readonly path: string;
  /**
   * Moves everything into the target folder, over files of the same names.
   *
   * @param inputs Files that the results were made from, which nothing may be written over.
   * @throws StudioFailure, before anything is moved, when a result cannot stand where it belongs.
   */
  readonly publish: (inputs?: readonly string[]) => void;
  /** Removes what was not published, and folders that were made on the way. Never fails. */
  readonly discard: () => void;
};

/**
 * A staging folder for `target`: within it where it exists, else beside it, so that publishing is a rename.
 *
 * @throws StudioFailure when the target is no folder or cannot be written to.
 */
export function stagingFolder(target: string): StagingFolder {
  const folder = resolve(target);
  const exists = existsSync(folder);
  if (exists && !statSync(folder).isDirectory()) {
    refuse("folder-unwritable", `“${target}” is a file and no folder: choose another folder.`);
  }
  const parent = exists ? folder : dirname(folder);
  const path = join(parent, unfinishedName(basename(folder)));
  removeAbandoned(parent, Date.now());
  let firstMade: string | null = null;
  try {
    firstMade = makeFolder(parent);
    mkdirSync(path);
  } catch (error) {
    if (firstMade !== null) removeQuietly(firstMade);
    refuse("folder-unwritable", `The folder “${target}” cannot be written to (${codeOf(error)}): choose another one.`);
  }
  let isPublished = false;
  return {
    path,
    publish: (inputs = []) => {
      if (existsSync(folder)) {
        refuseTakenPlaces(readdirSync(path), folder, inputs);
        for (const name of readdirSync(path)) {
          const place = name.endsWith(PLAN_EXTENSION) ? placePlanFile : renameSync;
          place(join(path, name), join(folder, name));
        }
        removeQuietly(path);
      } else {
        renameSync(path, folder);
      }
      isPublished = true;
    },
    discard: () => {
      if (isPublished) return;
      removeQuietly(firstMade ?? path);
    },
  };
}

function refuseTakenPlaces(names: readonly string[], folder: string, inputs: readonly string[]): void {
  const sources = inputs.filter((input) => existsSync(input)).map((input) => realpathSync(input));
  for (const name of names) {
    const place = join(folder, name);
    if (!existsSync(place)) continue;
    if (statSync(place).isDirectory()) {
      refuse("folder-unwritable", `“${place}” is a folder, where a file belongs: choose another folder to write to.`);
    }
    if (sources.includes(realpathSync(place))) {
      refuse("folder-unwritable", `“${place}” is what was read, and would be lost: choose another folder to write to.`);
    }
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);

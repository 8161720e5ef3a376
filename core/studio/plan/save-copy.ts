import { dirname, join, resolve } from "node:path";
import { copyPlanFile } from "../../store/copy-plan-file.ts";
import { freePath } from "../../store/free-path.ts";
import { placePlanFile } from "../../store/place-plan-file.ts";
import { readPlanSummary } from "../../store/queries/plan.ts";
import type { Downloads } from "../files/downloads.ts";
import { removeQuietly } from "../files/remove-quietly.ts";
import { refuse } from "../studio-failure.ts";
import { partPathOf } from "./create-plan.ts";
import type { OpenPlan } from "./open-plan.ts";
import { PLAN_EXTENSION, safeFileName } from "./plan-name.ts";

export type SavedCopy = { readonly url: string | null; readonly path: string | null };

/** Where a copy goes: a file that was chosen, a folder that was chosen, or nowhere yet. */
export type CopyTarget = { readonly path: string } | { readonly folder: string } | Readonly<Record<string, never>>;

/**
 * Saves a full copy of the open plan: at `path`, over what is there (whoever chose the path was asked); in `folder` under
 * the plan's name, beside what is there; or as a file to download.
 *
 * @throws StudioFailure when the copy cannot be written; what was there is then untouched.
 */
export async function saveCopy(
  { db, path: ownPath }: OpenPlan,
  target: CopyTarget,
  { downloads }: { readonly downloads: Downloads },
): Promise<SavedCopy> {
  const name = `${safeFileName(readPlanSummary(db).name)}${PLAN_EXTENSION}`;
  if (!("path" in target) && !("folder" in target)) {
    const { token, folder } = downloads.create();
    await copyPlanFile(db, join(folder, name));
    return { url: downloads.urlOf(token, name), path: null };
  }
  const full = resolve("path" in target ? target.path : freePath(join(target.folder, name)));
  if (full === ownPath)
    refuse("folder-unwritable", "A copy cannot take the place of the open plan: choose another name.");
  const part = partPathOf(full);
  try {
    await copyPlanFile(db, part);
    placePlanFile(part, full);
    return { url: null, path: full };
  } catch (error) {
    removeQuietly(part);
    return refuse(
      "folder-unwritable",
      `The copy cannot be written to “${dirname(full)}” (${(error as Error).message}): choose another folder.`,
    );
  }
}

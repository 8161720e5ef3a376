import { copyFileSync } from "node:fs";
import { basename } from "node:path";
import { closePlanFile } from "../../store/database.ts";
import { openPlanFileForReading } from "../../store/open-plan-file.ts";
import { placePlanFile } from "../../store/place-plan-file.ts";
import { makeFolder } from "../files/make-folder.ts";
import { removeQuietly } from "../files/remove-quietly.ts";
import { StudioFailure } from "../studio-failure.ts";
import { partPathOf } from "./create-plan.ts";
import { openFailure } from "./open-sentence.ts";
import { newPlanPath, PLAN_EXTENSION } from "./plan-name.ts";

/**
 * Takes a plan file that was uploaded into the plans folder, once it is known to be one. Answers with its path there.
 *
 * @throws StudioFailure; nothing is then in the plans folder.
 */
export function adoptPlan(uploaded: string, plansFolder: string): string {
  const opened = openPlanFileForReading(uploaded);
  if (!opened.ok) throw openFailure(uploaded, opened.problem);
  if (opened.value !== "needs-editing") closePlanFile(opened.value);

  const path = newPlanPath(plansFolder, basename(uploaded, PLAN_EXTENSION));
  const part = partPathOf(path);
  try {
    makeFolder(plansFolder);
    copyFileSync(uploaded, part);
    placePlanFile(part, path);
  } catch (error) {
    removeQuietly(part);
    throw new StudioFailure(
      "folder-unwritable",
      `The folder “${plansFolder}” cannot be written to (${(error as Error).message}).`,
    );
  }
  return path;
}

import { basename } from "node:path";
import { assertNever } from "../../domain/invariant.ts";
import type { OpenProblem } from "../../store/open-plan-file.ts";
import { StudioFailure } from "../studio-failure.ts";

/** Why the plan at `path` was not opened, as its user is told. */
export function openFailure(path: string, problem: OpenProblem): StudioFailure {
  const file = `“${basename(path)}”`;
  switch (problem.kind) {
    case "missing":
      return new StudioFailure("plan-missing", `There is no plan ${file} any more: check the name and the folder.`);
    case "is-directory":
      return new StudioFailure(
        "plan-foreign",
        `${file} is a folder and no plan: choose a file that ends in .bailiwick.`,
      );
    case "foreign":
      return new StudioFailure(
        "plan-foreign",
        `${file} is no Bailiwick plan: choose a file that Bailiwick made; it was not changed.`,
      );
    case "damaged":
      return new StudioFailure(
        "plan-damaged",
        `${file} is damaged and was not changed: open a copy of it, or a backup from before.`,
      );
    case "too-new":
      return new StudioFailure(
        "plan-too-new",
        `${file} was made by a newer Bailiwick and was not changed: update Bailiwick to open it.`,
      );
    case "in-use":
      return new StudioFailure("plan-in-use", `${file} is open in another Bailiwick: close it there first.`);
    case "unreadable":
      return new StudioFailure(
        "file-unreadable",
        `${file} cannot be read (${problem.detail}): check that you may open it and that the disk is there.`,
      );
    case "unwritable":
      return new StudioFailure(
        "folder-unwritable",
        `${file} cannot be written to (${problem.detail}): copy it to a folder of your own and open it there.`,
      );
    case "migration-failed":
      return new StudioFailure(
        "plan-damaged",
        `${file} could not be brought up to this version (${problem.detail}) and is as it was: free some disk space, or open a backup.`,
      );
    default:
      return assertNever(problem);
  }
}

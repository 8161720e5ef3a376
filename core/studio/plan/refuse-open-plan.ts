import { closePlanFile } from "../../store/database.ts";
import { openPlanFileForReading } from "../../store/open-plan-file.ts";
import { openFailure } from "./open-sentence.ts";

/**
 * Refuses to write over a plan that another Bailiwick has open: its user would go on editing a file that is gone.
 *
 * @throws StudioFailure
 */
export function refuseOpenPlan(path: string): void {
  const opened = openPlanFileForReading(path);
  if (opened.ok && opened.value !== "needs-editing") closePlanFile(opened.value);
  if (!opened.ok && opened.problem.kind === "in-use") throw openFailure(path, opened.problem);
}

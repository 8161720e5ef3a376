import { openPlanFile } from "./open-plan.ts";
import { startNewPlan } from "./start-new-plan.ts";

/** A file dropped on the window: a plan is opened, anything else is taken for accounts. */
export function openDroppedFile(file: File): void {
  if (file.name.toLowerCase().endsWith(".bailiwick")) void openPlanFile(file);
  else startNewPlan(file);
}

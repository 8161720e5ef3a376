import type { Edit } from "../../core/domain/edit.ts";
import { canFollow } from "../edits/apply-to-columns.ts";
import { api } from "../shell/api.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { reloadWhenSettled, writeToJournal } from "./commit-edit.ts";
import { followEdit } from "./load-scenario.ts";
import { refusesEdits } from "./refuses-edits.ts";
import { reloadPlan } from "./show-plan.ts";

/** Takes the last edit back, after everything in flight has been written. */
export const undo = (): Promise<void> => walkJournal("undo");

/** Does the last undone edit again. */
export const redo = (): Promise<void> => walkJournal("redo");

async function walkJournal(step: "undo" | "redo"): Promise<void> {
  const scenarioId = scenarioStore.getState().id;
  if (scenarioId === null || refusesEdits()) return;
  await writeToJournal(async () => {
    const { revision, undoLabel, redoLabel } = scenarioStore.getState();
    if ((step === "undo" ? undoLabel : redoLabel) === null) return;
    const { state, applied } = await api().edit[step]({ scenarioId, revision });
    scenarioStore.setState(state);
    await follow(applied);
  });
}

/** Goes to the point after an entry of the history, 0 for its beginning, however many steps away. */
export async function goToEntry(entry: number): Promise<void> {
  const scenarioId = scenarioStore.getState().id;
  if (scenarioId === null || refusesEdits()) return;
  await writeToJournal(async () => {
    const { revision } = scenarioStore.getState();
    const { state, applied } = await api().edit.goTo({ scenarioId, revision, entry });
    scenarioStore.setState(state);
    if (applied !== null) await follow(applied);
  });
}

async function follow(applied: Edit): Promise<void> {
  if (canFollow(applied)) followEdit(applied);
  else if (applied.changes.some(({ kind }) => kind === "split")) await reloadPlan();
  else reloadWhenSettled();
}

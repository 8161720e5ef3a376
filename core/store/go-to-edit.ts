import { composeEdits } from "../domain/compose-edits.ts";
import { type Edit, invertEdit } from "../domain/edit.ts";
import { fail, type Result } from "../domain/result.ts";
import { applyToRows } from "./apply-change.ts";
import { inOneTransaction, refuseStale, type StepProblem } from "./commit-edit.ts";
import type { WritableDb } from "./database.ts";
import { heirsOfEdit } from "./heirs-of-edit.ts";
import { storedLocks } from "./locks-in-file.ts";
import { type JournalState, raiseRevision, readJournalState } from "./queries/journal.ts";
import { readEdit, standAt, walkTo } from "./queries/journal-walk.ts";
import type { ScenarioKey } from "./queries/scenarios.ts";

/** The journal after the walk, and one edit with the effect of all its steps; null when they come to nothing. */
export type WalkedJournal = { readonly state: JournalState; readonly applied: Edit | null };

/**
 * Takes the scenario to the point after the edit `target` (0: before the first one), on whatever branch it lies, by
 * undoing and redoing in one transaction.
 */
export function goToEdit(
  db: WritableDb,
  scenario: ScenarioKey,
  revision: number,
  target: number,
): Result<WalkedJournal, StepProblem> {
  const walk = walkTo(db, scenario, target);
  if (walk === undefined) return fail({ kind: "unknown-edit", edit: target });
  return inOneTransaction(db, () => {
    refuseStale(db, scenario, revision);
    const steps: Edit[] = [];
    let locks = storedLocks(db, scenario);
    const take = (edit: Edit): void => {
      const step = heirsOfEdit(db, edit);
      applyToRows(db, scenario, step, locks);
      // Parts inherit the lock of their unit behind the back of what has been read.
      if (step.changes.some(({ kind }) => kind === "split")) locks = storedLocks(db, scenario);
      steps.push(step);
    };
    for (const entry of walk.back) take(invertEdit(readEdit(db, entry)));
    for (const entry of walk.on) take(readEdit(db, entry));
    standAt(db, scenario, target);
    raiseRevision(db, scenario);
    const applied = composeEdits(steps.at(-1)?.label ?? "", steps);
    return { state: readJournalState(db, scenario), applied: applied.changes.length === 0 ? null : applied };
  });
}

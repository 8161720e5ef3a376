import type { WritableDb } from "./database.ts";
import { goToEdit } from "./go-to-edit.ts";
import { readJournalState } from "./queries/journal.ts";
import { readEdit, walkTo } from "./queries/journal-walk.ts";
import type { ScenarioKey } from "./queries/scenarios.ts";

/**
 * Reads a scenario as it was after the edit `target` (0: before the first one): goes there in a transaction that is
 * rolled back, so that nothing is changed. O(edits in between and what they change).
 *
 * @returns Undefined when the journal does not lead there, or units were divided in between, since all columns are then others.
 */
export function lookBack<Value>(
  db: WritableDb,
  scenario: ScenarioKey,
  target: number,
  read: () => Value,
): Value | undefined {
  const walk = walkTo(db, scenario, target);
  if (walk === undefined) return undefined;
  const steps = [...walk.back, ...walk.on].map((entry) => readEdit(db, entry));
  if (steps.some(({ changes }) => changes.some(({ kind }) => kind === "split"))) return undefined;
  let seen: Value | undefined;
  try {
    db.transaction(() => {
      const there = goToEdit(db, scenario, readJournalState(db, scenario).revision, target);
      if (there.ok) seen = read();
      throw new Seen();
    }).immediate();
  } catch (error) {
    if (!(error instanceof Seen)) throw error;
  }
  return seen;
}

/** Thrown to have the transaction rolled back. */
class Seen extends Error {}

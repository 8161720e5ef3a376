import { type Edit, invertEdit } from "../domain/edit.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import { applyToRows } from "./apply-change.ts";
import type { WritableDb } from "./database.ts";
import { heirsOfEdit } from "./heirs-of-edit.ts";
import {
  appendEntry,
  editToRedo,
  editToUndo,
  type JournalState,
  markEntry,
  raiseRevision,
  readJournalState,
} from "./queries/journal.ts";
import type { ScenarioKey } from "./queries/scenarios.ts";
import { EditRefused, type RefusedEdit } from "./refused-edit.ts";

export type CommitRequest = {
  readonly scenario: ScenarioKey;
  /** The journal's revision that the edit was made on. */
  readonly revision: number;
  readonly edit: Edit;
  readonly author: string;
  readonly atMs: number;
};

/** Writes one edit and what it changes in one transaction. When this returns `ok`, it is on the disk. */
export function commitEdit(db: WritableDb, request: CommitRequest): Result<JournalState, RefusedEdit> {
  const { scenario, revision, edit } = request;
  return inOneTransaction(db, () => {
    refuseStale(db, scenario, revision);
    applyToRows(db, scenario, edit);
    appendEntry(db, scenario, request);
    raiseRevision(db, scenario);
    return readJournalState(db, scenario);
  });
}

/** An undo or redo that happened: the journal after it and the edit that was applied, for the screen to follow. */
export type AppliedStep = { readonly state: JournalState; readonly applied: Edit };

export type StepProblem =
  | RefusedEdit
  | { readonly kind: "nothing-to-undo" }
  | { readonly kind: "nothing-to-redo" }
  | { readonly kind: "unknown-edit"; readonly edit: number };

/** Takes back the newest edit that is not undone yet. */
export function undoEdit(db: WritableDb, scenario: ScenarioKey, revision: number): Result<AppliedStep, StepProblem> {
  return walk(db, scenario, revision, "undone");
}

/** Does again what was undone last, unless another edit followed. */
export function redoEdit(db: WritableDb, scenario: ScenarioKey, revision: number): Result<AppliedStep, StepProblem> {
  return walk(db, scenario, revision, "done");
}

function walk(
  db: WritableDb,
  scenario: ScenarioKey,
  revision: number,
  state: "done" | "undone",
): Result<AppliedStep, StepProblem> {
  const entry = state === "undone" ? editToUndo(db, scenario) : editToRedo(db, scenario);
  if (entry === undefined) return fail({ kind: state === "undone" ? "nothing-to-undo" : "nothing-to-redo" });
  const applied = heirsOfEdit(db, state === "undone" ? invertEdit(entry.edit) : entry.edit);
  return inOneTransaction(db, () => {
    refuseStale(db, scenario, revision);
    applyToRows(db, scenario, applied);
    markEntry(db, entry.id, state);
    raiseRevision(db, scenario);
    return { state: readJournalState(db, scenario), applied };
  });
}

/** @throws EditRefused when the journal is not where the caller thinks. */
export function refuseStale(db: WritableDb, scenario: ScenarioKey, revision: number): void {
  const current = readJournalState(db, scenario).revision;
  if (revision !== current) throw new EditRefused({ kind: "stale-revision", revision: current });
}

/** Runs `work` in a transaction that a refusal rolls back. */
export function inOneTransaction<Value>(db: WritableDb, work: () => Value): Result<Value, RefusedEdit> {
  try {
    return ok(db.transaction(work).immediate());
  } catch (error) {
    if (error instanceof EditRefused) return fail(error.refused);
    throw error;
  }
}

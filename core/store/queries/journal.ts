import type { Edit } from "../../domain/edit.ts";
import { known } from "../../domain/invariant.ts";
import type { ReadableDb, WritableDb } from "../database.ts";
import { changesFromText, changesToText } from "../mappers/changes-text.ts";
import type { Page } from "./page.ts";
import type { ScenarioKey } from "./scenarios.ts";

export type JournalState = {
  /** Grows by one with every edit, undo and redo. */
  readonly revision: number;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
};

export type JournalEntry = {
  readonly id: number;
  readonly label: string;
  readonly author: string;
  readonly atMs: number;
  readonly undone: boolean;
};

export type JournaledEdit = { readonly id: number; readonly edit: Edit };

const UNDO = "state = 'done' ORDER BY edit DESC LIMIT 1";
const REDO = "state = 'undone' ORDER BY edit LIMIT 1";

export function readJournalState(db: ReadableDb, scenario: ScenarioKey): JournalState {
  const revision = db.prepare<[number], number>("SELECT revision FROM scenarios WHERE key = ?").pluck().get(scenario);
  return {
    revision: known(revision, `scenario ${scenario}`),
    undoLabel: labelOf(db, scenario, UNDO),
    redoLabel: labelOf(db, scenario, REDO),
  };
}

function labelOf(db: ReadableDb, scenario: ScenarioKey, which: string): string | null {
  return (
    db.prepare<[number], string>(`SELECT label FROM edits WHERE scenario = ? AND ${which}`).pluck().get(scenario) ??
    null
  );
}

export const editToUndo = (db: ReadableDb, scenario: ScenarioKey): JournaledEdit | undefined =>
  journaled(db, scenario, UNDO);

export const editToRedo = (db: ReadableDb, scenario: ScenarioKey): JournaledEdit | undefined =>
  journaled(db, scenario, REDO);

function journaled(db: ReadableDb, scenario: ScenarioKey, which: string): JournaledEdit | undefined {
  const row = db
    .prepare<[number], { id: number; label: string; changes: string }>(
      `SELECT edit AS id, label, changes FROM edits WHERE scenario = ? AND ${which}`,
    )
    .get(scenario);
  return row && { id: row.id, edit: { label: row.label, changes: changesFromText(row.changes) } };
}

export type NewEntry = { readonly edit: Edit; readonly author: string; readonly atMs: number };

/** Adds an edit that has been applied. What was undone before it can no longer be redone; its rows stay. */
export function appendEntry(db: WritableDb, scenario: ScenarioKey, { edit, author, atMs }: NewEntry): void {
  db.prepare("UPDATE edits SET state = 'superseded' WHERE scenario = ? AND state = 'undone'").run(scenario);
  db.prepare("INSERT INTO edits (scenario, at_ms, author, label, changes, state) VALUES (?, ?, ?, ?, ?, 'done')").run(
    scenario,
    atMs,
    author,
    edit.label,
    changesToText(edit.changes),
  );
}

export function markEntry(db: WritableDb, id: number, state: "done" | "undone"): void {
  db.prepare("UPDATE edits SET state = ? WHERE edit = ?").run(state, id);
}

export function raiseRevision(db: WritableDb, scenario: ScenarioKey): void {
  db.prepare("UPDATE scenarios SET revision = revision + 1 WHERE key = ?").run(scenario);
}

/** The journal as its user sees it, newest first: done and undone edits, without those that others superseded. */
export function journalPage(
  db: ReadableDb,
  scenario: ScenarioKey,
  { limit, offset }: Page,
): { total: number; entries: JournalEntry[] } {
  const total = db
    .prepare<[number], number>("SELECT count(*) FROM edits WHERE scenario = ? AND state <> 'superseded'")
    .pluck()
    .get(scenario);
  const rows = db
    .prepare<[object], Omit<JournalEntry, "undone"> & { undone: 0 | 1 }>(
      `SELECT edit AS id, label, author, at_ms AS atMs, state = 'undone' AS undone
       FROM edits WHERE scenario = $scenario AND state <> 'superseded'
       ORDER BY edit DESC LIMIT $limit OFFSET $offset`,
    )
    .all({ scenario, limit, offset });
  return { total: total ?? 0, entries: rows.map((row) => ({ ...row, undone: row.undone === 1 })) };
}

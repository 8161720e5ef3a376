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
  /** `set-aside`: undone, and then followed by another edit. It can still be gone to. */
  readonly state: "done" | "undone" | "set-aside";
};

export type JournaledEdit = { readonly id: number; readonly edit: Edit };

/** The place before the first edit. */
export const BEGINNING = 0;

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

/** Adds an edit that has been applied. What was undone before it is set aside; it can be gone back to. */
export function appendEntry(db: WritableDb, scenario: ScenarioKey, { edit, author, atMs }: NewEntry): void {
  db.prepare("UPDATE edits SET state = 'superseded' WHERE scenario = ? AND state = 'undone'").run(scenario);
  db.prepare(
    `INSERT INTO edits (scenario, at_ms, author, label, changes, state, parent)
     VALUES ($scenario, $atMs, $author, $label, $changes, 'done', $parent)`,
  ).run({
    scenario,
    atMs,
    author,
    label: edit.label,
    changes: changesToText(edit.changes),
    parent: currentEntry(db, scenario),
  });
}

/** The edit that the scenario stands after; BEGINNING before the first one. */
export const currentEntry = (db: ReadableDb, scenario: ScenarioKey): number =>
  db.prepare<[number], number>(`SELECT edit FROM edits WHERE scenario = ? AND ${UNDO}`).pluck().get(scenario) ??
  BEGINNING;

export function markEntry(db: WritableDb, id: number, state: "done" | "undone"): void {
  db.prepare("UPDATE edits SET state = ? WHERE edit = ?").run(state, id);
}

export function raiseRevision(db: WritableDb, scenario: ScenarioKey): void {
  db.prepare("UPDATE scenarios SET revision = revision + 1 WHERE key = ?").run(scenario);
}

/** What a list of the journal leaves out, or not. */
export type JournalPage = Page & { readonly withSetAside: boolean };

/** The journal as its user sees it, newest first; `setAside` counts what is left out unless it is asked for. */
export function journalPage(
  db: ReadableDb,
  scenario: ScenarioKey,
  { limit, offset, withSetAside }: JournalPage,
): { total: number; setAside: number; entries: JournalEntry[] } {
  const countOf = (which: string): number =>
    db.prepare<[number], number>(`SELECT count(*) FROM edits WHERE scenario = ? AND ${which}`).pluck().get(scenario) ??
    0;
  const shown = withSetAside ? "parent IS NOT NULL" : "state <> 'superseded'";
  const entries = db
    .prepare<[object], JournalEntry>(
      `SELECT edit AS id, label, author, at_ms AS atMs, iif(state = 'superseded', 'set-aside', state) AS state
       FROM edits WHERE scenario = $scenario AND ${shown}
       ORDER BY edit DESC LIMIT $limit OFFSET $offset`,
    )
    .all({ scenario, limit, offset });
  return { total: countOf(shown), setAside: countOf("state = 'superseded' AND parent IS NOT NULL"), entries };
}

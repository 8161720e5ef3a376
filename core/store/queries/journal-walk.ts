import type { Edit } from "../../domain/edit.ts";
import type { ReadableDb, WritableDb } from "../database.ts";
import { changesFromText } from "../mappers/changes-text.ts";
import { BEGINNING } from "./journal.ts";
import type { ScenarioKey } from "./scenarios.ts";

/** Edits by number; `back` is to be undone in its order, then `on` is to be done in its order. */
export type JournalWalk = { readonly back: readonly number[]; readonly on: readonly number[] };

/**
 * The way from where the scenario stands to the point after `target`: back to the last edit that both have in common, and
 * on from there. Undefined when the journal has no such edit, or does not know what it was made after. O(edits).
 */
export function walkTo(db: ReadableDb, scenario: ScenarioKey, target: number): JournalWalk | undefined {
  const chain = chainTo(db, scenario, target);
  if (chain === undefined) return undefined;
  const inChain = new Set(chain);
  const done = db
    .prepare<[number], number>("SELECT edit FROM edits WHERE scenario = ? AND state = 'done' ORDER BY edit DESC")
    .pluck()
    .all(scenario);
  const isDone = new Set(done);
  return { back: done.filter((edit) => !inChain.has(edit)), on: chain.filter((edit) => !isDone.has(edit)) };
}

/** The edits that lead from the beginning to `target`, oldest first. */
function chainTo(db: ReadableDb, scenario: ScenarioKey, target: number): number[] | undefined {
  const parents = new Map(
    db
      .prepare<[number], { edit: number; parent: number | null }>("SELECT edit, parent FROM edits WHERE scenario = ?")
      .all(scenario)
      .map(({ edit, parent }) => [edit, parent]),
  );
  const chain: number[] = [];
  for (let at = target; at !== BEGINNING; ) {
    const parent = parents.get(at);
    if (parent === undefined || parent === null) return undefined;
    chain.push(at);
    at = parent;
  }
  return chain.reverse();
}

/**
 * Writes down that the scenario now stands after `target`: what leads there is done; what can be redone from there is
 * undone, the newest branch where there are several; everything else is set aside.
 */
export function standAt(db: WritableDb, scenario: ScenarioKey, target: number): void {
  const chain = chainTo(db, scenario, target) ?? [];
  db.prepare("UPDATE edits SET state = 'superseded' WHERE scenario = ?").run(scenario);
  const mark = db.prepare("UPDATE edits SET state = ? WHERE edit = ?");
  for (const edit of chain) mark.run("done", edit);
  const newestAfter = db.prepare<[number, number], number | null>(
    "SELECT max(edit) FROM edits WHERE scenario = ? AND parent = ?",
  );
  const next = (edit: number): number | null => newestAfter.pluck().get(scenario, edit) ?? null;
  for (let at = next(target); at !== null; at = next(at)) mark.run("undone", at);
}

/** The edit with this number, as it was made. */
export function readEdit(db: ReadableDb, entry: number): Edit {
  const row = db
    .prepare<[number], { label: string; changes: string }>("SELECT label, changes FROM edits WHERE edit = ?")
    .get(entry);
  if (row === undefined) throw new Error(`broken invariant: no edit ${entry}`);
  return { label: row.label, changes: changesFromText(row.changes) };
}

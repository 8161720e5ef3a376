import type { ReadableDb, WritableDb } from "../database.ts";
import { currentEntry } from "./journal.ts";
import type { ScenarioKey } from "./scenarios.ts";

/** A name for a point of a scenario's journal. `entry` is the edit after which it lies; 0 before the first one. */
export type Checkpoint = {
  readonly id: number;
  readonly entry: number;
  readonly name: string;
  readonly author: string;
  readonly atMs: number;
};

/** Newest first. */
export function readCheckpoints(db: ReadableDb, scenario: ScenarioKey): Checkpoint[] {
  return db
    .prepare<[number], Checkpoint>(
      `SELECT checkpoint AS id, edit AS entry, name, author, at_ms AS atMs
       FROM checkpoints WHERE scenario = ? ORDER BY checkpoint DESC`,
    )
    .all(scenario);
}

/** Names the point where the scenario stands. */
export function addCheckpoint(
  db: WritableDb,
  scenario: ScenarioKey,
  { name, author, atMs }: Pick<Checkpoint, "name" | "author" | "atMs">,
): void {
  db.prepare(
    "INSERT INTO checkpoints (scenario, edit, name, author, at_ms) VALUES ($scenario, $entry, $name, $author, $atMs)",
  ).run({ scenario, entry: currentEntry(db, scenario), name, author, atMs });
}

export function renameCheckpoint(db: WritableDb, scenario: ScenarioKey, id: number, name: string): void {
  db.prepare("UPDATE checkpoints SET name = ? WHERE scenario = ? AND checkpoint = ?").run(name, scenario, id);
}

/** Takes the name away; the point stays in the journal. */
export function removeCheckpoint(db: WritableDb, scenario: ScenarioKey, id: number): void {
  db.prepare("DELETE FROM checkpoints WHERE scenario = ? AND checkpoint = ?").run(scenario, id);
}

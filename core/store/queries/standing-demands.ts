import type { ReadableDb, WritableDb } from "../database.ts";

/** A point of a scenario's journal: what it was like after an edit; 0 is before the first one. */
export type JournalPoint = { readonly scenarioId: string; readonly edit: number };

/** What a scenario is held against, as it was written; `since` is what it was before these demands changed it. */
export type StandingDemands = { readonly demands: unknown; readonly since: JournalPoint };

const nameOf = (scenarioId: string): string => `demands ${scenarioId}`;

export function readStandingDemands(db: ReadableDb, scenarioId: string): StandingDemands | null {
  const value = db
    .prepare<[string], string>("SELECT value FROM settings WHERE name = ?")
    .pluck()
    .get(nameOf(scenarioId));
  return value === undefined ? null : (JSON.parse(value) as StandingDemands);
}

/** Null: the scenario is held against nothing any more. */
export function writeStandingDemands(db: WritableDb, scenarioId: string, standing: StandingDemands | null): void {
  if (standing === null) {
    db.prepare("DELETE FROM settings WHERE name = ?").run(nameOf(scenarioId));
    return;
  }
  db.prepare(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  ).run(nameOf(scenarioId), JSON.stringify(standing));
}

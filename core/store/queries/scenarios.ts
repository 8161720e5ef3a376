import type { ScenarioSummary } from "../../domain/scenario.ts";
import type { ReadableDb, WritableDb } from "../database.ts";
import { readStandingDemands, writeStandingDemands } from "./standing-demands.ts";

/** Number of a scenario within its file; its public name is its id. */
export type ScenarioKey = number & { readonly scenarioKey: true };

export type NewScenario = {
  readonly id: string;
  readonly name: string;
  readonly createdAtMs: number;
  readonly parent: ScenarioKey | null;
};

type SummaryRow = Omit<ScenarioSummary, "isBaseline"> & { readonly isBaseline: 0 | 1 };

const SUMMARY = `
  SELECT s.id, s.name, p.id AS parentId, s.is_baseline AS isBaseline, s.created_at_ms AS createdAtMs,
    (SELECT count(*) FROM territories t WHERE t.scenario = s.key) AS territoryCount
  FROM scenarios s LEFT JOIN scenarios p ON p.key = s.parent`;

const toSummary = (row: SummaryRow): ScenarioSummary => ({ ...row, isBaseline: row.isBaseline === 1 });

export function scenarioKey(db: ReadableDb, id: string): ScenarioKey | undefined {
  return db.prepare<[string], ScenarioKey>("SELECT key FROM scenarios WHERE id = ?").pluck().get(id);
}

/** Every scenario, oldest first. */
export function readScenarioSummaries(db: ReadableDb): ScenarioSummary[] {
  return db.prepare<[], SummaryRow>(`${SUMMARY} ORDER BY s.key`).all().map(toSummary);
}

export function insertScenario(db: WritableDb, { id, name, createdAtMs, parent }: NewScenario): ScenarioKey {
  return db
    .prepare("INSERT INTO scenarios (id, name, created_at_ms, parent) VALUES (?, ?, ?, ?)")
    .run(id, name, createdAtMs, parent).lastInsertRowid as ScenarioKey;
}

/** A scenario that starts as `source` stands now, with a journal of its own. One transaction. */
export function duplicateScenario(db: WritableDb, source: ScenarioKey, copy: Omit<NewScenario, "parent">): ScenarioKey {
  return db.transaction(() => {
    const key = insertScenario(db, { ...copy, parent: source });
    const copyRows = (table: string, columns: string): void => {
      db.prepare(
        `INSERT INTO ${table} (scenario, ${columns}) SELECT $key, ${columns} FROM ${table} WHERE scenario = $source`,
      ).run({ key, source });
    };
    copyRows("territories", "territory, id, name, color, owner, capacity, targets, group_number, locked, note");
    copyRows("territory_groups", "group_number, id, name, parent, color, owner, note");
    copyRows("assignments", "unit, territory");
    copyRows("overrides", "account, territory, reason");
    copyRows("locked_units", "unit");
    // What its territories were built to meet goes on to hold for the copy.
    const idOf = db.prepare<[ScenarioKey], string>("SELECT id FROM scenarios WHERE key = ?").pluck().get(source);
    if (idOf !== undefined) writeStandingDemands(db, copy.id, readStandingDemands(db, idOf));
    db.prepare(
      `UPDATE scenarios SET (next_territory, next_group, all_locked) =
         (SELECT next_territory, next_group, all_locked FROM scenarios WHERE key = $source) WHERE key = $key`,
    ).run({ key, source });
    return key;
  })();
}

export function renameScenario(db: WritableDb, key: ScenarioKey, name: string): void {
  db.prepare("UPDATE scenarios SET name = ? WHERE key = ?").run(name, key);
}

/** Removes a scenario and its journal. The active one is replaced by its parent, or else by the first of the others. */
export function removeScenario(db: WritableDb, key: ScenarioKey): void {
  db.transaction(() => {
    db.prepare(
      `UPDATE plan SET active_scenario = coalesce(
         (SELECT parent FROM scenarios WHERE key = $key),
         (SELECT min(key) FROM scenarios WHERE key <> $key))
       WHERE active_scenario = $key`,
    ).run({ key });
    db.prepare("DELETE FROM scenarios WHERE key = ?").run(key);
  })();
}

/** Makes `key` the one scenario that others are compared with, or none. */
export function markBaseline(db: WritableDb, key: ScenarioKey | null): void {
  db.transaction(() => {
    db.prepare("UPDATE scenarios SET is_baseline = 0 WHERE is_baseline = 1").run();
    db.prepare("UPDATE scenarios SET is_baseline = 1 WHERE key = ?").run(key);
  })();
}

export function activateScenario(db: WritableDb, key: ScenarioKey): void {
  db.prepare("UPDATE plan SET active_scenario = ?").run(key);
}

export function activeScenarioId(db: ReadableDb): string | undefined {
  return db
    .prepare<[], string>(
      `SELECT id FROM scenarios
       ORDER BY key = (SELECT active_scenario FROM plan) DESC, key LIMIT 1`,
    )
    .pluck()
    .get();
}

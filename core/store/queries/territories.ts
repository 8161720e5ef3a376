import type { Territory, TerritoryIndex } from "../../domain/territory.ts";
import type { ReadableDb, WritableDb } from "../database.ts";
import type { ScenarioKey } from "./scenarios.ts";

const COLUMNS = `territory AS "index", id, name, color, owner, capacity, note`;

export function readTerritories(db: ReadableDb, scenario: ScenarioKey): Territory[] {
  return db
    .prepare<[number], Territory>(`SELECT ${COLUMNS} FROM territories WHERE scenario = ? ORDER BY territory`)
    .all(scenario);
}

export function readTerritory(db: ReadableDb, scenario: ScenarioKey, index: TerritoryIndex): Territory | null {
  return (
    db
      .prepare<[number, number], Territory>(`SELECT ${COLUMNS} FROM territories WHERE scenario = ? AND territory = ?`)
      .get(scenario, index) ?? null
  );
}

/** Creates a territory, or replaces the one of the same index. */
export function putTerritory(db: WritableDb, scenario: ScenarioKey, territory: Territory): void {
  db.prepare(
    `INSERT INTO territories (scenario, territory, id, name, color, owner, capacity, note)
     VALUES ($scenario, $index, $id, $name, $color, $owner, $capacity, $note)
     ON CONFLICT (scenario, territory) DO UPDATE SET id = $id, name = $name, color = $color, owner = $owner,
       capacity = $capacity, note = $note`,
  ).run({ ...territory, scenario });
  db.prepare("UPDATE scenarios SET next_territory = max(next_territory, ?) WHERE key = ?").run(
    territory.index + 1,
    scenario,
  );
}

export function deleteTerritory(db: WritableDb, scenario: ScenarioKey, index: TerritoryIndex): void {
  db.prepare("DELETE FROM territories WHERE scenario = ? AND territory = ?").run(scenario, index);
}

/** The first index that no territory of the scenario ever had. */
export function nextTerritoryIndex(db: ReadableDb, scenario: ScenarioKey): TerritoryIndex {
  return db.prepare<[number], number>("SELECT next_territory FROM scenarios WHERE key = ?").pluck().get(scenario) ?? 0;
}

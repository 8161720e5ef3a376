import type { Territory, TerritoryIndex } from "../../domain/territory.ts";
import type { ReadableDb, WritableDb } from "../database.ts";
import type { ScenarioKey } from "./scenarios.ts";

type Row = Omit<Territory, "targets" | "locked"> & { readonly targets: string; readonly locked: 0 | 1 };

const SELECT = `SELECT territory AS "index", id, name, color, owner, capacity, targets, group_number AS "group", locked,
  note FROM territories WHERE scenario = ?`;

const toTerritory = (row: Row): Territory => ({
  ...row,
  targets: JSON.parse(row.targets) as Territory["targets"],
  locked: row.locked === 1,
});

export function readTerritories(db: ReadableDb, scenario: ScenarioKey): Territory[] {
  return db.prepare<[number], Row>(`${SELECT} ORDER BY territory`).all(scenario).map(toTerritory);
}

export function readTerritory(db: ReadableDb, scenario: ScenarioKey, index: TerritoryIndex): Territory | null {
  const row = db.prepare<[number, number], Row>(`${SELECT} AND territory = ?`).get(scenario, index);
  return row === undefined ? null : toTerritory(row);
}

/** Creates a territory, or replaces the one of the same index. */
export function putTerritory(db: WritableDb, scenario: ScenarioKey, territory: Territory): void {
  db.prepare(
    `INSERT INTO territories
       (scenario, territory, id, name, color, owner, capacity, targets, group_number, locked, note)
     VALUES ($scenario, $index, $id, $name, $color, $owner, $capacity, $targets, $group, $locked, $note)
     ON CONFLICT (scenario, territory) DO UPDATE SET id = $id, name = $name, color = $color, owner = $owner,
       capacity = $capacity, targets = $targets, group_number = $group, locked = $locked, note = $note`,
  ).run({ ...territory, targets: JSON.stringify(territory.targets), locked: Number(territory.locked), scenario });
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

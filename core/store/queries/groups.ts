import type { Group, GroupIndex } from "../../domain/group.ts";
import type { ReadableDb, WritableDb } from "../database.ts";
import type { ScenarioKey } from "./scenarios.ts";

const SELECT = `SELECT group_number AS "index", id, name, parent, color, owner, note FROM territory_groups
  WHERE scenario = ?`;

export function readGroups(db: ReadableDb, scenario: ScenarioKey): Group[] {
  return db.prepare<[number], Group>(`${SELECT} ORDER BY group_number`).all(scenario);
}

export function readGroup(db: ReadableDb, scenario: ScenarioKey, index: GroupIndex): Group | null {
  return db.prepare<[number, number], Group>(`${SELECT} AND group_number = ?`).get(scenario, index) ?? null;
}

/** Creates a group, or replaces the one of the same index. */
export function putGroup(db: WritableDb, scenario: ScenarioKey, group: Group): void {
  db.prepare(
    `INSERT INTO territory_groups (scenario, group_number, id, name, parent, color, owner, note)
     VALUES ($scenario, $index, $id, $name, $parent, $color, $owner, $note)
     ON CONFLICT (scenario, group_number) DO UPDATE SET id = $id, name = $name, parent = $parent, color = $color,
       owner = $owner, note = $note`,
  ).run({ ...group, scenario });
  db.prepare("UPDATE scenarios SET next_group = max(next_group, ?) WHERE key = ?").run(group.index + 1, scenario);
}

export function deleteGroup(db: WritableDb, scenario: ScenarioKey, index: GroupIndex): void {
  db.prepare("DELETE FROM territory_groups WHERE scenario = ? AND group_number = ?").run(scenario, index);
}

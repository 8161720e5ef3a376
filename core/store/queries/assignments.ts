import type { UnitIndex } from "../../domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";
import type { ReadableDb, WritableDb } from "../database.ts";
import type { ScenarioKey } from "./scenarios.ts";

/** Territory per unit of the layer; UNASSIGNED where the file has no row. */
export function readAssignment(db: ReadableDb, scenario: ScenarioKey, unitCount: number): Int32Array {
  const assignment = new Int32Array(unitCount).fill(UNASSIGNED);
  const rows = db
    .prepare<[number], [number, number]>("SELECT unit, territory FROM assignments WHERE scenario = ?")
    .raw()
    .iterate(scenario);
  for (const [unit, territory] of rows) assignment[unit] = territory;
  return assignment;
}

export type AssignmentCursor = {
  /** Undefined where the layer has no such unit, or its parts stand in its place. */
  readonly get: (unit: UnitIndex) => TerritoryIndex | undefined;
  readonly set: (unit: UnitIndex, territory: TerritoryIndex) => void;
};

/** From this many units on it is quicker to read the whole scenario at once. */
const FEW_UNITS = 200;

/** Reads and writes single units of one scenario. The scenario must not change by other means meanwhile. */
export function assignmentCursor(db: WritableDb, scenario: ScenarioKey): AssignmentCursor {
  const select =
    "SELECT u.unit, a.territory FROM units u LEFT JOIN assignments a ON a.scenario = ? AND a.unit = u.unit WHERE u.split IS NULL";
  const get = db.prepare<[number, number], [number, number | null]>(`${select} AND u.unit = ?`).raw();
  const put = db.prepare(
    `INSERT INTO assignments (scenario, unit, territory) VALUES (?, ?, ?)
     ON CONFLICT (scenario, unit) DO UPDATE SET territory = excluded.territory`,
  );
  const remove = db.prepare("DELETE FROM assignments WHERE scenario = ? AND unit = ?");
  let asked = 0;
  let whole: Map<number, number | null> | null = null;
  const stored = (unit: number): number | null | undefined => {
    asked++;
    if (asked < FEW_UNITS) return get.get(scenario, unit)?.[1];
    whole ??= new Map(db.prepare<[number], [number, number | null]>(select).raw().all(scenario));
    return whole.get(unit);
  };
  return {
    get: (unit) => {
      const territory = stored(unit);
      return territory === null ? UNASSIGNED : territory;
    },
    set: (unit, territory) => {
      whole?.set(unit, territory === UNASSIGNED ? null : territory);
      if (territory === UNASSIGNED) remove.run(scenario, unit);
      else put.run(scenario, unit, territory);
    },
  };
}

/** Writes the assignment of a scenario that has none yet. */
export function insertAssignment(db: WritableDb, scenario: ScenarioKey, assignment: Int32Array): void {
  const insert = db.prepare("INSERT INTO assignments (scenario, unit, territory) VALUES (?, ?, ?)");
  db.transaction(() => {
    assignment.forEach((territory, unit) => {
      if (territory !== UNASSIGNED) insert.run(scenario, unit, territory);
    });
  })();
}

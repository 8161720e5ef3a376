import type { UnitIndex } from "../../domain/layer.ts";
import type { TerritoryIndex } from "../../domain/territory.ts";
import type { ReadableDb, WritableDb } from "../database.ts";
import type { ScenarioKey } from "./scenarios.ts";

/** 1 per unit of the layer that the scenario has locked. */
export function readLockedUnits(db: ReadableDb, scenario: ScenarioKey, unitCount: number): Uint8Array {
  const locked = new Uint8Array(unitCount);
  for (const unit of lockedUnits(db, scenario)) locked[unit] = 1;
  return locked;
}

export const lockedTerritories = (db: ReadableDb, scenario: ScenarioKey): TerritoryIndex[] =>
  db
    .prepare<[number], number>("SELECT territory FROM territories WHERE scenario = ? AND locked = 1")
    .pluck()
    .all(scenario);

export const isAllLocked = (db: ReadableDb, scenario: ScenarioKey): boolean =>
  db.prepare<[number], number>("SELECT all_locked FROM scenarios WHERE key = ?").pluck().get(scenario) === 1;

export function writeAllLocked(db: WritableDb, scenario: ScenarioKey, allLocked: boolean): void {
  db.prepare("UPDATE scenarios SET all_locked = ? WHERE key = ?").run(Number(allLocked), scenario);
}

export type LockedUnitCursor = {
  readonly has: (unit: UnitIndex) => boolean;
  readonly set: (unit: UnitIndex, locked: boolean) => void;
};

/** Reads and writes the unit locks of one scenario. They must not change by other means meanwhile. */
export function lockedUnitCursor(db: WritableDb, scenario: ScenarioKey): LockedUnitCursor {
  const locked = new Set(lockedUnits(db, scenario));
  const add = db.prepare("INSERT INTO locked_units (scenario, unit) VALUES (?, ?)");
  const remove = db.prepare("DELETE FROM locked_units WHERE scenario = ? AND unit = ?");
  return {
    has: (unit) => locked.has(unit),
    set: (unit, isLocked) => {
      if (isLocked) {
        add.run(scenario, unit);
        locked.add(unit);
      } else {
        remove.run(scenario, unit);
        locked.delete(unit);
      }
    },
  };
}

const lockedUnits = (db: ReadableDb, scenario: ScenarioKey): UnitIndex[] =>
  db.prepare<[number], number>("SELECT unit FROM locked_units WHERE scenario = ?").pluck().all(scenario);

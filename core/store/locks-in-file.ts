import type { UnitIndex } from "../domain/layer.ts";
import type { Lock, LocksInForce } from "../domain/locks.ts";
import type { TerritoryIndex } from "../domain/territory.ts";
import type { WritableDb } from "./database.ts";
import { isAllLocked, lockedTerritories, lockedUnitCursor, writeAllLocked } from "./queries/locks.ts";
import type { ScenarioKey } from "./queries/scenarios.ts";
import { readTerritory } from "./queries/territories.ts";
import { refuse } from "./refused-edit.ts";

export type StoredLocks = LocksInForce & {
  /** @throws EditRefused when there is a lock. */
  readonly heed: (lock: Lock | null) => void;
  readonly setAll: (locked: boolean) => void;
  readonly setUnit: (unit: UnitIndex, locked: boolean) => void;
  /** Notes what the territory's row says now. */
  readonly setTerritory: (territory: TerritoryIndex, locked: boolean) => void;
};

/** The locks of a scenario while an edit is applied to it. O(locked units + territories). */
export function storedLocks(db: WritableDb, scenario: ScenarioKey): StoredLocks {
  const units = lockedUnitCursor(db, scenario);
  const territories = new Set(lockedTerritories(db, scenario));
  let allLocked = isAllLocked(db, scenario);

  const nameOf = (lock: Lock): string => {
    if (lock.kind === "all") return "";
    if (lock.kind === "territory") return readTerritory(db, scenario, lock.territory)?.name ?? "";
    return db.prepare<[number], string>("SELECT id FROM units WHERE unit = ?").pluck().get(lock.unit) ?? "";
  };
  return {
    get allLocked() {
      return allLocked;
    },
    isUnitLocked: units.has,
    isTerritoryLocked: (territory) => territories.has(territory),
    heed: (lock) => {
      if (lock !== null) refuse({ kind: "locked", lock: lock.kind, name: nameOf(lock) });
    },
    setAll: (locked) => {
      writeAllLocked(db, scenario, locked);
      allLocked = locked;
    },
    setUnit: units.set,
    setTerritory: (territory, locked) => {
      if (locked) territories.add(territory);
      else territories.delete(territory);
    },
  };
}

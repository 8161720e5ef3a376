import type { Change, Edit } from "../domain/edit.ts";
import { assertNever } from "../domain/invariant.ts";
import { lockOnMove, lockOnOverride, lockOnTerritory } from "../domain/locks.ts";
import { sameValue } from "../domain/same-value.ts";
import { UNASSIGNED } from "../domain/territory.ts";
import { checkScenario } from "./check-scenario.ts";
import type { WritableDb } from "./database.ts";
import { type StoredLocks, storedLocks } from "./locks-in-file.ts";
import { assignmentCursor } from "./queries/assignments.ts";
import { deleteGroup, putGroup, readGroup } from "./queries/groups.ts";
import { overrideCursor } from "./queries/overrides.ts";
import { readRegion, writeRegion } from "./queries/regions.ts";
import type { ScenarioKey } from "./queries/scenarios.ts";
import { deleteTerritory, putTerritory, readTerritory } from "./queries/territories.ts";
import { refuse } from "./refused-edit.ts";
import { applySplit } from "./split-rows.ts";

type ChangeOf<Kind extends Change["kind"]> = Extract<Change, { kind: Kind }>;

/**
 * Applies every change of `edit` to the rows of `scenario`, comparing each `from` with what is there and heeding the
 * locks that are in force at its turn. Call inside a transaction: a refusal leaves earlier changes behind for it to roll
 * back. O(changed units, territories, groups and overrides), and O(locked units) unless the locks are handed in.
 *
 * @param locks Those of the scenario; kept in step, so that they hold for the next edit too unless this one splits units.
 * @throws EditRefused when the scenario is not in the state for which the edit was made, when a lock forbids it, or when
 * it would not be sound after it.
 */
export function applyToRows(
  db: WritableDb,
  scenario: ScenarioKey,
  edit: Edit,
  locks: StoredLocks = storedLocks(db, scenario),
): void {
  const units = assignmentCursor(db, scenario);
  const overrides = overrideCursor(db, scenario);
  const unitOfAccount = db.prepare<[number], number>("SELECT unit FROM accounts WHERE account = ?").pluck();
  const holders = new Set<number>();
  const touched = { holders, territories: false, groups: false };

  const moveUnits = (change: ChangeOf<"units">): void => {
    const { length } = change.units;
    if (change.from.length !== length || change.to.length !== length) {
      refuse({ kind: "malformed", detail: "a list of units and its sides differ in length" });
    }
    for (const [i, unit] of change.units.entries()) {
      const from = change.from[i] as number;
      const to = change.to[i] as number;
      const current = units.get(unit);
      if (current === undefined) refuse({ kind: "unknown-unit", unit });
      if (current !== from) refuse({ kind: "other-state", detail: `unit ${unit} is in ${current}, not in ${from}` });
      locks.heed(lockOnMove(locks, unit, from, to));
      units.set(unit, to);
      if (to !== UNASSIGNED) holders.add(to);
    }
  };

  const replaceTerritory = (change: ChangeOf<"territory">): void => {
    const { index, from, to } = change;
    if ((from ?? to) === null || (from && from.index !== index) || (to && to.index !== index)) {
      refuse({ kind: "malformed", detail: `territory ${index} under another number` });
    }
    if (!sameValue(readTerritory(db, scenario, index), from)) {
      refuse({ kind: "other-state", detail: `territory ${index} is not what it was` });
    }
    locks.heed(lockOnTerritory(locks, change));
    if (to === null) deleteTerritory(db, scenario, index);
    else putTerritory(db, scenario, to);
    locks.setTerritory(index, to?.locked === true);
    touched.territories = true;
  };

  const replaceOverride = (change: ChangeOf<"override">): void => {
    const { account, from, to } = change;
    const unit = unitOfAccount.get(account) ?? refuse({ kind: "unknown-account", account });
    if (!sameValue(overrides.get(account), from)) {
      refuse({ kind: "other-state", detail: `account ${account} is not held as it was` });
    }
    locks.heed(lockOnOverride(locks, change, { unit, territory: units.get(unit) ?? UNASSIGNED }));
    if (to === null) overrides.remove(account);
    else overrides.put(account, to);
    if (to !== null) holders.add(to.territory);
  };

  const replaceGroup = ({ index, from, to }: ChangeOf<"group">): void => {
    if ((from ?? to) === null || (from && from.index !== index) || (to && to.index !== index)) {
      refuse({ kind: "malformed", detail: `group ${index} under another number` });
    }
    if (!sameValue(readGroup(db, scenario, index), from)) {
      refuse({ kind: "other-state", detail: `group ${index} is not what it was` });
    }
    if (to === null) deleteGroup(db, scenario, index);
    else putGroup(db, scenario, to);
    touched.groups = true;
  };

  const lockUnits = ({ units: list, from, to }: ChangeOf<"locks">): void => {
    for (const unit of list) {
      if (units.get(unit) === undefined) refuse({ kind: "unknown-unit", unit });
      if (locks.isUnitLocked(unit) !== from) {
        refuse({ kind: "other-state", detail: `unit ${unit} is ${from ? "not locked" : "locked already"}` });
      }
      locks.setUnit(unit, to);
    }
  };

  const lockAll = ({ from, to }: ChangeOf<"all-locked">): void => {
    if (locks.allLocked !== from) {
      refuse({ kind: "other-state", detail: `the scenario is ${from ? "not locked" : "locked already"}` });
    }
    locks.setAll(to);
  };

  /** Regions are the plan's: one that was changed in another scenario since is left as it is, so that no journal is stuck. */
  const replaceRegion = ({ id, from, to }: ChangeOf<"region">): void => {
    if ((from ?? to) === null || (from && from.id !== id) || (to && to.id !== id)) {
      refuse({ kind: "malformed", detail: `region ${id} under another id` });
    }
    if (sameValue(readRegion(db, id), from)) writeRegion(db, id, to);
  };

  for (const change of edit.changes) {
    switch (change.kind) {
      case "units":
        moveUnits(change);
        break;
      case "territory":
        replaceTerritory(change);
        break;
      case "override":
        replaceOverride(change);
        break;
      case "group":
        replaceGroup(change);
        break;
      case "locks":
        lockUnits(change);
        break;
      case "all-locked":
        lockAll(change);
        break;
      case "region":
        replaceRegion(change);
        break;
      case "split":
        if (edit.changes.length > 1) refuse({ kind: "malformed", detail: "a split among other changes" });
        applySplit(db, scenario, change.split, change.to);
        break;
      default:
        assertNever(change);
    }
  }
  checkScenario(db, scenario, touched);
}

import { randomUUID } from "node:crypto";
import type { Layer } from "../../domain/layer.ts";
import type { WritableDb } from "../../store/database.ts";
import { eachOwnedAccount, ownedSums } from "../../store/queries/accounts.ts";
import { insertAssignment } from "../../store/queries/assignments.ts";
import { overrideCursor } from "../../store/queries/overrides.ts";
import { activateScenario, duplicateScenario, insertScenario, markBaseline } from "../../store/queries/scenarios.ts";
import { putTerritory } from "../../store/queries/territories.ts";
import { todaysTerritories } from "./todays-territories.ts";

/** The scenarios that a new plan begins with. */
const TODAY = "Today";
const FIRST_PLAN = "Plan 1";

/**
 * Gives a new plan its scenarios: today's ownership as the baseline, where accounts have owners, with "Plan 1" as its
 * copy; else an empty "Plan 1". "Plan 1" is active.
 *
 * @param tieBreaker Position of the measure that decides between owners with as many accounts; −1 for none.
 */
export function insertFirstScenarios(
  db: WritableDb,
  place: { readonly layer: Layer; readonly extent: Uint8Array },
  facts: { readonly measureCount: number; readonly tieBreaker: number; readonly nowMs: number },
): void {
  const createdAtMs = facts.nowMs;
  const today = todaysTerritories(ownedSums(db, facts.measureCount), place.layer, place.extent, facts.tieBreaker);
  if (today === null) {
    activateScenario(db, insertScenario(db, { id: randomUUID(), name: FIRST_PLAN, createdAtMs, parent: null }));
    return;
  }
  const baseline = insertScenario(db, { id: randomUUID(), name: TODAY, createdAtMs, parent: null });
  for (const territory of today.territories) putTerritory(db, baseline, territory);
  insertAssignment(db, baseline, today.assignment);
  const held = [...eachOwnedAccount(db)].flatMap(({ row, unit, owner }) => {
    const override = today.overrideOf(owner, unit);
    return override === null ? [] : [{ row, override }];
  });
  const overrides = overrideCursor(db, baseline);
  for (const { row, override } of held) overrides.put(row, override);
  markBaseline(db, baseline);
  activateScenario(db, duplicateScenario(db, baseline, { id: randomUUID(), name: FIRST_PLAN, createdAtMs }));
}

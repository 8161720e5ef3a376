import type { ScenarioColumns } from "../../domain/plan-columns.ts";
import type { ReadableDb } from "../../store/database.ts";
import { readAssignment } from "../../store/queries/assignments.ts";
import { readGroups } from "../../store/queries/groups.ts";
import { readJournalState } from "../../store/queries/journal.ts";
import { isAllLocked, readLockedUnits } from "../../store/queries/locks.ts";
import { readOverrides } from "../../store/queries/overrides.ts";
import type { ScenarioKey } from "../../store/queries/scenarios.ts";
import { readTerritories } from "../../store/queries/territories.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import type { BaselineHoldings } from "./baseline-holdings.ts";

/** A scenario as it stands in the file, as columns. O(units + overrides). */
export function scenarioColumns(
  plan: OpenPlan<ReadableDb>,
  scenario: ScenarioKey,
  baseline: BaselineHoldings | null,
): ScenarioColumns {
  const held = readOverrides(plan.db, scenario, plan.measures.length);
  return {
    ...readJournalState(plan.db, scenario),
    territories: readTerritories(plan.db, scenario),
    groups: readGroups(plan.db, scenario),
    allLocked: isAllLocked(plan.db, scenario),
    assignment: readAssignment(plan.db, scenario, plan.layer.unitCount),
    lockedUnits: readLockedUnits(plan.db, scenario, plan.layer.unitCount),
    overrides: {
      account: Int32Array.from(held, ({ account }) => account),
      unit: Int32Array.from(held, ({ unit }) => unit),
      territory: Int32Array.from(held, ({ territory }) => territory),
      measures: plan.columns.measures.map((_, m) =>
        Float64Array.from(held, ({ measures }) => (m === 0 ? 1 : (measures[m - 1] as number))),
      ),
      baselineHolder: Int32Array.from(held, ({ account, unit }) => baseline?.holderOfAccount(account, unit) ?? -1),
      lng: Float64Array.from(held, ({ lng }) => lng),
      lat: Float64Array.from(held, ({ lat }) => lat),
      reasons: held.map(({ reason }) => reason),
    },
  };
}

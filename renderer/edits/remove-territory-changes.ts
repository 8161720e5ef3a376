import type { Change } from "../../core/domain/edit.ts";
import type { OverrideColumns } from "../../core/domain/plan-columns.ts";
import { type Territory, UNASSIGNED } from "../../core/domain/territory.ts";
import { assignUnitsChange, unitsOf } from "./assign-units-edit.ts";

/** What removing a territory changes: its units go, its overrides are lifted, then it goes itself. */
export function removeTerritoryChanges(
  assignment: Int32Array,
  overrides: OverrideColumns,
  territory: Territory,
): readonly Change[] {
  const changes: Change[] = [];
  const units = assignUnitsChange(assignment, unitsOf(assignment, territory.index), UNASSIGNED);
  if (units !== null) changes.push(units);
  overrides.territory.forEach((holder, i) => {
    if (holder !== territory.index) return;
    changes.push({
      kind: "override",
      account: overrides.account[i] as number,
      from: { territory: holder, reason: overrides.reasons[i] ?? "" },
      to: null,
    });
  });
  changes.push({ kind: "territory", index: territory.index, from: territory, to: null });
  return changes;
}

import type { Demands } from "../../domain/demands.ts";
import type { Change, Edit } from "../../domain/edit.ts";
import type { ScenarioColumns } from "../../domain/plan-columns.ts";
import type { TerritoryIndex } from "../../domain/territory.ts";
import type { PlanScenario } from "../../score/demands/present-plan.ts";
import { counted } from "../jobs/job-hooks.ts";

/**
 * What leads from a scenario to a proposed one, as one edit, and how many overrides it lifts. Null when nothing differs.
 *
 * @param measures Labels of what was balanced.
 */
export function buildEdit(
  before: ScenarioColumns,
  after: PlanScenario,
  demands: Demands,
  measures: readonly string[],
): { readonly edit: Edit; readonly lifted: number } | null {
  const stays = new Set(after.territories.map(({ index }) => index));
  const known = new Set(before.territories.map(({ index }) => index));
  const overrides = liftedOverrides(before, stays);
  const created = after.territories.filter(({ index }) => !known.has(index));
  const removed = before.territories.filter(({ index }) => !stays.has(index));
  const changes: Change[] = [
    ...created.map((to): Change => ({ kind: "territory", index: to.index, from: null, to })),
    ...movedUnits(before.assignment, after.assignment),
    ...overrides,
    ...removed.map((from): Change => ({ kind: "territory", index: from.index, from, to: null })),
  ];
  if (changes.length === 0) return null;
  const lifted = overrides.length === 0 ? "" : `, ${counted(overrides.length, "override")} lifted`;
  const label = labelOf(before, demands, after.territories.length, measures.join(", "), created[0]?.name ?? "");
  return { edit: { label: `${label.slice(0, 250)}${lifted}`, changes }, lifted: overrides.length };
}

function labelOf(
  { territories: present }: ScenarioColumns,
  { scope }: Demands,
  count: number,
  measures: string,
  created: string,
): string {
  const nameOf = (id: string): string => present.find((each) => each.id === id)?.name ?? id;
  const territories = counted(count, "territory", "territories");
  switch (scope.kind) {
    case "new":
      return `Built ${territories} balanced on ${measures}`;
    case "rebalance":
      return `Rebalanced ${territories} balanced on ${measures}`;
    case "within":
      return `Rebalanced a part on ${measures}`;
    case "split":
      return `Split ${nameOf(scope.territory)} into ${scope.into}`;
    case "absorb":
      return `Gave ${scope.territories.map(nameOf).join(", ")} to the neighbours`;
    case "new-rep":
      return `Made room for ${created}`;
  }
}

function movedUnits(before: Int32Array, after: Int32Array): Change[] {
  const units: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  after.forEach((territory, unit) => {
    if (territory === before[unit]) return;
    units.push(unit);
    from.push(before[unit] as number);
    to.push(territory);
  });
  return units.length === 0 ? [] : [{ kind: "units", units, from, to }];
}

/** Overrides that hold accounts for a territory which does not stay. */
function liftedOverrides({ overrides }: ScenarioColumns, stays: ReadonlySet<TerritoryIndex>): Change[] {
  const changes: Change[] = [];
  overrides.account.forEach((account, i) => {
    const territory = overrides.territory[i] as number;
    if (stays.has(territory)) return;
    const from = { territory, reason: overrides.reasons[i] ?? "" };
    changes.push({ kind: "override", account, from, to: null });
  });
  return changes;
}

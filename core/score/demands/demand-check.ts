import type { Territory, TerritoryIndex } from "../../domain/territory.ts";
import { demandTargets } from "./demand-targets.ts";
import type { PlanScenario, PresentPlan } from "./present-plan.ts";
import type { ResolvedDemands } from "./resolve-demands.ts";

/** A plan beside what was demanded of it, with the sums that several checks need. */
export type DemandCheck = {
  readonly present: PresentPlan;
  readonly resolved: ResolvedDemands;
  readonly after: PlanScenario;
  /** The territories that the demands are about, and per territory index its position among them, or −1. */
  readonly territories: readonly Territory[];
  readonly slotOf: (territory: TerritoryIndex) => number;
  /** Per demanded measure and slot: what it carries, and what it should. In the measure's own unit. */
  readonly loads: readonly Float64Array[];
  readonly targets: readonly Float64Array[];
};

/** O(units · measures + overrides). */
export function demandCheck(present: PresentPlan, resolved: ResolvedDemands, after: PlanScenario): DemandCheck {
  const territories = concerned(present, resolved, after);
  const slots = new Map(territories.map(({ index }, slot) => [index, slot]));
  const slotOf = (territory: TerritoryIndex): number => slots.get(territory) ?? -1;
  const loads = resolved.measures.map((position) => loadsOf(present, after, position, slotOf, territories.length));
  const targets = resolved.demands.measures.map((demand, m) =>
    demandTargets(
      demand,
      territories,
      (loads[m] as Float64Array).reduce((sum, load) => sum + load, 0),
    ),
  );
  return { present, resolved, after, territories, slotOf, loads, targets };
}

/** Territories that may differ from what was: they have units inside the scope, stayed in it, or are new. */
function concerned(
  { scenario }: PresentPlan,
  { scope, lockedTerritories }: ResolvedDemands,
  after: PlanScenario,
): Territory[] {
  const known = new Set(scenario.territories.map(({ index }) => index));
  const kept = new Set(scope.kept);
  const holding = new Set<TerritoryIndex>();
  after.assignment.forEach((territory, unit) => {
    if (scope.isInside[unit] === 1) holding.add(territory);
  });
  return after.territories.filter(
    ({ index }) => !lockedTerritories.has(index) && (holding.has(index) || kept.has(index) || !known.has(index)),
  );
}

function loadsOf(
  { columns }: PresentPlan,
  { assignment, overrides }: PlanScenario,
  position: number,
  slotOf: (territory: TerritoryIndex) => number,
  count: number,
): Float64Array {
  const loads = new Float64Array(count);
  const add = (territory: number, value: number): void => {
    const slot = slotOf(territory);
    if (slot >= 0) loads[slot] = (loads[slot] as number) + value;
  };
  const perUnit = columns.measures[position]?.perUnit ?? new Float64Array();
  assignment.forEach((territory, unit) => add(territory, perUnit[unit] ?? 0));
  const values = overrides.measures[position] ?? new Float64Array();
  overrides.unit.forEach((unit, i) => {
    add(assignment[unit] as number, -(values[i] ?? 0));
    add(overrides.territory[i] as number, values[i] ?? 0);
  });
  return loads;
}

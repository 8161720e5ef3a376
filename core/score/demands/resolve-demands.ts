import type { CentreDemand, Demands } from "../../domain/demands.ts";
import type { Adjacency, UnitIndex } from "../../domain/layer.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { TerritoryIndex } from "../../domain/territory.ts";
import { contradictionOf } from "./contradictions.ts";
import { allLinks, demandLinks } from "./demand-links.ts";
import { type DemandScope, demandScope } from "./demand-scope.ts";
import { type DemandRefusal, Lookup, Refused } from "./lookup.ts";
import type { PresentPlan } from "./present-plan.ts";

export type UnitGroup = { readonly name: string; readonly units: readonly UnitIndex[] };

/** Demands with every name looked up in a plan. */
export type ResolvedDemands = {
  readonly demands: Demands;
  /** Per demanded measure its position in the plan's measures. */
  readonly measures: readonly number[];
  readonly groups: readonly UnitGroup[];
  readonly mustDiffer: readonly (readonly [UnitIndex, UnitIndex])[];
  readonly centres: readonly UnitIndex[];
  /** Label (a territory's id) that a unit is locked to. */
  readonly unitLocks: ReadonlyMap<UnitIndex, string>;
  readonly lockedTerritories: ReadonlySet<TerritoryIndex>;
  readonly budgets: readonly { readonly measure: number; readonly maxShare: number }[];
  /** Position of the measure by which moves are priced, or −1. */
  readonly priceMeasure: number;
  readonly scope: DemandScope;
  /** All neighbours of the plan, and those that count as hanging together. */
  readonly all: Adjacency;
  readonly adjacency: Adjacency;
};

/**
 * Looks up what the demands name, and says what cannot be meant. Demands that are legal but cannot be met are no
 * refusal here: checkDemands says that of a plan. O(units + pairs + what is named).
 */
export function resolveDemands(present: PresentPlan, demands: Demands): Result<ResolvedDemands, DemandRefusal> {
  const contradiction = contradictionOf(demands);
  if (contradiction !== null) return fail(contradiction);
  try {
    return ok(resolve(present, demands));
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
}

function resolve(present: PresentPlan, demands: Demands): ResolvedDemands {
  const { layer, columns, scenario } = present;
  const lookup = new Lookup(layer, columns, scenario.territories);
  const all = allLinks(layer, columns);
  const adjacency = demandLinks(layer, all, demands);
  const lockedTerritories = new Set(
    demands.locks.territories.map((id, i) => lookup.territory(id, `locks.territories[${i}]`)),
  );
  const unitLocks = new Map<UnitIndex, string>();
  demands.locks.units.forEach(({ unit, territory }, i) => {
    const field = `locks.units[${i}]`;
    const index = lookup.unit(unit, `${field}.unit`);
    const earlier = unitLocks.get(index);
    if (earlier !== undefined && earlier !== territory)
      throw new Refused(field, `“${unit}” is locked to both “${earlier}” and “${territory}”: choose one.`);
    if (demands.scope.kind !== "new") lookup.territory(territory, `${field}.territory`);
    unitLocks.set(index, territory);
  });
  const mustDiffer = demands.mustDiffer.map(([a, b], i): readonly [UnitIndex, UnitIndex] => {
    if (a === b) throw new Refused(`mustDiffer[${i}]`, `“${a}” cannot be in another territory than itself.`);
    return [lookup.unit(a, `mustDiffer[${i}][0]`), lookup.unit(b, `mustDiffer[${i}][1]`)];
  });
  for (const [a, b] of mustDiffer) {
    const label = unitLocks.get(a);
    if (label !== undefined && label === unitLocks.get(b)) {
      throw new Refused(
        "mustDiffer",
        `“${layer.ids[a]}” and “${layer.ids[b]}” must be in different territories, but both are locked to “${label}”: unlock one.`,
      );
    }
  }
  demands.measures.forEach(({ measure, target }, i) => {
    if (typeof target !== "object") return;
    const field = `measures[${i}].target.quotas`;
    const ids = Object.keys(target.quotas);
    if (demands.scope.kind === "new" && ids.length > 0)
      throw new Refused(
        field,
        `The quotas of ${measure} are those of present territories, which would be drawn anew: rebalance them instead, or leave the quotas out.`,
      );
    for (const id of ids) lookup.territory(id, field);
  });
  return {
    demands,
    measures: demands.measures.map(({ measure }, i) => lookup.measure(measure, `measures[${i}].measure`)),
    groups: demands.keepTogether.flatMap((together, i) => lookup.groups(together, `keepTogether[${i}]`)),
    mustDiffer,
    centres: centreUnits(demands.centres, lookup),
    unitLocks,
    lockedTerritories,
    budgets: demands.disruption.budgets.map(({ measure, maxShare }, i) => ({
      measure: lookup.measure(measure, `disruption.budgets[${i}].measure`),
      maxShare,
    })),
    priceMeasure:
      demands.disruption.price === null
        ? -1
        : lookup.measure(demands.disruption.price.measure, "disruption.price.measure"),
    scope: demandScope(present, demands, lookup, adjacency, lockedTerritories),
    all,
    adjacency,
  };
}

function centreUnits(centres: CentreDemand, lookup: Lookup): readonly UnitIndex[] {
  switch (centres.kind) {
    case "free":
    case "existing":
      return [];
    case "units":
      return centres.units.map((id, i) => lookup.unit(id, `centres.units[${i}]`));
    case "homes":
      return centres.homes.map(({ unit }, i) => lookup.unit(unit, `centres.homes[${i}].unit`));
  }
}

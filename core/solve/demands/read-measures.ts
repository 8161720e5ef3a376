import type { TerritoryIndex } from "../../domain/territory.ts";
import type { PresentPlan } from "../../score/demands/present-plan.ts";
import type { ResolvedDemands } from "../../score/demands/resolve-demands.ts";
import type { DemandTask, TaskMeasure } from "./demand-task.ts";

/** Present territories that do not remain: all but the kept and the locked ones of a whole plan, or those absorbed. */
export function dissolvedTerritories(
  { scenario }: PresentPlan,
  { demands, lockedTerritories }: Pick<ResolvedDemands, "demands" | "lockedTerritories">,
  kept: DemandTask["kept"],
): readonly TerritoryIndex[] {
  const stays = new Set([...kept.map(({ index }) => index), ...lockedTerritories]);
  const { scope } = demands;
  return scenario.territories
    .filter(({ index, id }) => {
      if (stays.has(index)) return false;
      return (
        scope.kind === "new" ||
        scope.kind === "rebalance" ||
        (scope.kind === "absorb" && scope.territories.includes(id))
      );
    })
    .map(({ index }) => index);
}

/** A measure per unit without the accounts that overrides of the scenario give to somebody. O(units + overrides). */
export function withoutOverrides(
  { columns, scenario }: PresentPlan,
  position: number,
  isTaken: (territory: number) => boolean,
): Float64Array {
  const { overrides } = scenario;
  const sums = columns.measures[position]!.perUnit.slice();
  const values = overrides.measures[position];
  overrides.unit.forEach((unit, i) => {
    if (isTaken(overrides.territory[i]!)) sums[unit] = sums[unit]! - (values?.[i] ?? 0);
  });
  return sums;
}

/**
 * The measures that count, the heaviest first. Accounts that a remaining territory holds by override count there; those
 * of a territory that is dissolved go with their units again. Credit notes can outweigh what a unit sells; a territory
 * cannot be given a negative load, so such a unit counts as nothing.
 */
export function readMeasures(
  present: PresentPlan,
  { demands, measures, scope, lockedTerritories }: ResolvedDemands,
  unitOf: Int32Array,
  kept: DemandTask["kept"],
): readonly TaskMeasure[] {
  const { overrides } = present.scenario;
  const slotOf = new Map(kept.map(({ index }, slot) => [index, slot]));
  const dissolved = new Set(dissolvedTerritories(present, { demands, lockedTerritories }, kept));
  const { territories: wish } = demands;
  return demands.measures
    .map((demand, m): TaskMeasure => {
      const position = measures[m]!;
      const perUnit = withoutOverrides(present, position, (territory) => !dissolved.has(territory));
      const held = new Float64Array(kept.length);
      const values = overrides.measures[position];
      overrides.territory.forEach((territory, i) => {
        const slot = slotOf.get(territory);
        if (slot !== undefined) held[slot] = held[slot]! + (values?.[i] ?? 0);
      });
      const perRep = wish.kind === "capacity" && wish.measure === demand.measure ? wish.perRep : Infinity;
      return {
        ...demand,
        perNode: Float64Array.from(unitOf, (unit) => (scope.isInside[unit] === 1 ? Math.max(0, perUnit[unit]!) : 0)),
        held,
        upper: Math.min(demand.max ?? Infinity, perRep),
      };
    })
    .sort((a, b) => b.weight - a.weight);
}

import { holderOf } from "../../domain/plan-columns.ts";
import type { PresentPlan } from "../../score/demands/present-plan.ts";
import type { ResolvedDemands } from "../../score/demands/resolve-demands.ts";
import type { DemandTask, TaskHands } from "./demand-task.ts";
import { dissolvedTerritories, withoutOverrides } from "./read-measures.ts";

/** A price of 50 is the usual one, 100 eight times as much. */
const priceFactor = (level: number): number => (level / 50) ** 3;

/**
 * Whose hands the nodes are in, what of each measure changes hands when one leaves, and how much may. What has changed
 * hands already, or must, is taken off the budgets.
 */
export function readHands(
  present: PresentPlan,
  resolved: ResolvedDemands,
  unitOf: Int32Array,
  kept: DemandTask["kept"],
): TaskHands {
  const { disruption, measures } = resolved.demands;
  const heaviest = measures.reduce((best, { weight }, m) => (weight > measures[best]!.weight ? m : best), 0);
  const priced = resolved.priceMeasure >= 0 ? resolved.priceMeasure : resolved.measures[heaviest]!;
  const hands = disruption.against === "baseline" ? baselineHands : presentHands;
  const { home, stakeOf } = hands(present, resolved, unitOf, kept);
  return {
    home,
    budgets: resolved.budgets.map(({ measure, maxShare }) => {
      const whole = present.columns.measures[measure]!.perUnit.reduce((sum, value) => sum + value, 0);
      const { perNode, gone } = stakeOf(measure);
      return { perNode, room: Math.max(0, maxShare * whole - gone) };
    }),
    priced: stakeOf(priced).perNode,
    price: priceFactor(disruption.price?.level ?? 50),
  };
}

type Stake = { readonly perNode: Float64Array; readonly gone: number };
type Hands = { readonly home: Int32Array; readonly stakeOf: (measure: number) => Stake };

/** Hands as they are: a unit is at home where it is. A territory that does not remain takes its units' hands with it. */
function presentHands(
  present: PresentPlan,
  resolved: ResolvedDemands,
  unitOf: Int32Array,
  kept: DemandTask["kept"],
): Hands {
  const { assignment } = present.scenario;
  const slotOf = new Map(kept.map(({ index }, slot) => [index, slot]));
  // What a leaver had changes hands in any case: no budget is asked for it.
  const isBudgeted = resolved.demands.scope.kind !== "absorb";
  const dropped = new Set(isBudgeted ? dissolvedTerritories(present, resolved, kept) : []);
  return {
    home: Int32Array.from(unitOf, (unit) => slotOf.get(assignment[unit]!) ?? -1),
    stakeOf: (measure) => {
      const sums = withoutOverrides(present, measure, () => true);
      let gone = 0;
      assignment.forEach((territory, unit) => {
        if (dropped.has(territory)) gone += sums[unit]!;
      });
      return { perNode: Float64Array.from(unitOf, (unit) => Math.max(0, sums[unit]!)), gone };
    },
  };
}

/** Hands as in the baseline: a unit is at home with the holder who had most of it there, if that holder has a slot. */
function baselineHands(present: PresentPlan, _: ResolvedDemands, unitOf: Int32Array, kept: DemandTask["kept"]): Hands {
  const { holdings, scenario } = present;
  if (holdings === null) {
    return {
      home: new Int32Array(unitOf.length).fill(-1),
      stakeOf: () => ({ perNode: new Float64Array(unitOf.length), gone: 0 }),
    };
  }
  const { offsets, holder, holders, measures } = holdings;
  const slotOfHolder = new Map<string, number>();
  kept.forEach(({ index }, slot) => {
    const territory = scenario.territories.find((each) => each.index === index);
    if (territory !== undefined && !slotOfHolder.has(holderOf(territory))) slotOfHolder.set(holderOf(territory), slot);
  });
  const slotOf = (entry: number): number => slotOfHolder.get(holders[holder[entry]!] ?? "") ?? -1;
  const home = Int32Array.from(unitOf, (unit) => {
    let best = -1;
    for (let entry = offsets[unit]!; entry < offsets[unit + 1]!; entry++) {
      if (slotOf(entry) >= 0 && (best < 0 || measures[0]![entry]! > measures[0]![best]!)) best = entry;
    }
    return best < 0 ? -1 : slotOf(best);
  });
  const nodeOf = new Map(Array.from(unitOf, (unit, node) => [unit, node]));
  return {
    home,
    stakeOf: (measure) => {
      const perNode = new Float64Array(unitOf.length);
      let gone = 0;
      for (let unit = 0; unit + 1 < offsets.length; unit++) {
        const node = nodeOf.get(unit);
        for (let entry = offsets[unit]!; entry < offsets[unit + 1]!; entry++) {
          const amount = measures[measure]![entry]!;
          if (node !== undefined && slotOf(entry) >= 0 && slotOf(entry) === home[node])
            perNode[node] = perNode[node]! + Math.max(0, amount);
          else if (node !== undefined) gone += amount;
        }
      }
      return { perNode, gone };
    },
  };
}

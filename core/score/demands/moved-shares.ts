import { holderOf } from "../../domain/plan-columns.ts";
import { movedByOverrides, movedFromUnit, slotHolders } from "../disruption.ts";
import { groupBy } from "../groups.ts";
import type { DemandCheck } from "./demand-check.ts";

type MovedTask = Pick<DemandCheck, "present" | "resolved" | "after">;

/**
 * Share of each of the plan's measures that changes hands: against the baseline (as the disruption score has it), or
 * against the present scenario. Hands are owners, or territories where nobody owns them; what nobody held is free.
 *
 * 0 for a measure that sums to nothing, and against a baseline that is not there. O(units + entries + overrides).
 */
export function movedShares(task: MovedTask): Float64Array {
  const { measures } = task.present.columns;
  const moved =
    task.resolved.demands.disruption.against === "baseline" ? movedFromBaseline(task) : movedFromPresent(task);
  return moved.map((amount, m) => {
    const whole = measures[m]?.perUnit.reduce((sum, value) => sum + value, 0) ?? 0;
    return whole > 0 ? amount / whole : 0;
  });
}

function movedFromPresent({ present, resolved, after }: MovedTask): Float64Array {
  const { scenario, columns } = present;
  const { scope } = resolved.demands;
  const holders = (territories: typeof scenario.territories): Map<number, string> =>
    new Map(territories.map((territory) => [territory.index, holderOf(territory)]));
  // What a leaver had changes hands in any case: no budget is asked for it.
  const leaving = scope.kind === "absorb" ? scope.territories : [];
  const before = holders(scenario.territories.filter(({ id }) => !leaving.includes(id)));
  const now = holders(after.territories);
  const isMoved = (from: number, to: number): boolean => {
    const holder = before.get(from);
    return holder !== undefined && holder !== now.get(to);
  };
  const moved = new Float64Array(columns.measures.length);
  const add = (m: number, amount: number): void => {
    moved[m] = (moved[m] as number) + amount;
  };
  scenario.assignment.forEach((territory, unit) => {
    if (!isMoved(territory, after.assignment[unit] as number)) return;
    columns.measures.forEach(({ perUnit }, m) => add(m, perUnit[unit] as number));
  });
  // Accounts held by override are not where their unit is: before, after, or both.
  const held = new Map(Array.from(scenario.overrides.account, (account, i) => [account, i]));
  const nowHeld = new Map(Array.from(after.overrides.account, (account, i) => [account, i]));
  for (const account of new Set([...held.keys(), ...nowHeld.keys()])) {
    const from = held.get(account);
    const to = nowHeld.get(account);
    const side = from === undefined ? after.overrides : scenario.overrides;
    const at = (from ?? to) as number;
    const unit = side.unit[at] as number;
    const [unitFrom, unitTo] = [scenario.assignment[unit] as number, after.assignment[unit] as number];
    const heldFrom = from === undefined ? unitFrom : (scenario.overrides.territory[from] as number);
    const heldTo = to === undefined ? unitTo : (after.overrides.territory[to] as number);
    const change = Number(isMoved(heldFrom, heldTo)) - Number(isMoved(unitFrom, unitTo));
    if (change !== 0) side.measures.forEach((values, m) => add(m, change * (values[at] as number)));
  }
  return moved;
}

function movedFromBaseline({ present, after }: MovedTask): Float64Array {
  const { holdings, columns, layer } = present;
  const moved = new Float64Array(columns.measures.length);
  if (holdings === null) return moved;
  const add = (m: number, amount: number): void => {
    moved[m] = (moved[m] as number) + amount;
  };
  const pool = after.territories.length;
  const holders = slotHolders(holdings, after.territories, pool + 1);
  const slots = new Map(after.territories.map(({ index }, slot) => [index, slot]));
  const holderAt = (territory: number): number => holders[slots.get(territory) ?? pool] as number;
  const overridesOfUnit = groupBy(after.overrides.unit, layer.unitCount);
  for (let unit = 0; unit < layer.unitCount; unit++) {
    movedFromUnit(holdings, after.overrides, overridesOfUnit, unit, holderAt(after.assignment[unit] as number), add);
  }
  movedByOverrides(after.overrides, (i) => holderAt(after.overrides.territory[i] as number), add);
  return moved;
}

import type { Unmet } from "../../domain/demand-report.ts";
import { checkBalance } from "./check-balance.ts";
import { checkBudgets, checkCoverage, checkLocks } from "./check-hands.ts";
import { checkContiguity, checkGroups, checkPlaces, checkRadius } from "./check-shape.ts";
import { demandCheck } from "./demand-check.ts";
import type { PlanScenario, PresentPlan } from "./present-plan.ts";
import type { ResolvedDemands } from "./resolve-demands.ts";

/**
 * Every demand that a plan does not meet, from the plan's own columns and not from what made it: the same for a plan
 * of the solver and one made by hand. Hard demands first; a plan without any of those is valid.
 *
 * @param present The plan before; for a plan made by hand, which is only to be looked at, the plan itself.
 * @param after The scenario that is judged.
 *
 * O(units · measures + pairs + overrides).
 */
export function checkDemands(present: PresentPlan, resolved: ResolvedDemands, after: PlanScenario): Unmet[] {
  const check = demandCheck(present, resolved, after);
  const unmet = [
    ...checkCoverage(check),
    ...checkLocks(check),
    ...checkBudgets(check),
    ...checkPlaces(check),
    ...checkContiguity(check),
    ...checkRadius(check),
    ...checkBalance(check),
    ...checkGroups(check),
  ];
  return unmet.sort((a, b) => Number(b.isHard) - Number(a.isHard));
}

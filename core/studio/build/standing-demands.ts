import type { Unmet } from "../../domain/demand-report.ts";
import type { Demands } from "../../domain/demands.ts";
import type { ScenarioColumns } from "../../domain/plan-columns.ts";
import { checkDemands } from "../../score/demands/check-demands.ts";
import { resolveDemands } from "../../score/demands/resolve-demands.ts";
import type { ReadableDb, WritableDb } from "../../store/database.ts";
import { lookBack } from "../../store/look-back.ts";
import { scenarioKey } from "../../store/queries/scenarios.ts";
import { type JournalPoint, readStandingDemands, writeStandingDemands } from "../../store/queries/standing-demands.ts";
import { demandsFile } from "../contract/demands.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { scenarioColumns } from "../scenario/scenario-columns.ts";
import { refuse } from "../studio-failure.ts";
import { withFamilies } from "./plan-demands.ts";
import { type DemandRequest, presentPlan } from "./proposal.ts";

/** Demands that stay with a scenario, and what it does not meet of them as it is. */
export type StandingCheck = {
  readonly demands: Demands;
  readonly unmet: readonly Unmet[];
  /** What of them cannot be told, and why; null when all of it can. */
  readonly note: string | null;
};

/** Demands about all of a scenario's territories go on to hold for it; those about a part of them end the others. */
export function letStand(db: WritableDb, scenarioId: string, demands: Demands, since: JournalPoint): void {
  const isAboutAll = demands.scope.kind === "new" || demands.scope.kind === "rebalance";
  writeStandingDemands(db, scenarioId, isAboutAll ? { demands, since } : null);
}

/**
 * Holds a scenario against the demands that it was built with. What may change hands is counted from what it was before
 * it was built, however it was edited since. Null when none stand, or none that this version understands.
 *
 * @throws StudioFailure when the demands name what is no longer in the plan.
 */
export function checkStanding(
  plan: OpenPlan,
  scenarioId: string,
  distances: DemandRequest["distances"],
): StandingCheck | null {
  const standing = readStandingDemands(plan.db, scenarioId);
  const read = demandsFile.safeParse(standing?.demands);
  const key = scenarioKey(plan.db, scenarioId);
  if (standing === null || !read.success || key === undefined) return null;
  const demands: Demands = read.data;
  const { now, present } = presentPlan(plan, key, distances);
  const origin = originOf(plan, standing.since);
  const counted = origin === null ? withoutPresentHands(demands) : demands;
  const before = { ...present, scenario: origin ?? now };
  const resolved = resolveDemands(before, withFamilies(plan, counted));
  if (!resolved.ok) return refuse("cannot-solve", resolved.problem.sentence);
  const unmet = checkDemands(before, resolved.value, now);
  return { demands, unmet, note: counted === demands ? null : NOT_TOLD };
}

const NOT_TOLD =
  "What changed hands since the territories were built cannot be told any more: units were divided since, or the scenario that they were built from is gone.";

function withoutPresentHands(demands: Demands): Demands {
  const { disruption, locks } = demands;
  if (disruption.against === "baseline" && locks.territories.length === 0) return demands;
  const budgets = disruption.against === "baseline" ? disruption.budgets : [];
  if (budgets.length === disruption.budgets.length && locks.territories.length === 0) return demands;
  return { ...demands, locks: { ...locks, territories: [] }, disruption: { ...disruption, budgets } };
}

/** What a point of the journal was like does not change: it is looked up once while its units are the plan's. */
const remembered = new WeakMap<OpenPlan<ReadableDb>, { key: string; columns: ScenarioColumns | null }>();

function originOf(plan: OpenPlan, { scenarioId, edit }: JournalPoint): ScenarioColumns | null {
  const key = `${plan.layerKey} ${scenarioId} ${edit}`;
  const known = remembered.get(plan);
  if (known?.key === key) return known.columns;
  const scenario = scenarioKey(plan.db, scenarioId);
  const columns =
    scenario === undefined
      ? null
      : (lookBack(plan.db, scenario, edit, () => scenarioColumns(plan, scenario, null)) ?? null);
  remembered.set(plan, { key, columns });
  return columns;
}

import type { Demands } from "../../domain/demands.ts";
import { plainDemands, plainMeasure } from "../../domain/plain-demands.ts";
import type { ReadableDb } from "../../store/database.ts";
import type { JobHooks } from "../jobs/job-hooks.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { refuse } from "../studio-failure.ts";
import { acceptProposal, type BuildStamp } from "./accept-proposal.ts";
import type { BuildRequest } from "./build-request.ts";
import { proposeTerritories } from "./proposal.ts";
import type { Solver } from "./solver.ts";

export type BuiltTerritories = {
  /** The scenario that has the territories: the one asked, or its copy. */
  readonly scenarioId: string;
  readonly notes: readonly string[];
  readonly seconds: number;
};

/**
 * Builds territories into a scenario as one edit, or into a copy of it that becomes active. Nothing is written before
 * the answer is there.
 *
 * @throws StudioFailure when there is no answer, or the scenario was edited meanwhile; Cancelled.
 */
export async function buildTerritories(
  plan: OpenPlan,
  request: BuildRequest,
  solver: Solver,
  stamp: BuildStamp,
  hooks: JobHooks = {},
): Promise<BuiltTerritories> {
  const wish = { scenarioId: request.scenarioId, demands: demandsOf(plan, request) };
  const proposal = await proposeTerritories(plan, wish, solver, stamp.now, hooks);
  const scenarioId = acceptProposal(plan, proposal, request.into, stamp);
  return { scenarioId, notes: proposal.notes, seconds: proposal.seconds };
}

/** Moved shares are reckoned in the measure that counts most, or in accounts where that is zero everywhere. */
function demandsOf({ columns }: OpenPlan<ReadableDb>, request: BuildRequest): Demands {
  const balanced = columns.measures
    .filter(({ measure }) => (request.balance[measure.key] ?? 0) > 0)
    .sort((a, b) => (request.balance[b.measure.key] ?? 0) - (request.balance[a.measure.key] ?? 0));
  const [primary] = balanced;
  if (primary === undefined) return refuse("cannot-solve", "Choose a measure to balance the territories on.");
  const weighed = primary.perUnit.some((value) => value > 0) ? primary.measure.key : "accounts";
  return plainDemands({
    territories: { kind: "number", count: request.territories },
    measures: balanced.map(({ measure }) => ({
      ...plainMeasure(measure.key, request.balance[measure.key]),
      tolerance: request.tolerance,
    })),
    compactness: request.compactness,
    seed: request.seed,
    ...(request.maxMovedShare !== null && {
      scope: { kind: "rebalance" },
      disruption: {
        budgets: [{ measure: weighed, maxShare: request.maxMovedShare }],
        price: null,
        against: "present",
      },
    }),
  });
}

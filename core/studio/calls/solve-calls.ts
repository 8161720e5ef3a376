import { implement } from "@orpc/server";
import { checkDemands } from "../../score/demands/check-demands.ts";
import { explainBindings } from "../../score/demands/explain-bindings.ts";
import { explainMoves } from "../../score/demands/explain-moves.ts";
import { readScenarioSummaries } from "../../store/queries/scenarios.ts";
import { writeStandingDemands } from "../../store/queries/standing-demands.ts";
import { acceptProposal } from "../build/accept-proposal.ts";
import { demandedPlan } from "../build/proposal.ts";
import { proposalSummary } from "../build/proposal-summary.ts";
import { proposeSides } from "../build/propose-sides.ts";
import { readHomes } from "../build/read-homes.ts";
import { runProposal } from "../build/run-proposal.ts";
import { checkStanding } from "../build/standing-demands.ts";
import { contract } from "../contract/contract.ts";
import { type RunningJob, streamJob } from "../jobs/stream-job.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { planSnapshot } from "../plan/plan-snapshot.ts";
import { refuse } from "../studio-failure.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).solve;

export const solveCalls = (state: StudioState) => {
  const { holder, library, proposals, uploads, author, now } = state;
  return {
    propose: on.propose.handler(({ input, signal }) =>
      streamJob(async (job) => {
        const run = proposals.begin(holder.plan().layer.unitCount);
        try {
          const proposal = await runProposal(state, input, run, job);
          proposals.add(proposal);
          return proposalSummary(proposal);
        } finally {
          run.end();
        }
      }, signal),
    ),
    alternatives: on.alternatives.handler(({ input, signal }) =>
      streamJob(async (job) => {
        const run = proposals.begin(holder.plan().layer.unitCount);
        try {
          const sides = await proposeSides(
            input.demands,
            territoriesOf(holder.plan(), input.scenarioId),
            (wish, at, count) =>
              runProposal(state, { ...input, ...wish }, run, {
                ...job,
                onProgress: shareOf(job.onProgress, at, count),
              }),
            () => run.stop.aborted,
          );
          for (const { proposal } of sides) proposals.add(proposal);
          return { proposals: sides.map(({ proposal, kind }) => proposalSummary(proposal, kind)) };
        } finally {
          run.end();
        }
      }, signal),
    ),
    homes: on.homes.handler(async ({ input: { upload } }) => {
      try {
        return await readHomes(uploads.pathOf(upload), holder.plan(), library.resourcesFolder);
      } finally {
        uploads.remove(upload);
      }
    }),
    stop: on.stop.handler(() => proposals.stop()),
    reasons: on.reasons.handler(({ input }) => {
      const { check } = proposals.get(input.proposalId, holder.plan());
      const moves = explainMoves(check);
      return {
        total: moves.length,
        moves: moves.slice(input.offset, input.offset + input.limit),
        bindings: explainBindings(check),
      };
    }),
    accept: on.accept.handler(({ input }) => {
      const plan = holder.plan();
      const proposal = proposals.get(input.proposalId, plan);
      if (proposal.edit === null && input.into === "scenario") {
        refuse("cannot-solve", "The present territories are the answer already: there is nothing to change.");
      }
      acceptProposal(plan, proposal, input.into, { author, now });
      proposals.discard(proposal.id);
      return planSnapshot(plan);
    }),
    discard: on.discard.handler(({ input }) => proposals.discard(input.proposalId)),
    check: on.check.handler(({ input }) => {
      const { present, resolved, before } = demandedPlan(holder.plan(), input);
      return { unmet: checkDemands(present, resolved, before) };
    }),
    standing: on.standing.handler(({ input }) => {
      const found = checkStanding(holder.plan(), input.scenarioId, input.distances);
      return found && { ...found, unmet: [...found.unmet] };
    }),
    endStanding: on.endStanding.handler(({ input }) => writeStandingDemands(holder.plan().db, input.scenarioId, null)),
  };
};

const territoriesOf = ({ db }: OpenPlan, scenarioId: string): number =>
  readScenarioSummaries(db).find(({ id }) => id === scenarioId)?.territoryCount ?? 0;

/** The progress of one part of several equal ones. */
const shareOf =
  (onProgress: RunningJob["onProgress"], i: number, count: number): RunningJob["onProgress"] =>
  (progress) =>
    onProgress({ ...progress, done: progress.done === null ? null : (i + progress.done) / count });

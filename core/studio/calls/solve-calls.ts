import { implement } from "@orpc/server";
import { checkDemands } from "../../score/demands/check-demands.ts";
import { explainBindings } from "../../score/demands/explain-bindings.ts";
import { explainMoves } from "../../score/demands/explain-moves.ts";
import { acceptProposal } from "../build/accept-proposal.ts";
import { alternativesOf } from "../build/alternatives.ts";
import { demandedPlan } from "../build/proposal.ts";
import { type ProposalSummary, proposalSummary } from "../build/proposal-summary.ts";
import { runProposal } from "../build/run-proposal.ts";
import { contract } from "../contract/contract.ts";
import { type RunningJob, streamJob } from "../jobs/stream-job.ts";
import { planSnapshot } from "../plan/plan-snapshot.ts";
import { refuse, StudioFailure } from "../studio-failure.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).solve;

export const solveCalls = (state: StudioState) => {
  const { holder, proposals, author, now } = state;
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
        const wishes = alternativesOf(input.demands);
        const found: ProposalSummary[] = [];
        const seen = new Set<string>();
        try {
          for (const [i, { kind, demands }] of wishes.entries()) {
            if (run.stop.aborted && found.length > 0) break;
            const share = { ...job, onProgress: shareOf(job.onProgress, i, wishes.length) };
            const proposal = await runProposal(state, { ...input, demands }, run, share).catch((error: unknown) => {
              // Only what was asked for must be possible; another side of the frontier may not be.
              if (kind === "as-asked" || !(error instanceof StudioFailure) || error.data.kind !== "cannot-solve")
                throw error;
              return null;
            });
            const plan = proposal?.after.assignment.join() ?? "";
            if (proposal === null || seen.has(plan)) continue;
            seen.add(plan);
            proposals.add(proposal);
            found.push(proposalSummary(proposal, kind));
          }
          return { proposals: found };
        } finally {
          run.end();
        }
      }, signal),
    ),
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
  };
};

/** The progress of one part of several equal ones. */
const shareOf =
  (onProgress: RunningJob["onProgress"], i: number, count: number): RunningJob["onProgress"] =>
  (progress) =>
    onProgress({ ...progress, done: progress.done === null ? null : (i + progress.done) / count });

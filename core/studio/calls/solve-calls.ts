import { implement } from "@orpc/server";
import type { Result } from "../../domain/result.ts";
import type { SolveAnswer, SolveProblem, SolveRefusal } from "../../solve/problem.ts";
import { buildTerritories, type Solver } from "../build/build-territories.ts";
import { contract } from "../contract/contract.ts";
import { runInThread } from "../jobs/run-in-thread.ts";
import { streamJob } from "../jobs/stream-job.ts";
import { planSnapshot } from "../plan/plan-snapshot.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).solve;

export const solveCalls = ({ holder, author, now }: StudioState) => ({
  build: on.build.handler(({ input, signal }) =>
    streamJob(async (job) => {
      const plan = holder.plan();
      const endsWithPlan = holder.jobSignal(job.signal);
      const solver: Solver = (problem, { onProgress }) =>
        runInThread<SolveProblem, Result<SolveAnswer, SolveRefusal>>("solve", problem, {
          onProgress,
          signal: endsWithPlan,
        });
      const stamp = { author, now };
      const { notes, seconds } = await buildTerritories(plan, input, solver, stamp, { onProgress: job.onProgress });
      return { snapshot: planSnapshot(plan), notes: [...notes], seconds };
    }, signal),
  ),
});

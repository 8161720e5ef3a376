import type { Result } from "../../domain/result.ts";
import type { DemandTask } from "../../solve/demands/demand-task.ts";
import type { SearchAnswer } from "../../solve/demands/search-task.ts";
import type { SolveRefusal } from "../../solve/problem.ts";
import type { JobHooks } from "../jobs/job-hooks.ts";

/** What the solver's user may watch and ask beside progress. */
export type SolverHooks = JobHooks & {
  /** The plan as it stands, a slot per node; a few times a second. */
  readonly onPreview?: (assignment: Int32Array<ArrayBuffer>) => void;
  /** True once what there is will do. */
  readonly shouldStop?: () => boolean;
};

/** Runs the solver: in this thread, or in a worker. @throws Cancelled */
export type Solver = (task: DemandTask, hooks: SolverHooks) => Promise<Result<SearchAnswer, SolveRefusal>>;

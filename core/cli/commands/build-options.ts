import type { Demands } from "../../domain/demands.ts";
import type { Measure } from "../../domain/measure.ts";
import type { ByMeasure } from "../../domain/scorecard.ts";
import type { JobHooks } from "../../studio/jobs/job-hooks.ts";
import type { ExtentWish } from "../../studio/layers/extent.ts";
import type { DemandOptions } from "../demands/demand-options.ts";

export type BuildOptions = DemandOptions & {
  readonly out: string;
  /** Either a file of accounts with its layer, or a plan. */
  readonly accounts?: string;
  readonly layer?: string;
  readonly plan?: string;
  readonly scenario?: string;
  readonly extent?: ExtentWish;
  readonly keep?: string;
  readonly map?: string;
  readonly unitId?: string;
  /** Also from other sides of the frontier, each in a scenario of its own. */
  readonly alternatives?: boolean;
  /** The first Ctrl+C ends the search and keeps what it found. */
  readonly keepBest?: boolean;
};

/** What the territories are built from: how its plan is made in a folder, and what is known before that. */
export type BuildSource = {
  /** Files that must not be written over. */
  readonly files: readonly string[];
  readonly measures: readonly Measure[];
  readonly defaultBalance: () => ByMeasure;
  /** Makes the plan at `path`, in a folder of our own. */
  readonly makePlan: (path: string, demands: Demands, hooks: JobHooks) => Promise<void>;
  readonly close: () => void;
};

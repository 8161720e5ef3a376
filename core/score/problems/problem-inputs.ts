import type { Scorecard } from "../../domain/scorecard.ts";
import type { ScoreInputs } from "../score-inputs.ts";

/** What problems are found in. Nothing in it is modified. */
export type ProblemInputs = Pick<ScoreInputs, "layer" | "columns" | "scenario" | "balance"> & {
  /** Of the same scenario. */
  readonly scorecard: Scorecard;
  /** Fraction of the target that a territory may be off. */
  readonly tolerance: number;
  /** 1 per unit that is locked. */
  readonly lockedUnits: Uint8Array;
};

/** What repairs are made from. */
export type RepairInputs = ProblemInputs &
  Pick<ScoreInputs, "holdings"> & {
    /** The whole scenario is locked. */
    readonly allLocked: boolean;
  };

import type { SolvePhase, SolveProgress } from "../../solve/problem.ts";
import type { JobProgress } from "../jobs/job-hooks.ts";
import { percent } from "./solve-sentences.ts";

const PHASES: Readonly<Record<SolvePhase, string>> = {
  preparing: "Preparing",
  starting: "Dividing",
  balancing: "Balancing",
  polishing: "Polishing",
  proving: "Proving",
};

/**
 * The solver's progress in the words that are shown.
 *
 * @param timeShare Of the seconds that were given, what is over; null where none were. Further attempts without a time have no
 * known end.
 */
export function solveProgress(progress: SolveProgress, timeShare: number | null = null): JobProgress {
  const { phase, done, maxDeviation, attempt } = progress;
  const off = Number.isFinite(maxDeviation) ? `largest deviation ${percent(maxDeviation)}` : "";
  const share = timeShare ?? (attempt === undefined ? done : null);
  return {
    phase: attempt === undefined ? PHASES[phase] : `Attempt ${attempt}`,
    done: share === null ? null : Math.min(1, Math.max(0, share)),
    detail: attempt === undefined ? off : `best so far: ${off}`,
  };
}

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

/** The solver's progress in the words that are shown. */
export const solveProgress = ({ phase, done, maxDeviation }: SolveProgress): JobProgress => ({
  phase: PHASES[phase],
  done: Math.min(1, Math.max(0, done)),
  detail: Number.isFinite(maxDeviation) ? `largest deviation ${percent(maxDeviation)}` : "",
});

import { solve } from "../../solve/solve.ts";
import type { Solver } from "./build-territories.ts";
import { solveProgress } from "./solve-progress.ts";

/** Solves in the calling thread, for the command line and for workers. */
export const solveHere: Solver = async (problem, { onProgress, isCancelled }) =>
  solve(problem, {
    ...(onProgress && { onProgress: (progress) => onProgress(solveProgress(progress)) }),
    ...(isCancelled && { isCancelled }),
  });

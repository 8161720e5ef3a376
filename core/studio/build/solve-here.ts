import { solveTask } from "../../solve/demands/solve-task.ts";
import { solveProgress } from "./solve-progress.ts";
import type { Solver } from "./solver.ts";

/** Shortest time between two plans on the way. */
const PREVIEW_MS = 250;

/** Solves in the calling thread, for the command line and for workers. */
export const solveHere: Solver = async (task, { onProgress, onPreview, isCancelled, shouldStop }) => {
  let shownAtMs = performance.now();
  return solveTask(task, {
    ...((onProgress || onPreview) && {
      onProgress: (progress) => {
        onProgress?.(solveProgress(progress));
        if (onPreview === undefined || performance.now() - shownAtMs < PREVIEW_MS) return;
        shownAtMs = performance.now();
        onPreview(Int32Array.from(progress.assignment()));
      },
    }),
    ...(isCancelled && { isCancelled }),
    ...(shouldStop && { shouldStop }),
  });
};

import { searchTask } from "../../solve/demands/search-task.ts";
import { solveProgress } from "./solve-progress.ts";
import type { Solver } from "./solver.ts";

/** Shortest time between two plans on the way. */
const PREVIEW_MS = 250;

/** Solves in the calling thread; seconds that were demanded count from now. */
export const solveHere: Solver = async (task, { onProgress, onPreview, isCancelled, shouldStop }) => {
  const startMs = performance.now();
  let shownAtMs = startMs;
  const { search } = task;
  const allowedMs = search.kind === "seconds" ? 1000 * search.seconds : null;
  const share = (): number | null => (allowedMs === null ? null : (performance.now() - startMs) / allowedMs);
  return searchTask(task, {
    ...((onProgress || onPreview) && {
      onProgress: (progress) => {
        onProgress?.(solveProgress(progress, share()));
        if (onPreview === undefined || performance.now() - shownAtMs < PREVIEW_MS) return;
        shownAtMs = performance.now();
        onPreview(Int32Array.from(progress.assignment()));
      },
    }),
    ...(isCancelled && { isCancelled }),
    ...(shouldStop && { shouldStop }),
    ...(allowedMs !== null && { isTimeOver: () => performance.now() - startMs >= allowedMs }),
  });
};

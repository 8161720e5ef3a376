import type { JobProgress } from "../studio/jobs/job-hooks.ts";
import type { Terminal } from "./terminal.ts";

export type ProgressLine = { readonly show: (progress: JobProgress) => void; readonly end: () => void };

const SHORTEST_MS = 100;

/** Progress on standard error, one line that is written over. Only on a terminal: scripts find nothing but complaints there. */
export function progressLine({ err, isTerminal }: Terminal, nowMs: () => number): ProgressLine {
  let phase = "";
  let shownAtMs = 0;
  return {
    show: (progress) => {
      const isNew = progress.phase !== phase;
      phase = progress.phase;
      if (!isTerminal) return;
      if (!isNew && nowMs() - shownAtMs < SHORTEST_MS) return;
      shownAtMs = nowMs();
      const share = progress.done === null ? "" : ` ${Math.round(progress.done * 100)} %`;
      err(`\r\u001b[K${phase}${share}${progress.detail === "" ? "" : `: ${progress.detail}`}`);
    },
    end: () => {
      if (isTerminal && phase !== "") err("\r\u001b[K");
    },
  };
}

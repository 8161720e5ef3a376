import { createStore } from "zustand/vanilla";
import type { Problem } from "../../core/score/problems/problem.ts";

export type ProblemState = {
  readonly problems: readonly Problem[];
  /** The one that is looked at, by its key. */
  readonly current: string | null;
};

export const NO_PROBLEMS: ProblemState = { problems: [], current: null };

/** What is wrong with the scenario on screen, a moment after its last change. */
export const problemStore = createStore<ProblemState>(() => NO_PROBLEMS);

import { createStore } from "zustand/vanilla";

export type RunningJob = {
  readonly title: string;
  readonly phase: string;
  /** 0 … 1, or null while the end is not known. */
  readonly done: number | null;
  readonly detail: string;
  readonly cancelling: boolean;
};

/** The long work under way; one at a time. */
export const jobStore = createStore<{ readonly job: RunningJob | null }>(() => ({ job: null }));

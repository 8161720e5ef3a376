import type { IsCancelled } from "../../domain/cancel.ts";

/** How far long work has come: what it is doing, 0 … 1 or null while the end is not known, and figures worth showing. */
export type JobProgress = {
  readonly phase: string;
  readonly done: number | null;
  readonly detail: string;
  /** Number of the latest plan on the way that can be fetched; absent where there is none. */
  readonly preview?: number;
};

/** What long work reports to and asks at regular points. */
export type JobHooks = {
  readonly onProgress?: (progress: JobProgress) => void;
  readonly isCancelled?: IsCancelled;
};

const COUNT = new Intl.NumberFormat("en-US");

/** "84,000 rows", "1 row". */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${COUNT.format(count)} ${count === 1 ? noun : plural}`;

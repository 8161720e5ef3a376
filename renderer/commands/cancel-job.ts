import { abortJob } from "../shell/run-job.ts";

/** Ends the running job; the service keeps nothing of it. */
export const cancelJob = (): void => abortJob();

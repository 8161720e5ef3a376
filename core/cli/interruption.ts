import type { IsCancelled } from "../domain/cancel.ts";

/**
 * Runs `work` so that Ctrl+C lets it clean up: the first one asks it to stop at the next opportunity, a second one ends
 * the process at once.
 */
export async function interruptible<Value>(work: (isCancelled: IsCancelled) => Promise<Value>): Promise<Value> {
  let isCancelled = false;
  const onInterrupt = (): void => {
    if (isCancelled) process.exit(130);
    isCancelled = true;
  };
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onInterrupt);
  try {
    return await work(() => isCancelled);
  } finally {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
  }
}

import type { IsCancelled } from "../domain/cancel.ts";

/** What Ctrl+C has said so far. */
export type Interruption = {
  /** True, and the signal falls, once nobody wants the result. */
  readonly isCancelled: IsCancelled;
  readonly cancelled: AbortSignal;
  /** Falls once what there is will do. */
  readonly enough: AbortSignal;
};

/** One press may arrive twice: from the terminal, and from the program that started this one. */
const SAME_PRESS_MS = 300;

/**
 * Runs `work` so that Ctrl+C lets it clean up: the first one asks it to stop at the next opportunity, a further one ends
 * the process at once. With `onEnough` the first one only says that the best so far will do, and is told so.
 */
export async function interruptible<Value>(
  work: (interruption: Interruption) => Promise<Value>,
  onEnough?: () => void,
): Promise<Value> {
  const cancelled = new AbortController();
  const enough = new AbortController();
  let pressedAtMs = -SAME_PRESS_MS;
  const onInterrupt = (): void => {
    const nowMs = performance.now();
    if (nowMs - pressedAtMs < SAME_PRESS_MS) return;
    pressedAtMs = nowMs;
    if (onEnough && !enough.signal.aborted) {
      enough.abort();
      onEnough();
    } else if (cancelled.signal.aborted) process.exit(130);
    else cancelled.abort();
  };
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onInterrupt);
  try {
    return await work({
      isCancelled: () => cancelled.signal.aborted,
      cancelled: cancelled.signal,
      enough: enough.signal,
    });
  } finally {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
  }
}

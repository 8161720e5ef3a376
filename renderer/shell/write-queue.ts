/**
 * One queue for everything that writes into the plan, so that edits, undos and redos reach the journal in the order
 * in which the user made them, each knowing the revision that the one before it left.
 */
let tail: Promise<unknown> = Promise.resolve();

/** Runs `write` after all earlier writes have ended, whether or not they succeeded. */
export function enqueueWrite<Result>(write: () => Promise<Result>): Promise<Result> {
  const turn = tail.then(write, write);
  tail = turn.catch(() => undefined);
  return turn;
}

/** Resolves when every write asked for so far has ended. */
export const writesSettled = async (): Promise<void> => {
  await tail;
};

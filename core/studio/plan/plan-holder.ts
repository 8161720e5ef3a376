import { resolve } from "node:path";
import { closePlanFile } from "../../store/database.ts";
import type { LayerLibrary } from "../layers/layer-library.ts";
import { refuse } from "../studio-failure.ts";
import { type OpenPlan, openPlan, reread } from "./open-plan.ts";

/** Holds the one plan that is open. */
export type PlanHolder = {
  /** @throws StudioFailure when none is open. */
  readonly plan: () => OpenPlan;
  readonly current: () => OpenPlan | null;
  /**
   * Opens a plan in the place of the one that is open, which stays when the new one cannot be opened. The plan that is
   * open already is kept as it is. @throws StudioFailure
   */
  readonly open: (path: string) => Promise<OpenPlan>;
  /** Reads layer and columns of the open plan again: its units were divided or joined. @throws StudioFailure */
  readonly refresh: () => Promise<OpenPlan>;
  readonly close: () => Promise<void>;
  /** A signal that falls when the plan is closed or `signal` does: its jobs end with it. */
  readonly jobSignal: (signal: AbortSignal) => AbortSignal;
};

export function createPlanHolder(library: LayerLibrary): PlanHolder {
  let current: { readonly plan: OpenPlan; readonly closed: AbortController } | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  /** One opening or closing after the other, so that no file is opened twice or forgotten. */
  const inTurn = <Value>(work: () => Promise<Value> | Value): Promise<Value> => {
    const next = turn.then(work);
    turn = next.catch(() => {});
    return next;
  };
  const release = (): void => {
    current?.closed.abort();
    if (current !== null) closePlanFile(current.plan.db);
    current = null;
  };
  return {
    plan: () => current?.plan ?? refuse("no-plan-open", "No plan is open: open one first."),
    current: () => current?.plan ?? null,
    open: (path) =>
      inTurn(async () => {
        const full = resolve(path);
        if (current?.plan.path === full) return current.plan;
        const plan = await openPlan(full, library);
        release();
        current = { plan, closed: new AbortController() };
        return plan;
      }),
    refresh: () =>
      inTurn(async () => {
        if (current === null) return refuse("no-plan-open", "No plan is open: open one first.");
        current = { ...current, plan: await reread(current.plan, library) };
        return current.plan;
      }),
    close: () => inTurn(release),
    jobSignal: (signal) => (current === null ? signal : AbortSignal.any([signal, current.closed.signal])),
  };
}

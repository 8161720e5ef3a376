import { createStore } from "zustand/vanilla";
import type { Unmet } from "../../core/domain/demand-report.ts";
import type { Demands } from "../../core/domain/demands.ts";

export type DemandState = {
  /** What the scenario on screen is held against, also while it is edited by hand; null: nothing. */
  readonly demands: Demands | null;
  /** Whether they stay with the scenario, which was built with them; else they were asked for just now. */
  readonly stand: boolean;
  /** What of it is not met, a moment after the last change; null until that is known. */
  readonly unmet: readonly Unmet[] | null;
  /** Why it cannot be told. */
  readonly problem: string | null;
  /** Which part of it cannot be told. */
  readonly note: string | null;
};

export const NO_DEMANDS: DemandState = { demands: null, stand: false, unmet: null, problem: null, note: null };

export const demandStore = createStore<DemandState>(() => NO_DEMANDS);

import { api } from "../shell/api.ts";
import { writesSettled } from "../shell/write-queue.ts";
import { type PlanSnapshot, planStore } from "../stores/plan-store.ts";
import { attempt } from "./attempt.ts";
import { loadBaselineScores } from "./load-scenario.ts";
import { showPlan } from "./show-plan.ts";
import { discardProposals } from "./solve.ts";

/** Brings another scenario to the screen. */
export const activateScenario = (id: string): Promise<boolean> => thenShow(() => api().scenario.activate({ id }));

/** Copies a scenario; the copy becomes the one on screen. */
export const duplicateScenario = (id: string, name: string): Promise<boolean> =>
  thenShow(() => api().scenario.duplicate({ id, name }));

export const removeScenario = (id: string): Promise<boolean> => thenShow(() => api().scenario.remove({ id }));

/** Makes a scenario the one that others are compared with; null for none. */
export const markBaseline = (id: string | null): Promise<boolean> =>
  thenShow(() => api().scenario.markBaseline({ id }));

export const renameScenario = (id: string, name: string): Promise<boolean> =>
  attempt(async () => {
    planStore.setState({ snapshot: await api().scenario.rename({ id, name }) });
    await loadBaselineScores();
  });

const thenShow = (change: () => Promise<PlanSnapshot>): Promise<boolean> =>
  attempt(async () => {
    await writesSettled();
    await discardProposals();
    await showPlan(await change());
  });

import type { MeasureKey } from "../../core/domain/measure.ts";
import { api } from "../shell/api.ts";
import { planStore } from "../stores/plan-store.ts";
import { attempt } from "./attempt.ts";
import { loadBaselineScores, scoreAnew } from "./load-scenario.ts";

/** Changes what the plan balances on; scores follow at once. */
export const setBalance = (balance: Readonly<Record<MeasureKey, number>>, tolerance: number): Promise<boolean> =>
  attempt(async () => {
    planStore.setState({ snapshot: await api().plan.setBalance({ balance, tolerance }) });
    scoreAnew();
    await loadBaselineScores();
  });

import type { Demands } from "../../core/domain/demands.ts";
import { api } from "../shell/api.ts";
import { problemOf } from "../shell/problem.ts";
import { writesSettled } from "../shell/write-queue.ts";
import { demandStore, NO_DEMANDS } from "../stores/demand-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";

/** Long enough that a series of edits is one question. */
const PAUSE_MS = 400;

/** Holds the scenario on screen against the demands, as the service knows both. */
async function recheckDemands(): Promise<void> {
  const { demands } = demandStore.getState();
  if (demands === null) return;
  await writesSettled();
  const { id: scenarioId } = scenarioStore.getState();
  if (scenarioId === null) return;
  const isStillAsked = (): boolean =>
    demandStore.getState().demands === demands && scenarioStore.getState().id === scenarioId;
  try {
    const { unmet } = await api().solve.check({ scenarioId, demands });
    if (isStillAsked()) demandStore.setState({ unmet, problem: null });
  } catch (error) {
    if (isStillAsked()) demandStore.setState({ unmet: null, problem: problemOf(error).sentence });
  }
}

/** Keeps what is not met true: a moment after the last change of the scenario. A closed plan has no demands. */
export function watchDemands(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let checked: Demands | null = null;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void recheckDemands(), PAUSE_MS);
  };
  scenarioStore.subscribe((state, before) => {
    const isSame =
      state.id === before.id && state.assignment === before.assignment && state.territories === before.territories;
    if (!isSame && demandStore.getState().demands !== null) soon();
  });
  demandStore.subscribe(({ demands }) => {
    if (demands === checked) return;
    checked = demands;
    void recheckDemands();
  });
  planStore.subscribe((state, before) => {
    if (state.snapshot?.summary.id !== before.snapshot?.summary.id) demandStore.setState(NO_DEMANDS);
  });
}

import type { Demands } from "../../core/domain/demands.ts";
import { shownDistances } from "../format/shown-distances.ts";
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
  const { demands, stand } = demandStore.getState();
  if (demands === null) return;
  await writesSettled();
  const { id: scenarioId } = scenarioStore.getState();
  if (scenarioId === null) return;
  const isStillAsked = (): boolean =>
    demandStore.getState().demands === demands && scenarioStore.getState().id === scenarioId;
  try {
    const distances = shownDistances();
    const found = stand
      ? await api().solve.standing({ scenarioId, distances })
      : { ...(await api().solve.check({ scenarioId, demands, distances })), note: null };
    if (!isStillAsked()) return;
    demandStore.setState(found === null ? NO_DEMANDS : { unmet: found.unmet, note: found.note, problem: null });
  } catch (error) {
    if (isStillAsked()) demandStore.setState({ unmet: null, note: null, problem: problemOf(error).sentence });
  }
}

/** Brings up what the scenario on screen was built with, if it was built, instead of what was asked for in between. */
export async function showStanding(): Promise<void> {
  const { id: scenarioId } = scenarioStore.getState();
  if (scenarioId === null) return;
  try {
    const found = await api().solve.standing({ scenarioId, distances: shownDistances() });
    if (scenarioStore.getState().id !== scenarioId) return;
    checked = found?.demands ?? null;
    demandStore.setState(found === null ? NO_DEMANDS : { ...NO_DEMANDS, ...found, stand: true });
  } catch {
    // Demands that name what is gone cannot be held against anything.
    if (scenarioStore.getState().id === scenarioId) demandStore.setState(NO_DEMANDS);
  }
}

let checked: Demands | null = null;

/**
 * Keeps what is not met true: a moment after the last change of the scenario. Another scenario has demands of its own,
 * unless some were asked for by hand; a closed plan has none.
 */
export function watchDemands(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (work: () => Promise<void>): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void work(), PAUSE_MS);
  };
  scenarioStore.subscribe((state, before) => {
    const { demands, stand } = demandStore.getState();
    if (state.id !== before.id && (demands === null || stand)) {
      demandStore.setState(NO_DEMANDS);
      soon(showStanding);
      return;
    }
    const isSame = state.assignment === before.assignment && state.territories === before.territories;
    if (!isSame && demands !== null) soon(recheckDemands);
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

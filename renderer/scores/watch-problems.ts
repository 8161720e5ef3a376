import { findProblems } from "../../core/score/problems/find-problems.ts";
import { planStore } from "../stores/plan-store.ts";
import { NO_PROBLEMS, problemStore } from "../stores/problem-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { problemInputs } from "./problem-inputs.ts";

/** Long enough for a gesture's own work to be done, short enough that a count never seems wrong. */
const PAUSE_MS = 120;
const AT_LAST_MS = 400;

/** Looks for problems now. */
export function refreshProblems(): void {
  const inputs = problemInputs();
  if (inputs === null) {
    problemStore.setState(NO_PROBLEMS);
    return;
  }
  const startMs = performance.now();
  const problems = findProblems(inputs);
  performance.measure("find-problems", { start: startMs });
  const { current } = problemStore.getState();
  const stays = problems.some(({ key }) => key === current);
  problemStore.setState({ problems, current: stays ? current : null });
}

/** Keeps the list of problems true: a moment after the last change of scenario, scores or wishes. */
export function watchProblems(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle = 0;
  const soon = (): void => {
    clearTimeout(timer);
    cancelIdleCallback(idle);
    timer = setTimeout(() => {
      // It takes longer than a frame, so it is not to begin when one is due.
      idle = requestIdleCallback(refreshProblems, { timeout: AT_LAST_MS });
    }, PAUSE_MS);
  };
  scenarioStore.subscribe((state, before) => {
    const isSame =
      state.scorecard === before.scorecard &&
      state.assignment === before.assignment &&
      state.territories === before.territories &&
      state.lockedUnits === before.lockedUnits &&
      state.allLocked === before.allLocked;
    if (!isSame) soon();
  });
  planStore.subscribe((state, before) => {
    if (state.snapshot !== before.snapshot) soon();
  });
}

import { api } from "../shell/api.ts";
import { notice } from "../shell/notice.ts";
import { problemOf } from "../shell/problem.ts";
import { writesSettled } from "../shell/write-queue.ts";
import { appStore } from "../stores/app-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { keepViewNow } from "../view/keep-view.ts";
import { refreshInfo } from "./refresh-info.ts";
import { leavePlan } from "./show-plan.ts";

/** Closes the open plan, after everything in flight is in its file, and goes to the welcome screen. */
export async function closePlan(): Promise<void> {
  if (planStore.getState().snapshot === null) {
    appStore.setState({ screen: "welcome" });
    return;
  }
  try {
    await Promise.all([writesSettled(), keepViewNow()]);
    await api().plan.close();
    await refreshInfo();
  } catch (error) {
    notice.problem(problemOf(error).sentence);
    return;
  }
  appStore.setState({ screen: "welcome" });
  leavePlan();
}

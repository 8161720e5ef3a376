import { api } from "../shell/api.ts";
import { chooseFile } from "../shell/choose-file.ts";
import { desktopShell } from "../shell/desktop-shell.ts";
import { notice } from "../shell/notice.ts";
import { problemOf } from "../shell/problem.ts";
import { UploadRefused, uploadFile } from "../shell/resources.ts";
import { jobStore } from "../stores/job-store.ts";
import { en } from "../text/en.ts";
import { refreshInfo } from "./refresh-info.ts";
import { showPlan } from "./show-plan.ts";

/** Asks for a plan file and opens it: by the system's dialog, or by the browser's, which hands over a copy. */
export async function openPlan(): Promise<void> {
  const shell = desktopShell();
  if (shell !== null) {
    const path = await shell.pickPlan();
    if (path !== null) await openPlanAt(path);
    return;
  }
  const file = await chooseFile(".bailiwick");
  if (file !== null) await openPlanFile(file);
}

/** Opens the plan at a path that the service can reach. */
export const openPlanAt = (path: string): Promise<void> => opened(() => api().plan.open({ path }));

/** Opens a plan file that the browser holds, by upload. */
export const openPlanFile = (file: File): Promise<void> =>
  opened(async () => {
    const { upload } = await uploadFile(file, () => undefined, new AbortController().signal);
    return api().plan.open({ upload });
  });

async function opened(open: () => ReturnType<ReturnType<typeof api>["plan"]["open"]>): Promise<void> {
  jobStore.setState({
    job: { title: en.welcome.openingPlan, phase: "", done: null, detail: "", cancelling: false },
  });
  try {
    await showPlan(await open());
  } catch (error) {
    notice.problem(
      error instanceof UploadRefused ? (error.sentence ?? problemOf(error).sentence) : problemOf(error).sentence,
    );
    await refreshInfo();
  } finally {
    jobStore.setState({ job: null });
  }
}

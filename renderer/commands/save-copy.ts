import { api } from "../shell/api.ts";
import { downloadFrom } from "../shell/choose-file.ts";
import { desktopShell } from "../shell/desktop-shell.ts";
import { notice } from "../shell/notice.ts";
import { writesSettled } from "../shell/write-queue.ts";
import { planStore } from "../stores/plan-store.ts";
import { en } from "../text/en.ts";
import { attempt } from "./attempt.ts";

/** Saves a full copy of the plan: into a chosen folder, or as a download. */
export async function saveCopy(): Promise<void> {
  const { snapshot } = planStore.getState();
  if (snapshot === null) return;
  const shell = desktopShell();
  const folder = shell === null ? null : await shell.pickFolder();
  if (shell !== null && folder === null) return;
  const name = `${snapshot.summary.name.replaceAll(/[^\p{L}\p{N} ._-]/gu, "_")}.bailiwick`;
  await attempt(async () => {
    await writesSettled();
    const { url, path } = await api().plan.saveCopy(folder === null ? {} : { folder });
    if (url !== null) downloadFrom(url, name);
    notice.done(en.topbar.copySaved(path ?? name));
  });
}

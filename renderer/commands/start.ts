import { api, connectToService, setClient } from "../shell/api.ts";
import { desktopShell } from "../shell/desktop-shell.ts";
import { problemOf } from "../shell/problem.ts";
import { appStore } from "../stores/app-store.ts";
import { en } from "../text/en.ts";
import { obeyMenu } from "./obey-menu.ts";
import { openPlanAt } from "./open-plan.ts";
import { showPlan } from "./show-plan.ts";

/** Connects to the service and shows what it has open, or the welcome screen. */
export async function start(): Promise<void> {
  try {
    setClient(await connectToService(() => lose(en.error.lost)));
  } catch {
    lose(en.error.noService);
    return;
  }
  try {
    const [info, current] = await Promise.all([api().app.info(), api().plan.current()]);
    appStore.setState({ info });
    if (current === null) appStore.setState({ screen: "welcome" });
    else await showPlan(current);
  } catch (error) {
    lose(problemOf(error).sentence);
    return;
  }
  const shell = desktopShell();
  shell?.onOpenPlan((path) => void openPlanAt(path));
  shell?.onMenu(obeyMenu);
}

const lose = (because: string): void =>
  appStore.setState({ screen: "lost", lost: { title: en.error.lostTitle, because } });

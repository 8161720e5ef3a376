import { useStore } from "zustand";
import { BuildDialog } from "../dialogs/build-dialog.tsx";
import { CompareDialog } from "../dialogs/compare-dialog.tsx";
import { ShareDialog } from "../dialogs/share-dialog.tsx";
import { ShortcutsDialog } from "../dialogs/shortcuts-dialog.tsx";
import { StudioMap } from "../map/studio-map.tsx";
import { Dock } from "../panels/dock/dock.tsx";
import { Inspector } from "../panels/inspector/inspector.tsx";
import { Rail } from "../panels/rail.tsx";
import { SidePanel } from "../panels/side-panel.tsx";
import { TopBar } from "../panels/top-bar/top-bar.tsx";
import { planStore } from "../stores/plan-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./studio-screen.module.css";

/** One window, map first: tools above, lists on the left, facts on the right, the same in tables below. */
export function StudioScreen() {
  const panel = useStore(viewStore, (state) => state.panel);
  const isThere = useStore(planStore, (state) => state.snapshot !== null);
  if (!isThere) return null;
  return (
    <div className={classes.screen} data-panel={panel !== null}>
      <a className={classes.skip} href="#dock">
        {en.skipToTable}
      </a>
      <TopBar />
      <Rail />
      {panel !== null && <SidePanel panel={panel} />}
      <main className={classes.centre}>
        <StudioMap />
        <Dock />
      </main>
      <Inspector />
      <BuildDialog />
      <ShareDialog />
      <CompareDialog />
      <ShortcutsDialog />
    </div>
  );
}

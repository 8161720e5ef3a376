import { useStore } from "zustand";
import { BuildDialog } from "../dialogs/build/build-dialog.tsx";
import { CompareDialog } from "../dialogs/compare-dialog.tsx";
import { ConditionsDialog } from "../dialogs/conditions-dialog.tsx";
import { PaletteDialog } from "../dialogs/palette-dialog.tsx";
import { PasteDialog } from "../dialogs/paste-dialog.tsx";
import { ShareDialog } from "../dialogs/share-dialog.tsx";
import { ShortcutsDialog } from "../dialogs/shortcuts-dialog.tsx";
import { StudioMap } from "../map/studio-map.tsx";
import { Dock } from "../panels/dock/dock.tsx";
import { Inspector } from "../panels/inspector/inspector.tsx";
import { ProposalPanel } from "../panels/proposal/proposal-panel.tsx";
import { Rail } from "../panels/rail.tsx";
import { SidePanel } from "../panels/side-panel.tsx";
import { TopBar } from "../panels/top-bar/top-bar.tsx";
import { planStore } from "../stores/plan-store.ts";
import { isProposing, proposalStore } from "../stores/proposal-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./studio-screen.module.css";

/**
 * One window, map first: tools above, lists on the left, facts on the right, the same in tables below. While a plan is on
 * its way there is only its map, where it will be.
 */
export function StudioScreen() {
  const panel = useStore(viewStore, (state) => state.panel);
  const dockHeightPx = useStore(viewStore, (state) => (state.dockOpen ? state.dockHeightPx : 0));
  const isProposal = useStore(proposalStore, isProposing);
  const isThere = useStore(planStore, (state) => state.snapshot !== null);
  const isOnItsWay = useStore(planStore, (state) => state.opening !== null);
  if (!isThere && !isOnItsWay) return null;
  return (
    <div className={classes.screen} data-panel={panel !== null}>
      {isThere && (
        <>
          <a className={classes.skip} href="#dock">
            {en.skipToTable}
          </a>
          <TopBar />
          <Rail />
        </>
      )}
      {panel !== null && (isThere ? <SidePanel panel={panel} /> : <div className={classes.panelToCome} />)}
      <main className={classes.centre}>
        <StudioMap />
        {isThere ? <Dock /> : <div className={classes.dockToCome} style={{ height: dockHeightPx + DOCK_BAR_PX }} />}
      </main>
      {isThere ? isProposal ? <ProposalPanel /> : <Inspector /> : <div className={classes.inspectorToCome} />}
      {isThere && (
        <>
          <BuildDialog />
          <ShareDialog />
          <CompareDialog />
          <ConditionsDialog />
          <ShortcutsDialog />
          <PaletteDialog />
          <PasteDialog />
        </>
      )}
    </div>
  );
}

const DOCK_BAR_PX = 37;

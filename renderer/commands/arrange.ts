import { type DockTab, type RailPanel, viewStore } from "../stores/view-store.ts";

/** Opens a panel of the left rail; the one that is open is closed. */
export const togglePanel = (panel: RailPanel): void =>
  viewStore.setState((state) => ({ panel: state.panel === panel ? null : panel }));

export const openPanel = (panel: RailPanel): void => viewStore.setState({ panel });

export const showDockTab = (dockTab: DockTab): void => viewStore.setState({ dockTab, dockOpen: true });

export const toggleDock = (): void => viewStore.setState(({ dockOpen }) => ({ dockOpen: !dockOpen }));

const DOCK_PX = { min: 120, max: 640 };

export const resizeDock = (heightPx: number): void =>
  viewStore.setState({ dockHeightPx: Math.round(Math.min(DOCK_PX.max, Math.max(DOCK_PX.min, heightPx))) });

/** Scores beside those of the baseline, or alone. */
export const showDeltas = (isShown: boolean): void => viewStore.setState({ showDeltas: isShown });

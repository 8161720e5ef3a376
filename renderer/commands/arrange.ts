import { type DockTab, type RailPanel, type ViewState, viewStore } from "../stores/view-store.ts";

/** Opens a panel of the left rail; the one that is open is closed. */
export const togglePanel = (panel: RailPanel): void =>
  viewStore.setState((state) => ({ panel: state.panel === panel ? null : panel }));

export const showDockTab = (dockTab: DockTab): void => viewStore.setState({ dockTab, dockOpen: true });

export const toggleDock = (): void => viewStore.setState(({ dockOpen }) => ({ dockOpen: !dockOpen }));

const DOCK_PX = { min: 120, max: 640 };

export const resizeDock = (heightPx: number): void =>
  viewStore.setState({ dockHeightPx: Math.round(Math.min(DOCK_PX.max, Math.max(DOCK_PX.min, heightPx))) });

export type MapView = Partial<
  Pick<ViewState, "fillOpacity" | "showUnitLines" | "showPlaces" | "showTerritoryNames" | "showDeltas">
>;

/** What the map and the scorecard show. */
export const showOnMap = (view: MapView): void => viewStore.setState(view);

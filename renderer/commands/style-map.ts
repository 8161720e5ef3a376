import type { LayerLook, MapLayer, MapStyling } from "../../core/domain/map-styling.ts";
import { stylingStore } from "../stores/styling-store.ts";

/** Changes how the map is drawn. */
export const styleMap = (change: Partial<MapStyling>): void => stylingStore.setState(change);

/** Shows, hides or fades one layer of the map. */
export const lookOfLayer = (layer: MapLayer, look: Partial<LayerLook>): void =>
  stylingStore.setState(({ layers }) => ({ layers: { ...layers, [layer]: { ...layers[layer], ...look } } }));

export const toggleLayer = (layer: MapLayer): void =>
  lookOfLayer(layer, { isVisible: !stylingStore.getState().layers[layer].isVisible });

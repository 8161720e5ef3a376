import { createStore } from "zustand/vanilla";
import { FIRST_STYLING, type MapStyling } from "../../core/domain/map-styling.ts";

/** How the map of the open plan is drawn. */
export const stylingStore = createStore<MapStyling>(() => FIRST_STYLING);

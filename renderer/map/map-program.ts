import { createStore } from "zustand/vanilla";
import type { MapCanvas } from "./map-canvas.tsx";

/** The part of the program that draws maps: MapLibre is half of it all, and the first screen does without. */
type MapProgram =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly MapCanvas: typeof MapCanvas }
  | { readonly kind: "failed"; readonly error: unknown };

/** Not React's lazy loading: that holds back what was loaded by up to 300 ms, so that fallbacks do not flicker. */
export const mapProgramStore = createStore<MapProgram>(() => ({ kind: "loading" }));

export async function loadMapProgram(): Promise<void> {
  try {
    mapProgramStore.setState({ kind: "ready", ...(await import("./map-canvas.tsx")) });
  } catch (error) {
    mapProgramStore.setState({ kind: "failed", error });
  }
}

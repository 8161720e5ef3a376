import { createStore } from "zustand/vanilla";
import type { Bounds } from "../../core/geo/unit-bounds.ts";

export type CameraWish =
  | { readonly kind: "fit"; readonly bounds: Bounds }
  | { readonly kind: "zoom"; readonly by: number };

/** Where the map is asked to look. `serial` grows with every wish, so that the same one can be made twice. */
export const cameraStore = createStore<{ readonly wish: CameraWish | null; readonly serial: number }>(() => ({
  wish: null,
  serial: 0,
}));

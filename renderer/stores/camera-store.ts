import { createStore } from "zustand/vanilla";
import type { Bounds } from "../../core/geo/unit-bounds.ts";

/** Middle of the map in degrees, zoom, and degrees that it is turned by. */
export type Camera = {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing: number;
};

export type CameraWish =
  | { readonly kind: "fit"; readonly bounds: Bounds }
  | { readonly kind: "zoom"; readonly by: number }
  | { readonly kind: "look"; readonly at: Camera };

/** Where the map is asked to look. `serial` grows with every wish, so that the same one can be made twice. */
export const cameraStore = createStore<{ readonly wish: CameraWish | null; readonly serial: number }>(() => ({
  wish: null,
  serial: 0,
}));

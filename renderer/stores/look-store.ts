import { createStore } from "zustand/vanilla";
import type { Camera } from "./camera-store.ts";

/** Where the map looks; null until it has come to rest for the first time, or for a plan that was never looked at. */
export const lookStore = createStore<{ readonly looksAt: Camera | null }>(() => ({ looksAt: null }));

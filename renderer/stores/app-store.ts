import { createStore } from "zustand/vanilla";
import type { Client } from "../shell/api.ts";

export type AppInfo = Awaited<ReturnType<Client["app"]["info"]>>;

/** Which screen is up, and what the service says of itself. */
export type AppState = {
  readonly screen: "starting" | "welcome" | "new-plan" | "studio" | "lost";
  readonly info: AppInfo | null;
  /** Why the window cannot go on; only with screen `lost`. */
  readonly lost: { readonly title: string; readonly because: string } | null;
};

export const appStore = createStore<AppState>(() => ({ screen: "starting", info: null, lost: null }));

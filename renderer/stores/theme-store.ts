import { createStore } from "zustand/vanilla";
import type { ColorScheme } from "../map/map-colors.ts";

const KEY = "bailiwick-theme";

/** The user's own choice of colours; null follows the system. */
export const themeStore = createStore<{ readonly chosen: ColorScheme | null }>(() => ({ chosen: remembered() }));

themeStore.subscribe(({ chosen }) => {
  if (chosen !== null) localStorage.setItem(KEY, chosen);
});

function remembered(): ColorScheme | null {
  const value = typeof localStorage === "undefined" ? null : localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : null;
}

import { useMediaQuery } from "@mantine/hooks";
import { useStore } from "zustand";
import type { ColorScheme } from "../map/map-colors.ts";
import { themeStore } from "../stores/theme-store.ts";

/** The colours to show: the user's choice, else the system's. */
export function useScheme(): ColorScheme {
  const chosen = useStore(themeStore, (state) => state.chosen);
  const systemIsDark = useMediaQuery("(prefers-color-scheme: dark)", false, { getInitialValueInEffect: false });
  return chosen ?? (systemIsDark ? "dark" : "light");
}

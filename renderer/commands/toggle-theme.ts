import { themeStore } from "../stores/theme-store.ts";

/** From light to dark and back; the choice is remembered on this computer. */
export function toggleTheme(): void {
  const { chosen } = themeStore.getState();
  const isDark = chosen === null ? window.matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
  themeStore.setState({ chosen: isDark ? "light" : "dark" });
}
